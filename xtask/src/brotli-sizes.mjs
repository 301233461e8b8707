// Prints "raw brotli path" for every path given: sizes in bytes, brotli at its highest quality.
import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';

for (const path of process.argv.slice(1)) {
  const raw = readFileSync(path);
  console.log(raw.length, brotliCompressSync(raw).length, path);
}
