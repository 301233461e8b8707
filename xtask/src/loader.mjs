// The script of the finished page: starts the first part of the program, and loads the later part when it asks for it.
// `finish-page.mjs` puts the addresses in.

import init from 'bindings';
import { keepOffline } from './keep-offline.mjs';

// What fails here may happen again at once, and leaves the program in no state to say so.
addEventListener('error', ({ error }) => recover(error));
addEventListener('unhandledrejection', ({ reason }) => recover(reason));

const first = await init({ module_or_path: new URL(FIRST, import.meta.url) });

let later;

globalThis.funnelwrightLater = () => {
  later ??= load().catch((error) => {
    // The next time it is needed it is tried again.
    later = undefined;
    throw error;
  });
  return later;
};

keepOffline();

function recover(error) {
  if (error instanceof WebAssembly.RuntimeError) location.replace(`recovery/#${document.documentElement.lang}`);
}

async function load() {
  const [module] = await Promise.all([fetch(new URL(LATER, import.meta.url)), loadStyles()]);
  const { instance } = await WebAssembly.instantiateStreaming(module, { a: first });
  instance.exports.arrive();
}

function loadStyles() {
  const styles = document.createElement('link');
  styles.rel = 'stylesheet';
  styles.href = new URL(LATER_STYLES, import.meta.url);
  return new Promise((loaded, failed) => {
    styles.onload = loaded;
    styles.onerror = failed;
    document.head.append(styles);
  });
}
