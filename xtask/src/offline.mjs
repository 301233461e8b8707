// Gives a finished site its service worker, with the list of all other files: the program is
// `static/service-worker.js`.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { transformSync } from 'esbuild';

/** Its address never changes: browsers look there for a new version. */
const NAME = 'service-worker.js';
const program = readFileSync(new URL(`../../static/${NAME}`, import.meta.url), 'utf8');

/** Writes the service worker of the site in `folder`; no file may change after that. */
export function addServiceWorker(folder) {
  const files = JSON.stringify(Object.fromEntries(paths(folder).map((path) => [address(path), digest(path, folder)])));
  const version = createHash('sha256').update(program).update(files).digest('hex').slice(0, 16);
  const define = { FILES: files, VERSION: JSON.stringify(version) };
  const { code } = transformSync(program, { define, minify: true, target: 'esnext' });
  writeFileSync(join(folder, NAME), code);
}

/** Every file of the site with forward slashes, in an order that is always the same. */
function paths(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).replaceAll(sep, '/'))
    .filter((path) => path !== NAME)
    .sort();
}

/** A page goes by its folder: many a host redirects there from its name. */
function address(path) {
  return path.replace(/(^|\/)index\.html$/, '$1');
}

function digest(path, folder) {
  return `sha256-${createHash('sha256').update(readFileSync(join(folder, path))).digest('base64')}`;
}
