// A simulation of eight stages over twelve months: by the worker of the finished site, natively, and in JavaScript, which
// must come to the same distribution. Ours is timed from the plan's file to the last percentiles, JavaScript only while it
// draws.

import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { distance, farthest } from './distribution.mjs';
import { readCourse } from './javascript/course.mjs';
import { file, milliseconds, nativeBench, printTable, quantile, withSite } from './harness.mjs';

// Each round measures all of them, so that a machine that slows down does so for all.
const ROUNDS = 5;
const ASKED = 10;
const TRIALS = 10_000;
const TODAY = [2026, 11, 5];
const PERIODS = 12;

const SCRIPTS = [
  { name: '@stdlib, by stage and period', script: 'by-stdlib.mjs', isBiased: true },
  { name: 'd3-random, by stage and period', script: 'by-d3.mjs' },
  { name: 'by hand, by stage and period', script: 'by-hand.mjs' },
  { name: 'by hand, our short way', script: 'short.mjs' },
];

const plan = readFileSync(file('simulation/tests/plan.json'), 'utf8');
const worker = readdirSync(file('dist')).find((name) => name.startsWith('simulation-worker-'));
const course = readCourse(JSON.parse(plan), [TODAY[0], TODAY[1] - 1], PERIODS);

/** Runs in the site's page: after how many milliseconds there was an answer from how many trials, for each time. */
async function ask([name, plan, today, trials, times]) {
  globalThis.worker ??= new Worker(new URL(name, document.baseURI), { type: 'module' });
  const { worker } = globalThis;
  const ask = (number) =>
    new Promise((answered) => {
      const after = {};
      const asked = performance.now();
      worker.onmessage = ({ data: [, row] }) => {
        after[row[0]] = performance.now() - asked;
        if (row[0] === trials) answered({ after, row: Array.from(row) });
      };
      worker.postMessage([number, plan, today, trials]);
    });
  const answers = [];
  for (let time = 0; time < times; time += 1) answers.push(await ask(time));
  return answers;
}

/** A page without any site that has `simulate` of a script. */
async function pageWith(browser, script) {
  const page = await browser.newPage();
  const entryPoints = [fileURLToPath(new URL(`javascript/${script}`, import.meta.url))];
  const bundled = buildSync({ entryPoints, bundle: true, minify: true, write: false, format: 'iife', globalName: 'simulation' });
  await page.addScriptTag({ content: bundled.outputFiles[0].text });
  return page;
}

/** Runs in such a page: the milliseconds of one simulation, and the customers it comes to. */
function simulate([course, trials, seed]) {
  const begun = performance.now();
  const customers = globalThis.simulation.simulate(course, trials, seed);
  return { time: performance.now() - begun, customers: customers.map((of) => Array.from(of)) };
}

const { natively, answers, scripts, wrong } = await withSite(async (browser, url) => {
  const site = await browser.newPage();
  await site.goto(url);
  const scripts = [];
  for (const { name, script, isBiased } of SCRIPTS) {
    scripts.push({ name, isBiased, page: await pageWith(browser, script), results: [] });
  }
  const [natively, answers] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    natively.push(...nativeBench('funnelwright-simulation', 'answer'));
    answers.push(...(await site.evaluate(ask, [worker, plan, TODAY, TRIALS, ASKED])));
    for (const { page, results } of scripts) results.push(await page.evaluate(simulate, [course, TRIALS, round + 1]));
  }
  // Here the rates would be known a little better than they are.
  const steps = course.steps.map(({ reached, lost }) => ({ reached: reached * 1.5, lost: lost * 1.5 }));
  const wrong = await scripts[2].page.evaluate(simulate, [{ ...course, steps }, TRIALS, 1]);
  return { natively, answers, scripts, wrong };
});

const median = (values) => quantile(values, 0.5);
// The first time, nothing is compiled yet.
const [, ...others] = answers;
const wasm = median(others.map(({ after }) => after[TRIALS]));
const native = median(natively);
const inJavaScript = scripts.map(({ results }) => median(results.slice(1).map(({ time }) => time)));
const libraries = Math.min(...inJavaScript.slice(0, 2));

const row = (name, time) =>
  [name, milliseconds(time), Math.round((TRIALS / time) * 1000).toLocaleString('en'), `${(time / wasm).toFixed(2)}x`];
printTable([
  [`8 stages, 12 periods, ${TRIALS} trials`, 'median', 'trials a second', 'over wasm'],
  row('wasm, in the site\'s worker', wasm),
  row('native', native),
  ...scripts.map(({ name }, index) => row(`JavaScript: ${name}`, inJavaScript[index])),
]);
console.log();
printTable([
  ['', 'bar', 'measured'],
  ['wasm', 'at most 12.0 ms', milliseconds(wasm)],
  ['wasm over native', 'at most 1.6x', `${(wasm / native).toFixed(2)}x`],
  ['the faster library over wasm', 'at least 15x', `${(libraries / wasm).toFixed(1)}x`],
]);
console.log();
printTable([
  ['wasm, answer after', 'first', 'median', '95 %'],
  ...Object.keys(answers[0].after).map((trials) => {
    const times = others.map(({ after }) => after[trials]);
    return [`${trials} trials`, ...[answers[0].after[trials], median(times), quantile(times, 0.95)].map(milliseconds)];
  }),
]);

const limit = farthest(TRIALS);
const away = ({ customers }) => distance(answers[0].row, customers, course.price);
const checks = scripts.map(({ name, results, isBiased = false }) => ({ name, far: Math.max(...results.map(away)), isBiased }));
checks.push({ name: 'were half as much more counted', far: away(wrong), isBiased: true });
for (const check of checks) {
  const isSame = check.far <= limit;
  check.isWrong = isSame === check.isBiased;
  check.verdict = `${isSame ? 'the same' : 'another'}, ${check.isWrong ? 'WRONG' : 'as it must be'}`;
}
console.log();
printTable([
  ['distance from wasm\'s distribution', 'largest', `limit ${limit.toFixed(4)}`],
  ...checks.map(({ name, far, verdict }) => [name, far.toFixed(4), verdict]),
]);
if (checks.some(({ isWrong }) => isWrong)) throw new Error('what is compared is not of the distribution that it must be of');
