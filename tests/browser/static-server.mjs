// A plain static host: files of one folder under one path, nothing made up and nothing cached.
//
//     node static-server.mjs <folder> <path> <port>

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/**
 * Serves `folder` at `path` (which begins and ends with a slash) on 127.0.0.1. With `compress`
 * every file is sent as brotli, compressed at its first request. Port 0 takes a free one.
 */
export async function serve({ folder, path, port = 0, compress = false }) {
  const root = resolve(folder);
  const compressed = new Map();

  async function body(file) {
    if (!compress) return readFile(file);
    if (!compressed.has(file)) compressed.set(file, promisify(brotliCompress)(await readFile(file)));
    return compressed.get(file);
  }

  async function answer(request, response) {
    const { pathname } = new URL(request.url, 'http://localhost');
    const name = decodeURIComponent(pathname);
    const file = resolve(root, `.${sep}${name.slice(path.length)}${name.endsWith('/') ? 'index.html' : ''}`);
    if (!name.startsWith(path) || !file.startsWith(root + sep)) {
      return response.writeHead(404).end();
    }
    const content = await body(file);
    response.writeHead(200, {
      'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
      'Content-Length': content.length,
      'Cache-Control': 'no-cache',
      ...(compress && { 'Content-Encoding': 'br' }),
    });
    return response.end(request.method === 'HEAD' ? undefined : content);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.writeHead(404).end());
  });
  await new Promise((listening) => server.listen(port, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${server.address().port}${path}`;
  return { url, close: () => new Promise((closed) => server.close(closed)) };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [folder, path, port] = process.argv.slice(2);
  const { url } = await serve({ folder, path, port: Number(port) });
  console.log(`serving ${folder} at ${url}`);
}
