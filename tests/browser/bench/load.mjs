// First visit on slow 4G (150 ms, 1.6 Mbit/s down, 0.75 up) with a processor four times slower:
// when something is painted, and when the revenue stands on the page, so that it can be used.
// The latency is added to every request; connecting itself costs nothing here.

import { milliseconds, printTable, quantile, withSite } from './harness.mjs';

const RUNS = 5;
const BYTES_PER_SECOND = (megabits) => (megabits * 1e6) / 8;

/** Runs in the page, before it loads. */
function recordUsable() {
  const observer = new MutationObserver(() => {
    if (!document.querySelector('[data-metric="revenue"]')) return;
    observer.disconnect();
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        window.usableAt = performance.now();
      };
      port2.postMessage(null);
    });
  });
  observer.observe(document, { childList: true, subtree: true, attributes: true });
}

async function load(browser, url) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: BYTES_PER_SECOND(1.6),
    uploadThroughput: BYTES_PER_SECOND(0.75),
  });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.addInitScript(recordUsable);
  await page.goto(url);
  await page.waitForFunction(() =>
    window.usableAt !== undefined && performance.getEntriesByName('first-contentful-paint').length > 0);
  const figures = await page.evaluate(() => ({
    painted: performance.getEntriesByName('first-contentful-paint')[0].startTime,
    usable: window.usableAt,
    bytes: performance
      .getEntriesByType('resource')
      .concat(performance.getEntriesByType('navigation'))
      .reduce((sum, entry) => sum + entry.encodedBodySize, 0),
  }));
  await context.close();
  return figures;
}

const runs = await withSite(async (browser, url) => {
  const results = [];
  // Uncounted: at its first visit the server compresses.
  await load(browser, url);
  for (let run = 0; run < RUNS; run += 1) results.push(await load(browser, url));
  return results;
});
const row = (name, key) => {
  const values = runs.map((figures) => figures[key]);
  return [name, milliseconds(quantile(values, 0.5)), milliseconds(Math.max(...values))];
};
printTable([[`slow 4G, 4x CPU, ${RUNS} visits`, 'median', 'worst'], row('first paint', 'painted'), row('usable', 'usable')]);
console.log(`transferred: ${runs[0].bytes} bytes`);
