// The script of the finished page: starts the first part of the program, and loads the rooms when it asks for them.
// `xtask/page/finish-page.mjs` puts the addresses in.

import init from 'bindings';
import { keepOffline } from './keep-offline.mjs';
import './translation.mjs';

// What fails here may happen again at once, and leaves the program in no state to say so.
addEventListener('error', ({ error }) => recover(error));
addEventListener('unhandledrejection', ({ reason }) => recover(reason));

const first = await init({ module_or_path: new URL(FIRST, import.meta.url) });

let rooms;

globalThis.funnelwrightRooms = () => {
  rooms ??= load().catch((error) => {
    // The next time it is needed it is tried again.
    rooms = undefined;
    throw error;
  });
  return rooms;
};

keepOffline();

function recover(error) {
  if (error instanceof WebAssembly.RuntimeError) location.replace(`recovery/#${document.documentElement.lang}`);
}

async function load() {
  const [module] = await Promise.all([fetch(new URL(ROOMS, import.meta.url)), loadStyles()]);
  // The names that the rooms import, and how they are shortened in the first part.
  const shared = Object.fromEntries(SHARED.map(([name, short]) => [name, first[short]]));
  await WebAssembly.instantiateStreaming(module, { __wasm_split: shared });
}

function loadStyles() {
  const styles = document.createElement('link');
  styles.rel = 'stylesheet';
  styles.href = new URL(ROOMS_STYLES, import.meta.url);
  return new Promise((loaded, failed) => {
    styles.onload = loaded;
    styles.onerror = failed;
    document.head.append(styles);
  });
}
