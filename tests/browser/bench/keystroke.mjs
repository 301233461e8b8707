// From a key pressed in "Count at stage 2" to the numbers painted, in a plan of 12 stages over 24 months, with each of two
// regions open. Real key presses; the clock starts when the page gets the input event and stops after the frame that shows
// the last change of a number that the page computes. What its worker simulates comes when it does.
//
// Between two keystrokes nothing runs in the page, no changed number's colour either, so that a frame begins when one is
// asked for: else every key would wait for the next tick of the screen.

import { milliseconds, printTable, quantile, withSite } from './harness.mjs';

const KEYSTROKES = 60;
const STAGES = 12;
const MONTHS = 24;
// Milliseconds without a changed number after which a keystroke is done.
const SETTLED_AFTER = 150;
const REGIONS = ['Deals', 'Forecast'];
// By how many times slower the processor is.
const BARS = { 1: 'median 8, p95 16 ms', 4: 'p95 32 ms' };

/** Whose delays are spread, and whose inflow goes on as five years of history do. */
const PLAN = {
  name: 'Twelve stages',
  currency: 'EUR',
  period: 'month',
  stages: Array.from({ length: STAGES }, (_, stage) => ({
    name: `Stage ${stage + 1}`,
    count: Math.round(100_000 * 0.7 ** stage),
    days: String(3 + stage),
    ...(stage === STAGES - 1 && { value: 240_000 }),
  })),
  goal: { measure: 'revenue', amount: 500_000_000, confidence: '0.8' },
  forecast: {
    horizon: MONTHS,
    inflow: { method: 'best' },
    days_spread: Array.from({ length: STAGES }, (_, stage) => ({ stage: stage + 1, days: '2' })),
  },
  history: Array.from({ length: 60 }, (_, month) => ({
    counts: [90_000 + 150 * month + Math.round(9_000 * Math.sin(month * Math.PI / 6) + 2_000 * Math.sin(month ** 2))],
  })),
};

/** Opens a plan as from a file. */
async function bring(page, plan) {
  const file = { format: 'funnelwright-plan', version: 1, plan };
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByRole('dialog').getByLabel('Choose a file')
    .setInputFiles({ name: 'plan.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(file)) });
  await page.getByRole('button', { name: 'Add 1 plan', exact: true }).click();
  await page.getByRole('textbox', { name: `Count at stage ${STAGES}`, exact: true }).waitFor();
}

/** Runs in the page: `window.nextKeystroke()` resolves to the times of the next input. */
function recordKeystrokes(settledAfter) {
  const afterPaint = (then) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = then;
    port2.postMessage(null);
  });
  const metrics = 'data[data-metric]';
  const simulated = /^forecast-(chance|(total-)?revenue-p\d+)$/;
  const figuresIn = (node) => !(node instanceof Element) ? []
    : node.matches(metrics) ? [node] : [...node.querySelectorAll(metrics)];
  const changedFigures = ({ type, target, addedNodes }) =>
    type === 'attributes' ? figuresIn(target) : [...addedNodes].flatMap(figuresIn);

  window.nextKeystroke = () => new Promise((resolve) => {
    const after = {};
    let begun;
    let settling;
    addEventListener('input', () => { begun = performance.now(); }, { capture: true, once: true });
    const observer = new MutationObserver((records) => {
      const figures = records.flatMap(changedFigures);
      if (figures.length === 0) return;
      const areComputed = figures.some(({ dataset }) => !simulated.test(dataset.metric));
      afterPaint(() => {
        after.simulated = performance.now() - begun;
        if (areComputed) after.computed = after.simulated;
        clearTimeout(settling);
        settling = setTimeout(async () => {
          observer.disconnect();
          await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined)));
          resolve(after);
        }, settledAfter);
      });
    });
    observer.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['value'] });
  });
}

async function measure(browser, url, region, throttling) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(url);
  await bring(page, PLAN);
  await page.getByRole('tab', { name: region, exact: true }).click();

  await page.evaluate(recordKeystrokes, SETTLED_AFTER);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: throttling });
  await page.getByRole('textbox', { name: 'Count at stage 2', exact: true }).focus();
  // Typed afresh, for a digit put behind a grouped number would be no number.
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('7000');

  const keystrokes = [];
  for (let index = 0; index < KEYSTROKES; index += 1) {
    await page.evaluate(() => { window.keystroke = window.nextKeystroke(); });
    await page.keyboard.press(index % 2 === 0 ? '5' : 'Backspace');
    keystrokes.push(await page.evaluate(() => window.keystroke));
  }
  await context.close();
  return keystrokes;
}

const rows = [['keystroke to paint', 'median', '95 %', 'bar', 'simulated, median']];
await withSite(async (browser, url) => {
  for (const region of REGIONS) {
    for (const throttling of [1, 4]) {
      const keystrokes = await measure(browser, url, region, throttling);
      const after = (key, share) => milliseconds(quantile(keystrokes.map((times) => times[key]), share));
      const name = `${region} open, ${throttling}x CPU`;
      rows.push([name, after('computed', 0.5), after('computed', 0.95), BARS[throttling], after('simulated', 0.5)]);
    }
  }
});
printTable(rows);
