import assert from 'node:assert/strict';
import test from 'node:test';
import { integrity } from './digests.mjs';
import { withScript, withStyles, withoutStyles } from './html.mjs';

const page = `<head>
  <link rel="stylesheet" href="./app-1.css"/>
  <link rel="stylesheet" href="./later-2.css"/>
</head>
<script type="module">
import init from './page.js';
</script>`;

test('a script in a file takes the place of the inline one', () => {
  const html = withScript(page, './page-3.js', 'run()');
  assert.ok(html.includes(`<script type="module" src="./page-3.js"${integrity('run()')}></script>`));
  assert.ok(!html.includes('import init'));
});

test('styles are named anew, and their digest is expected', () => {
  assert.ok(withStyles(page, 'app-1.css', 'app-4.css', 'a{}').includes(`<link rel="stylesheet" href="./app-4.css"${integrity('a{}')}/>`));
});

test('styles that come later are taken out, and no others', () => {
  const html = withoutStyles(page, 'later-2.css');
  assert.ok(!html.includes('later'));
  assert.ok(html.includes('app-1.css'));
});

test('what is not in the page cannot be replaced', () => {
  assert.throws(() => withScript('<head></head>', './page.js', ''), /is in the page/);
  assert.throws(() => withStyles(page, 'other.css', 'app.css', ''), /is in the page/);
  assert.throws(() => withoutStyles(page, 'other.css'), /is in the page/);
});
