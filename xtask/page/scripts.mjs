// Scripts and styles, bundled and minified.

import { build } from 'esbuild';
import { escaped } from './html.mjs';

/** A script with all that it imports, among it bindings whose names shared with their wasm are shortened. */
export function bundle(shortNames, options) {
  return minify({
    ...options,
    bundle: true,
    format: 'esm',
    // Every name that the bindings share with the wasm, and no other.
    mangleProps: new RegExp(`^(?:${Object.keys(shortNames).map(escaped).join('|')})$`),
    mangleQuoted: true,
    mangleCache: shortNames,
  });
}

/** Only shortens: `esnext` keeps it from rewriting for older browsers. */
export async function minify(options) {
  const { outputFiles } = await build({ ...options, write: false, minify: true, target: 'esnext', logLevel: 'warning' });
  return outputFiles[0].contents;
}
