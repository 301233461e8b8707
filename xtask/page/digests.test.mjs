import assert from 'node:assert/strict';
import test from 'node:test';
import { contentName, digest, integrity } from './digests.mjs';

test('a file is named after what it holds', () => {
  assert.equal(contentName('app.css', ''), 'app-e3b0c44298fc1c14.css');
  assert.equal(contentName('simulation_bg.wasm', ''), 'simulation-e3b0c44298fc1c14_bg.wasm');
  assert.equal(contentName('funnelwright-rooms_bg.wasm', ''), 'funnelwright-rooms-e3b0c44298fc1c14_bg.wasm');
  assert.notEqual(contentName('app.css', 'a'), contentName('app.css', 'b'));
});

test('the digest takes the place of another', () => {
  assert.equal(contentName('app-94b0aaf8160297a8.css', ''), 'app-e3b0c44298fc1c14.css');
});

test('a digest reads as browsers want it', () => {
  assert.equal(digest('sha256', ''), 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=');
  assert.match(integrity(''), /^ crossorigin="anonymous" integrity="sha384-[A-Za-z0-9+/]{64}"$/);
});
