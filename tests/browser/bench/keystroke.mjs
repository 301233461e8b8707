// From a key pressed in "Count at stage 2" to the numbers painted, in a plan of 12 stages and,
// where the app has them, 10 channels. Real key presses; the clock starts when the page gets the
// input event and stops after the frame that shows the change. "first" is the first frame with a
// changed number, "all" the last one.
//
// With the frame rate free, a figure is the work alone; at 60 frames a second it holds the wait
// for the screen as well, up to 16.7 ms by itself.

import { milliseconds, printTable, quantile, withSite } from './harness.mjs';

const KEYSTROKES = 200;
const STAGES = 12;
const CHANNELS = 10;
// No number may change later than this after a keystroke, or the next one is measured with it.
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

/** Runs in the page: `window.keystroke` holds the times of the last input. */
function recordKeystrokes() {
  const afterPaint = (then) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => then(performance.now());
    port2.postMessage(null);
  });
  const reset = () => {
    window.keystroke = { begun: performance.now(), first: undefined, all: undefined, changed: performance.now() };
  };
  addEventListener('input', reset, { capture: true });
  const metrics = 'data[data-metric]';
  const holdsMetric = (node) => node instanceof Element && (node.matches(metrics) || node.querySelector(metrics) !== null);
  new MutationObserver((records) => {
    const { keystroke } = window;
    const changed = records.some(({ type, target, addedNodes }) =>
      type === 'attributes' ? target.matches(metrics) : [...addedNodes].some(holdsMetric));
    if (!keystroke || !changed) return;
    keystroke.changed = performance.now();
    afterPaint((now) => {
      keystroke.first ??= now - keystroke.begun;
      keystroke.all = now - keystroke.begun;
    });
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['value'] });
}

async function measure(browser, url, throttling) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(url);
  await paste(page, 'Name of stage 1', stages);
  await page.getByRole('textbox', { name: `Count at stage ${STAGES}`, exact: true }).waitFor();
  const hasChannels = (await page.getByRole('textbox', { name: 'Name of channel 1', exact: true }).count()) > 0;
  if (hasChannels) await paste(page, 'Name of channel 1', channels);

  await page.evaluate(recordKeystrokes);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: throttling });
  await page.getByRole('textbox', { name: 'Count at stage 2', exact: true }).focus();
  await page.keyboard.press('End');

  const first = [];
  const all = [];
  for (let index = 0; index < KEYSTROKES; index += 1) {
    await page.keyboard.press(index % 2 === 0 ? '5' : 'Backspace');
    const times = await page.waitForFunction((settledAfter) => {
      const { keystroke } = window;
      return keystroke?.all !== undefined && performance.now() - keystroke.changed > settledAfter && keystroke;
    }, SETTLED_AFTER);
    const { first: firstTime, all: lastTime } = await times.jsonValue();
    first.push(firstTime);
    all.push(lastTime);
    await page.evaluate(() => {
      window.keystroke = undefined;
    });
  }
  await context.close();
  return { first, all, hasChannels };
}

const rows = [['keystroke to paint', 'first median', 'first p95', 'all median', 'all p95']];
const freeFrames = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];
for (const [frames, browserArguments] of [['frames free', freeFrames], ['60 frames/s', []]]) {
  for (const throttling of [1, 4]) {
    const { first, all, hasChannels } = await withSite((browser, url) => measure(browser, url, throttling), { browserArguments });
    const plan = `${STAGES} stages${hasChannels ? `, ${CHANNELS} channels` : ''}`;
    const figures = [first, all].flatMap((values) => [quantile(values, 0.5), quantile(values, 0.95)]);
    rows.push([`${plan}, ${frames}, ${throttling}x CPU`, ...figures.map(milliseconds)]);
  }
}
printTable(rows);
