// The worker that simulates: it gets a number, a plan's file as text, a day, and how many trials are wished. It answers
// with the number and a row of numbers: soon with a coarse one, then with better ones; or with the number alone where
// nothing can be drawn. What is asked next takes the place of what it is at. `src/platform/simulation.js` is the page's
// side.

import init, { Run } from './simulation.js';

/* global WASM: its name in a finished site, of which `finish-page.mjs` knows. */
const ready = init(typeof WASM === 'undefined' ? undefined : { module_or_path: new URL(WASM, import.meta.url) });

/** How many milliseconds it works before it listens again. */
const TURN = 8;

let asked;

addEventListener('message', async ({ data }) => {
  asked = data;
  const [number, plan, [year, month, day], trials] = data;
  try {
    await ready;
    const run = Run.begin(JSON.parse(plan), year, month, day, trials);
    if (!run) postMessage([number]);
    for (let turn = performance.now(); run && asked === data && !run.is_over(); ) {
      const row = run.advance();
      if (row) postMessage([number, row], [row.buffer]);
      if (performance.now() - turn < TURN) continue;
      await others();
      turn = performance.now();
    }
    run?.free();
  } catch (error) {
    console.error(error);
    postMessage([number]);
  }
});

const turns = new MessageChannel();
turns.port1.start();

/** Lets what was asked in the meantime be heard; a timer would wait longer. */
function others() {
  return new Promise((heard) => {
    turns.port1.addEventListener('message', heard, { once: true });
    turns.port2.postMessage(undefined);
  });
}
