// The page's side of `workbook/workbook-worker.js`.

/* global WORKER: its name in a finished site, of which `finish-page.mjs` knows. */
const name = typeof WORKER === 'undefined' ? 'workbook-worker.js' : WORKER;

/** A workbook as a blob, made by a worker that ends with it; nothing where it cannot be made. */
export async function make(plan, catalog) {
  const worker = new Worker(new URL(name, document.baseURI), { type: 'module' });
  try {
    return await new Promise((answered) => {
      worker.onmessage = ({ data }) => answered(data);
      worker.onerror = () => answered(undefined);
      worker.postMessage([plan, catalog, document.dir]);
    });
  } finally {
    worker.terminate();
  }
}
