// The folder of a site that is being finished. Names are relative to it, with forward slashes.

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { contentName } from './digests.mjs';

export class Site {
  constructor(folder) {
    this.folder = folder;
  }

  path(name) {
    return join(this.folder, name);
  }

  read(name) {
    return readFileSync(this.path(name));
  }

  text(name) {
    return this.read(name).toString();
  }

  write(name, content) {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), content);
  }

  /** Writes a file under a name that tells its content apart; that name. */
  addNamed(name, content) {
    const named = contentName(name, content);
    this.write(named, content);
    return named;
  }

  /** Removes files, and folders with all that is in them. */
  remove(...names) {
    for (const name of names) rmSync(this.path(name), { recursive: true, force: true });
  }

  /** Every file in a folder of the site or below it, in an order that is always the same. */
  files(folder = '.') {
    return readdirSync(this.path(folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(this.folder, join(entry.parentPath ?? entry.path, entry.name)).replaceAll(sep, '/'))
      .sort();
  }

  /** The name of the one file like that at the top of the site; of several, the page would lose some. */
  only(pattern) {
    const found = readdirSync(this.folder).filter((name) => pattern.test(name));
    if (found.length !== 1) throw new Error(`${found.length} files like ${pattern} in ${this.folder}, not one`);
    return found[0];
  }
}
