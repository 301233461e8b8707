import assert from 'node:assert/strict';
import test from 'node:test';
import { wasm } from './fixtures.mjs';
import { checkTable, readTable } from './table.mjs';

/** As the tool that parts the program makes it: the places of the later part are null until it comes. */
const first = readTable(
  wasm(`(module
    (table $functions 5 5 funcref)
    (table $objects 8 externref)
    (elem (table $functions) (i32.const 1) func $one $two)
    (elem (table $functions) (i32.const 3) funcref (item (ref.null func)) (item (ref.null func)))
    (func $one)
    (func $two))`),
);

const later = (start, items) =>
  readTable(
    wasm(`(module
      (import "first" "functions" (table $functions 5 5 funcref))
      (elem (table $functions) (i32.const ${start}) func ${items})
      (func $three)
      (func $four))`),
  );

test('only functions fill places of the table', () => {
  assert.deepEqual(first, { size: 5, filled: new Set([1, 2]) });
});

test('two parts that fill the table are taken', () => {
  checkTable(first, later(3, '$three $four'));
});

test('a place left empty is refused', () => {
  assert.throws(() => checkTable(first, later(3, '$three')), /place 4 .* by 0 of the two parts/);
});

test('a place filled twice is refused', () => {
  assert.throws(() => checkTable(first, later(2, '$three $four $three')), /place 2 .* by 2 of the two parts/);
});

test('a place beyond the end is refused', () => {
  assert.throws(() => checkTable(first, later(3, '$three $four $three')), /5 functions are to fill the 4 places/);
});

test('a module that fills no table is refused', () => {
  assert.throws(() => readTable(wasm('(module (table 5 funcref))')), /fills no table/);
});
