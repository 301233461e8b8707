// Gives a finished site its service worker, with the list of all other files: the program is
// `src/page/runtime/service-worker.js`.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { transformSync } from 'esbuild';
import { digest } from './digests.mjs';

/** Its address never changes: browsers look there for a new version. */
const NAME = 'service-worker.js';
const program = readFileSync(new URL(`../../src/page/runtime/${NAME}`, import.meta.url), 'utf8');

/** Writes the service worker of a site; no file may change after that. */
export function addServiceWorker(site) {
  const files = JSON.stringify(fileDigests(site));
  const version = createHash('sha256').update(program).update(files).digest('hex').slice(0, 16);
  const define = { FILES: files, VERSION: JSON.stringify(version) };
  const { code } = transformSync(program, { define, minify: true, target: 'esnext' });
  site.write(NAME, code);
}

/** The address of every file of the site but the service worker itself, with the digest of what it holds. */
export function fileDigests(site) {
  const names = site.files().filter((name) => name !== NAME);
  return Object.fromEntries(names.map((name) => [address(name), digest('sha256', site.read(name))]));
}

/** A page goes by its folder: many a host redirects there from its name. */
function address(name) {
  return name.replace(/(^|\/)index\.html$/, '$1');
}
