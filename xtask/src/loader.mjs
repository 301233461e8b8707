// The script of the finished page: starts the first part of the program, and loads the later part when it asks for it.
// `finish-page.mjs` puts the addresses in.

import init from 'bindings';
import { keepOffline } from './keep-offline.mjs';

const first = await init({ module_or_path: new URL(FIRST, import.meta.url) });

let later;

globalThis.funnelcastLater = () => {
  later ??= load().catch((error) => {
    // The next time it is needed it is tried again.
    later = undefined;
    throw error;
  });
  return later;
};

keepOffline();

async function load() {
  const module = fetch(new URL(LATER, import.meta.url));
  const { instance } = await WebAssembly.instantiateStreaming(module, { a: first });
  instance.exports.arrive();
}
