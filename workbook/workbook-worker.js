// The worker that makes a workbook: it gets a plan's file as text, the address of its words and their direction, and
// answers with the workbook, or with nothing where it cannot be made. `src/platform/workbook.js` is the page's side.

import init, { make } from './workbook.js';

/* global WASM: its name in a finished site, of which `finish-page.mjs` knows. */
const ready = init(typeof WASM === 'undefined' ? undefined : { module_or_path: new URL(WASM, import.meta.url) });

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

addEventListener('message', async ({ data: [plan, catalog, direction] }) => {
  try {
    const [words] = await Promise.all([fetchJson(catalog), ready]);
    const workbook = make(JSON.parse(plan), words, direction === 'rtl');
    postMessage(workbook && new Blob([workbook], { type: XLSX }));
  } catch (error) {
    console.error(error);
    postMessage(undefined);
  }
});

async function fetchJson(address) {
  const response = await fetch(address);
  return response.json();
}
