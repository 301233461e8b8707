// What the tests of the build tool are given.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import binaryen from 'binaryen';
import { Site } from './site.mjs';

/** A site with these files, by their names, that is gone after the test. */
export function siteOf(test, files) {
  const folder = mkdtempSync(join(tmpdir(), 'site-'));
  test.after(() => rmSync(folder, { recursive: true }));
  const site = new Site(folder);
  for (const [name, content] of Object.entries(files)) site.write(name, content);
  return site;
}

/** A module as wasm, from its text. */
export function wasm(text) {
  const module = binaryen.parseText(text);
  const bytes = Buffer.from(module.emitBinary());
  module.dispose();
  return bytes;
}
