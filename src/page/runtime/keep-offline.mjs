// The page's side of `service-worker.js`: has the browser keep the site, and tells the app of a newer version,
// which is used when a person says so. Nothing here may disturb a page whose browser cannot or will not keep it.

const workers = navigator.serviceWorker;
const program = new URL('service-worker.js', document.baseURI).href;

let registration;
let tellWaits;
const waits = new Promise((resolve) => {
  tellWaits = resolve;
});

/** Resolves when a newer version waits to be used; never where there is none. */
globalThis.funnelwrightUpdateWaits = () => waits;

/** Uses the newer version: every open page of the site is loaded again. */
globalThis.funnelwrightUpdate = () => {
  if (registration.waiting) registration.waiting.postMessage('activate');
  // It is in use already, or gone.
  else location.reload();
};

// A page goes with the version that served it: when another takes over, in whatever tab that was said, it is loaded
// again. What is on it is saved as it is left. The worker that the first visit installs takes over a page that it fits;
// until then, that of a site in a folder above may be there.
let isServed = workers?.controller?.scriptURL === program;
workers?.addEventListener('controllerchange', () => {
  if (isServed) location.reload();
  isServed = true;
});

/** Has the site kept, once the page is loaded and there is time. */
export async function keepOffline() {
  if (document.readyState !== 'complete') await new Promise((loaded) => addEventListener('load', loaded));
  await new Promise((idle) => (globalThis.requestIdleCallback ?? setTimeout)(idle));
  // Without a secure context there are no workers, and a browser may refuse: the page works all the same.
  registration = await workers?.register(program).catch(() => undefined);
  if (!registration) return;

  watch();
  registration.addEventListener('updatefound', watch);
  // A page may stay open for weeks.
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) registration.update().catch(() => undefined);
  });
}

function watch() {
  registration.installing?.addEventListener('statechange', tellIfWaiting);
  tellIfWaiting();
}

/** The first version of all waits for nobody. */
function tellIfWaiting() {
  if (registration.waiting && registration.active) tellWaits();
}
