import assert from 'node:assert/strict';
import test from 'node:test';
import { minifyJson } from './json.mjs';

test('a catalog keeps its words and their order, and loses the space between', () => {
  assert.equal(minifyJson('{\n  "goal": { "title": "The goal", "a": "x  y" },\n  "app": {}\n}\n'), '{"goal":{"title":"The goal","a":"x  y"},"app":{}}');
});

test('what is no JSON stops the build', () => {
  assert.throws(() => minifyJson('{"goal": }'), SyntaxError);
});
