// From a key pressed in "Count at stage 2" to the numbers painted, in a plan of 12 stages and,
// where the app has them, 10 channels. Real key presses; the clock starts when the page gets the
// input event and stops after the frame that shows the change. "first" is the first frame with a
// changed number, "all" the last one.
//
// Between two keystrokes nothing runs in the page, so that a frame begins when one is asked for:
// polling by frames would have every key wait for the next tick of the screen.

import { milliseconds, printTable, quantile, withSite } from './harness.mjs';

const KEYSTROKES = 200;
const STAGES = 12;
const CHANNELS = 10;
// Milliseconds without a changed number after which a keystroke is done.
const SETTLED_AFTER = 150;

const counts = (top) => Array.from({ length: STAGES }, (_, index) => Math.round(top * 0.7 ** index));
const stages = counts(100_000).map((count, index) => `Stage ${index + 1}\t${count}`);
const channels = Array.from({ length: CHANNELS }, (_, index) =>
  [`Channel ${index + 1}`, 1000 * (index + 1), ...counts(10_000 + index)].join('\t'));

/** Pastes lines into a field as from a spreadsheet. */
async function paste(page, name, lines) {
  const field = page.getByRole('textbox', { name, exact: true });
  await field.evaluate((input, text) => {
    input.focus();
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, lines.join('\n'));
}

/** Runs in the page: `window.nextKeystroke()` resolves to the times of the next input. */
function recordKeystrokes(settledAfter) {
  const afterPaint = (then) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = then;
    port2.postMessage(null);
  });
  const metrics = 'data[data-metric]';
  const holdsMetric = (node) => node instanceof Element && (node.matches(metrics) || node.querySelector(metrics) !== null);
  const changesMetric = ({ type, target, addedNodes }) =>
    type === 'attributes' ? target.matches(metrics) : [...addedNodes].some(holdsMetric);

  window.nextKeystroke = () => new Promise((resolve) => {
    let begun;
    let first;
    let settling;
    addEventListener('input', () => { begun = performance.now(); }, { capture: true, once: true });
    const observer = new MutationObserver((records) => {
      if (!records.some(changesMetric)) return;
      afterPaint(() => {
        const all = performance.now() - begun;
        first ??= all;
        clearTimeout(settling);
        settling = setTimeout(() => {
          observer.disconnect();
          resolve({ first, all });
        }, settledAfter);
      });
    });
    observer.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['value'] });
  });
}

async function measure(browser, url, throttling) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(url);
  await paste(page, 'Name of stage 1', stages);
  await page.getByRole('textbox', { name: `Count at stage ${STAGES}`, exact: true }).waitFor();
  const hasChannels = (await page.getByRole('textbox', { name: 'Name of channel 1', exact: true }).count()) > 0;
  if (hasChannels) await paste(page, 'Name of channel 1', channels);

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
  return { keystrokes, hasChannels };
}

const rows = [['keystroke to paint', 'first median', 'first p95', 'all median', 'all p95']];
await withSite(async (browser, url) => {
  for (const throttling of [1, 4]) {
    const { keystrokes, hasChannels } = await measure(browser, url, throttling);
    const figures = ['first', 'all'].flatMap((key) =>
      [0.5, 0.95].map((share) => quantile(keystrokes.map((times) => times[key]), share)));
    const plan = `${STAGES} stages${hasChannels ? `, ${CHANNELS} channels` : ''}`;
    rows.push([`${plan}, ${throttling}x CPU`, ...figures.map(milliseconds)]);
  }
});
printTable(rows);
