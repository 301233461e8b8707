import assert from 'node:assert/strict';
import test from 'node:test';
import { addContentPolicy } from './content-policy.mjs';

const page = (rest) => `<!doctype html>\n<html><head>\n    <meta charset="utf-8" />\n    ${rest}</head></html>`;

test('the policy stands before everything that is loaded, and names the scripts by their digests', () => {
  const html = addContentPolicy(page('<script src="a.js" integrity="sha384-AAAA"></script><script src="b.js" integrity="sha384-BBBB"></script>'));
  const [, policy] = html.match(/<meta charset="utf-8" \/>\s*<meta http-equiv="Content-Security-Policy" content="([^"]*)" \/>/);
  const directives = policy.split('; ');
  assert.ok(directives.includes("default-src 'none'"));
  assert.ok(directives.includes("script-src 'sha384-AAAA' 'sha384-BBBB' 'wasm-unsafe-eval'"));
});

test('a page without scripts allows none', () => {
  assert.match(addContentPolicy(page('')), /script-src 'wasm-unsafe-eval';/);
});

test('a script without digest is refused', () => {
  assert.throws(() => addContentPolicy(page('<script>run()</script>')), /a script without digest/);
});

test('a page whose beginning is not known is refused', () => {
  assert.throws(() => addContentPolicy('<html></html>'), /no <meta charset/);
});
