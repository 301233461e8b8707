import assert from 'node:assert/strict';
import test from 'node:test';
import { siteOf } from './fixtures.mjs';
import { bundle, minify } from './scripts.mjs';

const text = (content) => Buffer.from(content).toString();

test('bindings and what imports them become one script, with short names for what they share with the wasm', async (context) => {
  const site = siteOf(context, {
    'bindings.js': `export default (wasm) => [wasm.__wbindgen_start, { './page_bg.js': { __wbg_open_1: () => wasm.started } }];`,
    'loader.mjs': `import init from 'bindings'; globalThis.page = init(WASM);`,
  });
  const script = await bundle(
    { __wbindgen_start: 'b', './page_bg.js': 'a', __wbg_open_1: 'c' },
    {
      entryPoints: [site.path('loader.mjs')],
      alias: { bindings: site.path('bindings.js') },
      define: { WASM: JSON.stringify({ file: 'x' }) },
    },
  );
  assert.match(text(script), /\.b,\{a:\{c:\(\)=>\w+\.started\}\}/);
  assert.doesNotMatch(text(script), /__wb|import/);
});

test('styles are minified, and not rewritten for older browsers', async () => {
  const styles = await minify({ stdin: { contents: 'a {\n  color: light-dark(red, blue);\n  & b { margin: 0 }\n}\n', loader: 'css' } });
  assert.equal(text(styles), 'a{color:light-dark(red,blue);& b{margin:0}}\n');
});
