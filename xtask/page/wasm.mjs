// What Binaryen does to wasm.

import { fileURLToPath } from 'node:url';
import { run } from './run.mjs';

/** What the compiler uses, which a module does not say. */
const FEATURES = ['bulk-memory', 'multivalue', 'mutable-globals', 'nontrapping-float-to-int', 'reference-types', 'sign-ext'];

/** The passes for what is to be small. */
export const SMALL = [
  // The stack begins above the first kilobyte of memory and grows down: nothing else lies there.
  '--low-memory-unused',
  '-Oz',
  '--flatten',
  '--rereloop',
  '-Oz',
  '-Oz',
  // Functions of similar names hold similar code, and compress better side by side.
  '--reorder-functions-by-name',
];

/** The passes for what is to be fast. */
export const FAST = ['--low-memory-unused', '-O3'];

/** Optimises a wasm where it lies; `options` are more passes. What the passes print. */
export function optimise(path, passes, ...options) {
  const tool = fileURLToPath(new URL('../../node_modules/binaryen/bin/wasm-opt', import.meta.url));
  const enabled = FEATURES.map((feature) => `--enable-${feature}`);
  return run(process.execPath, tool, ...enabled, ...passes, ...options, path, '--output', path);
}

/**
 * Optimises a wasm where it lies, and shortens the names that it shares with others. Returns the short names of all
 * that it imports or exports and of the modules imported from, and of the exports alone.
 */
export function optimiseAndShorten(path, passes) {
  const { imports, exports } = JSON.parse(optimise(path, passes, '--minify-imports-and-exports-and-modules'));
  const modules = imports.map(([module]) => [module, 'a']);
  const shortExports = Object.fromEntries(exports);
  return {
    shortNames: { ...Object.fromEntries(modules), ...Object.fromEntries(imports.map(([, ...names]) => names)), ...shortExports },
    shortExports,
  };
}
