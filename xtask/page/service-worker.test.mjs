import assert from 'node:assert/strict';
import test from 'node:test';
import { digest } from './digests.mjs';
import { siteOf } from './fixtures.mjs';
import { addServiceWorker, fileDigests } from './service-worker.mjs';

const files = { 'index.html': '<html></html>', 'locales/en.json': '{}', 'recovery/index.html': '<p></p>' };

test('every file but the service worker is listed, pages by their folders', (context) => {
  const site = siteOf(context, { ...files, 'service-worker.js': 'before' });
  assert.deepEqual(fileDigests(site), {
    '': digest('sha256', files['index.html']),
    'locales/en.json': digest('sha256', '{}'),
    'recovery/': digest('sha256', '<p></p>'),
  });
});

test('the list and the version are put into the program, and the version goes with what the files hold', (context) => {
  const site = siteOf(context, files);
  const made = () => {
    addServiceWorker(site);
    return site.text('service-worker.js');
  };
  const before = made();
  assert.ok(before.includes(digest('sha256', '{}')));
  assert.doesNotMatch(before, /\b(?:FILES|VERSION)\b/);
  assert.equal(made(), before);

  site.write('locales/en.json', '{"a":1}');
  const version = (text) => text.match(/"([0-9a-f]{16})"/)[1];
  assert.notEqual(version(made()), version(before));
});
