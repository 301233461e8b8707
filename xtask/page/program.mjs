// The program: its wasm in two parts, what the page begins with, and the rooms; and the workers.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkTable, readTable } from './table.mjs';
import { run } from './run.mjs';
import { bundle } from './scripts.mjs';
import { optimise, optimiseAndShorten, SMALL } from './wasm.mjs';

/**
 * Makes the two parts of what cargo has built, and new bindings for the first, beside Trunk's own. Returns the parts,
 * where the bindings lie, the short names that bindings and first part share, and which of those are `shared` with the
 * rooms under which long names.
 */
export function finishProgram(site) {
  const { target_directory: target } = JSON.parse(run('cargo', 'metadata', '--format-version', '1', '--no-deps'));
  const parts = join(target, 'parts');
  run('wasm-split-cli', join(target, 'wasm32-unknown-unknown/release/funnelwright.wasm'), parts, '--out-name', 'first');
  // What the linker exports, among it the table that the rooms fill, would be left out as unused.
  const options = ['--target', 'web', '--no-typescript', '--keep-lld-exports', '--out-name', 'funnelwright'];
  run('wasm-bindgen', join(parts, 'first.wasm'), ...options, '--out-dir', parts);

  const [firstPath, roomsPath] = ['funnelwright_bg.wasm', 'split_rooms.wasm'].map((name) => join(parts, name));
  const { shortNames, shortExports } = optimiseAndShorten(firstPath, SMALL);
  optimise(roomsPath, SMALL);
  const [first, rooms] = [firstPath, roomsPath].map((path) => readFileSync(path));
  checkTable(readTable(first), readTable(rooms));
  return { first, rooms, bindings: join(parts, 'funnelwright.js'), shortNames, shared: sharedNames(rooms, shortExports) };
}

/** The names of what a later part imports, each with its short name among the exports of the first. */
export function sharedNames(later, shortExports) {
  return WebAssembly.Module.imports(new WebAssembly.Module(later)).map(({ name }) => {
    if (!Object.hasOwn(shortExports, name)) throw new Error(`the later part imports ${name}, which the first does not export`);
    return [name, shortExports[name]];
  });
}

/** Makes a worker one script and its wasm; the name of the script. */
export async function finishWorker(site, name, passes) {
  const [wasm, bindings, program] = [`${name}_bg.wasm`, `${name}.js`, `${name}-worker.js`];
  const { shortNames } = optimiseAndShorten(site.path(wasm), passes);
  const wasmName = site.addNamed(wasm, site.read(wasm));
  const script = await bundle(shortNames, {
    entryPoints: [site.path(program)],
    define: { WASM: JSON.stringify(wasmName) },
  });
  const scriptName = site.addNamed(program, script);
  site.remove(wasm, bindings, program);
  return scriptName;
}
