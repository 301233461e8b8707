// A simulation of eight stages over twelve months by the worker of the finished site: how long after
// the question each answer comes, when the worker is at hand and has been asked before.

import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { milliseconds, printTable, quantile, withSite } from './harness.mjs';

const RUNS = 25;

const file = (path) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const plan = readFileSync(file('simulation/tests/plan.json'), 'utf8');
const worker = readdirSync(file('dist')).find((name) => name.startsWith('simulation-worker-'));

/** Runs in the page: for each run, after how many milliseconds there was an answer from how many trials. */
async function ask([name, plan, runs]) {
  const worker = new Worker(new URL(name, document.baseURI), { type: 'module' });
  const ask = (number) =>
    new Promise((answered) => {
      const times = {};
      const asked = performance.now();
      worker.onmessage = ({ data: [, [trials]] }) => {
        times[trials] = performance.now() - asked;
        if (trials === 10_000) answered(times);
      };
      worker.postMessage([number, plan, [2026, 11, 5], 10_000]);
    });
  const times = [];
  for (let run = 0; run < runs; run += 1) times.push(await ask(run));
  return times;
}

const times = await withSite(async (browser, url) => {
  const page = await browser.newPage();
  await page.goto(url);
  return page.evaluate(ask, [worker, plan, RUNS]);
});

const rows = [500, 2_500, 10_000].map((trials) => {
  const all = times.slice(1).map((run) => run[trials]);
  return [`${trials} trials`, ...[times[0][trials], quantile(all, 0.5), quantile(all, 0.95)].map(milliseconds)];
});
printTable([['answer after', 'first', 'median', '95 %'], ...rows]);
