import assert from 'node:assert/strict';
import test from 'node:test';
import { siteOf, wasm } from './fixtures.mjs';
import { optimiseAndShorten, SMALL } from './wasm.mjs';

test('names shared with others are shortened, and what is unused is gone', (context) => {
  const site = siteOf(context, {
    'a.wasm': wasm(`(module
      (import "./page_bg.js" "__wbg_open" (func $open (param i32)))
      (func (export "__wbindgen_start") (call $open (i32.const 1)))
      (func $unused (call $open (i32.const 2))))`),
  });
  const { shortNames, shortExports } = optimiseAndShorten(site.path('a.wasm'), SMALL);

  const module = new WebAssembly.Module(site.read('a.wasm'));
  const [imported] = WebAssembly.Module.imports(module);
  const [exported] = WebAssembly.Module.exports(module);
  assert.deepEqual(shortNames, { './page_bg.js': imported.module, __wbg_open: imported.name, __wbindgen_start: exported.name });
  assert.deepEqual(shortExports, { __wbindgen_start: exported.name });
  assert.equal(exported.name.length, 1);

  const opened = [];
  const instance = new WebAssembly.Instance(module, { [imported.module]: { [imported.name]: (number) => opened.push(number) } });
  instance.exports[exported.name]();
  assert.deepEqual(opened, [1]);
});
