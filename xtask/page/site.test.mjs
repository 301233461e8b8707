import assert from 'node:assert/strict';
import test from 'node:test';
import { siteOf } from './fixtures.mjs';

test('files are listed with those in folders, in one order', (context) => {
  const site = siteOf(context, { 'b.js': '', 'locales/hu.json': '', 'locales/en.json': '', 'a.css': '' });
  assert.deepEqual(site.files(), ['a.css', 'b.js', 'locales/en.json', 'locales/hu.json']);
  assert.deepEqual(site.files('locales'), ['locales/en.json', 'locales/hu.json']);
});

test('a file is added under a name of its own', (context) => {
  const site = siteOf(context, {});
  const name = site.addNamed('app.css', 'a{}');
  assert.match(name, /^app-[0-9a-f]{16}\.css$/);
  assert.equal(site.text(name), 'a{}');
});

test('of files that look alike none is chosen', (context) => {
  const site = siteOf(context, { 'app-1.css': '', 'app-2.css': '', 'page-1.js': '' });
  assert.equal(site.only(/^page-.*\.js$/), 'page-1.js');
  assert.throws(() => site.only(/^app-.*\.css$/), /2 files like/);
  assert.throws(() => site.only(/^other-/), /0 files like/);
});

test('files and folders are removed', (context) => {
  const site = siteOf(context, { 'a.css': '', 'snippets/a/b.js': '', 'c.js': '' });
  site.remove('a.css', 'snippets');
  assert.deepEqual(site.files(), ['c.js']);
});
