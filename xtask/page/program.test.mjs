import assert from 'node:assert/strict';
import test from 'node:test';
import { wasm } from './fixtures.mjs';
import { sharedNames } from './program.mjs';

const later = wasm(`(module
  (import "__wasm_split" "memory" (memory 1))
  (import "__wasm_split" "__indirect_function_table" (table 2 funcref)))`);

test('what the later part imports is found by its short name among the exports of the first', () => {
  const short = { main: 'a', memory: 'b', __indirect_function_table: 'c' };
  assert.deepEqual(sharedNames(later, short), [
    ['memory', 'b'],
    ['__indirect_function_table', 'c'],
  ]);
});

test('what the first part does not export is missed when the page is built', () => {
  assert.throws(() => sharedNames(later, { memory: 'b' }), /imports __indirect_function_table, which/);
});
