// Keeps one whole version of the site in the browser, so that it opens without a network, and serves nothing but that
// version until another takes its place.
//
// `xtask/page/service-worker.mjs` puts in FILES, the address of every file relative to the site with its digest, and VERSION, a digest of
// all that and of this program. A version is installed whole or not at all: every file must be had and be the very one
// that was built, whatever a host halfway through a deployment or a cache on the way may send. It then waits until no
// page uses the version before, or until a person asks for it (`keep-offline.mjs`); meanwhile open pages go on finding
// all their own files, those that they load late too, even where the host has them no more.

/* global FILES, VERSION */

const SITE = registration.scope;
/** Sites of one origin share its caches: ours are told by the path, in which no space can be. */
const OURS = `funnelwright ${new URL(SITE).pathname} `;
const CACHE = OURS + VERSION;
const digests = new Map(Object.entries(FILES).map(([path, digest]) => [new URL(path, SITE).href, digest]));

addEventListener('install', (event) => event.waitUntil(install()));
addEventListener('activate', (event) => event.waitUntil(activate()));

addEventListener('message', (event) => {
  if (event.data === 'activate') event.waitUntil(skipWaiting());
});

addEventListener('fetch', (event) => {
  const address = keptAddress(event.request);
  if (address !== undefined) event.respondWith(answer(event.request, address));
});

/** Keeps every file, once all of them are there. */
async function install() {
  const files = await Promise.all([...digests].map(async ([address, digest]) => [address, await download(address, digest)]));
  const cache = await caches.open(CACHE);
  await Promise.all(files.map(([address, response]) => cache.put(address, response)));
}

/** A file as the host has it now; an error if that is not the file that was built. */
async function download(address, integrity) {
  const response = await fetch(address, { integrity, cache: 'no-cache', redirect: 'error', priority: 'low' });
  if (response.status !== 200) throw new Error(`${response.status} for ${address}`);
  return response;
}

/** Removes older versions, and serves the pages that are open already. */
async function activate() {
  // In the order in which they were made: behind this one, a later version may be just being kept.
  for (const name of await caches.keys()) {
    if (name === CACHE) break;
    if (name.startsWith(OURS)) await caches.delete(name);
  }
  await clients.claim();
}

/** Under which address the answer to a request is kept; of other requests the browser takes care. */
function keptAddress({ method, mode, url }) {
  if (method !== 'GET') return undefined;
  const address = new URL(url);
  address.hash = '';
  // A page is the same whatever is asked of it, and goes by its folder.
  if (mode === 'navigate') address.search = '';
  const { href } = address;
  const name = href.endsWith('/index.html') ? href.slice(0, -'index.html'.length) : href;
  return digests.has(name) ? name : undefined;
}

async function answer(request, address) {
  // A browser may have thrown the cache away, or have none.
  const kept = await caches.match(address, { cacheName: CACHE, ignoreVary: true }).catch(() => undefined);
  return kept ?? fetch(request);
}
