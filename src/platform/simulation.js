// The page's side of `simulation/simulation-worker.js`.

/* global SIMULATOR: its name in a finished site, of which `finish-page.mjs` knows. */
const name = typeof SIMULATOR === 'undefined' ? 'simulation-worker.js' : SIMULATOR;

/** A worker that begins with the first question, and tells what it finds of the last one. */
export class Simulator {
  #tell;
  #worker;
  #asked = 0;

  /** `tell` gets a row of numbers, again and again; nothing where nothing can be drawn. */
  constructor(tell) {
    this.#tell = tell;
  }

  ask(plan, year, month, day, trials) {
    this.#worker ??= this.#begin();
    this.#asked += 1;
    this.#worker.postMessage([this.#asked, plan, [year, month, day], trials]);
  }

  /** Whatever is asked after this begins anew. */
  end() {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#asked += 1;
  }

  #begin() {
    const worker = new Worker(new URL(name, document.baseURI), { type: 'module' });
    worker.onmessage = ({ data: [number, row] }) => {
      if (number === this.#asked) this.#tell(row);
    };
    worker.onerror = () => {
      if (worker !== this.#worker) return;
      this.end();
      this.#tell(undefined);
    };
    return worker;
  }
}
