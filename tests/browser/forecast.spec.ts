// The forecast over time, what it rests on, and what goes with it.

import type { Locator, Page } from '@playwright/test';
import { button, expectMetric, field, funnel, open, paste, typeStages } from './journey';
import { axeClean, expect, metric, test } from './support';

const tab = (page: Page, name: string): Locator => page.getByRole('tab', { name, exact: true });
const byPeriod = (page: Page): Locator => page.getByRole('table', { name: 'Forecast by period' });

/** A figure of each period to come, as the page has it. */
async function periods(page: Page, name: string, of: { stage?: number } = {}): Promise<number[]> {
  const stage = of.stage === undefined ? ':not([data-stage])' : `[data-stage="${of.stage}"]`;
  const figures = byPeriod(page).locator(`data[data-metric="${name}"]${stage}`);
  await figures.first().waitFor();
  return figures.evaluateAll((elements) => elements.map((element) => Number(element.getAttribute('value'))));
}

const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0);

/** A plan of 1,000 that become 100 that pay 50 each, without any delay. */
async function plain(page: Page): Promise<void> {
  await button(page, 'New plan').click();
  await typeStages(page, [['Visits', 1000], ['Orders', 100]]);
  await field(page, 'Average deal value').fill('50');
  await expectMetric(page, 'revenue', {}, 5000);
  await tab(page, 'Forecast').waitFor();
}

test.beforeEach(async ({ page }) => {
  // A month of 30 days.
  await page.clock.setFixedTime('2026-11-22T10:00:00');
  await open(page);
  await tab(page, 'Forecast').waitFor();
});

test('without delays every period is as the plan says, and they add up', async ({ page }) => {
  await plain(page);
  expect(await periods(page, 'forecast-revenue')).toEqual(Array(12).fill(5000));
  expect(await periods(page, 'forecast-cash')).toEqual(Array(12).fill(5000));
  expect(await periods(page, 'forecast-customers')).toEqual(Array(12).fill(100));
  await expectMetric(page, 'forecast-total-revenue', {}, 60_000);
  await field(page, 'Periods ahead').fill('3');
  await expect.poll(() => periods(page, 'forecast-revenue')).toEqual([5000, 5000, 5000]);
});

test('what takes time comes later, and nothing is lost on the way', async ({ page }) => {
  await plain(page);
  await page.getByLabel('Full view').check();
  await field(page, 'Days to next from stage 1').fill('15');
  // Half of November's come in November; 16 of the 31 days of December are the first who come in it.
  await expect.poll(async () => (await periods(page, 'forecast-customers')).slice(0, 2).map((count) => Math.round(count * 1e6) / 1e6))
    .toEqual([50, 101.612903]);
  const inAll = sum(await periods(page, 'forecast-revenue'));
  const after = (await metric(page, 'forecast-after-revenue')) ?? 0;
  expect(inAll + after).toBeCloseTo(60_000, 6);
  // A spread moves some, and loses none.
  await page.getByText('Time between stages').click();
  await field(page, 'Spread of days from stage 1').fill('10');
  await expect.poll(async () => (await periods(page, 'forecast-customers'))[0]).not.toBeCloseTo(50, 1);
  const spread = sum(await periods(page, 'forecast-revenue'));
  expect(spread + ((await metric(page, 'forecast-after-revenue')) ?? 0)).toBeCloseTo(60_000, 6);
});

test('what comes in grows, has seasons, or is typed', async ({ page }) => {
  await plain(page);
  await field(page, 'Growth a period').fill('10%');
  await expect.poll(async () => (await periods(page, 'forecast-entries', { stage: 1 })).slice(0, 3).map(Math.round)).toEqual([1000, 1100, 1210]);
  await field(page, 'Growth a period').fill('-250');
  await expect(page.getByText('Only from −100% to 1,000%.')).toBeVisible();
  await field(page, 'Growth a period').fill('');
  await page.getByLabel('With seasons').check();
  await field(page, 'Season in Dec').fill('2');
  await expect.poll(async () => (await periods(page, 'forecast-entries', { stage: 1 })).slice(0, 3)).toEqual([1000, 2000, 1000]);

  await page.getByLabel('Coming in at the top').selectOption('Typed for each period');
  await expect.poll(async () => (await periods(page, 'forecast-entries', { stage: 1 })).slice(0, 3), 'nothing jumps').toEqual([1000, 2000, 1000]);
  await paste(page, field(page, 'Inflow in period 2'), '10\n20\n40\n');
  await expect.poll(async () => (await periods(page, 'forecast-entries', { stage: 1 })).slice(0, 5)).toEqual([1000, 10, 20, 40, 1000]);
  await button(page, 'Undo').click();
  await expect.poll(async () => (await periods(page, 'forecast-entries', { stage: 1 }))[1]).toBe(2000);
});

test('cash comes by the payments', async ({ page }) => {
  await plain(page);
  await page.getByText('Money over time').click();
  await button(page, 'Add payment').click();
  await field(page, 'Share of payment 1').fill('40%');
  await button(page, 'Add payment').click();
  await expect(field(page, 'Share of payment 2')).toHaveValue('60%');
  await field(page, 'Days of payment 2').fill('365');
  await expect.poll(() => periods(page, 'forecast-cash')).toEqual([...Array(11).fill(2000), 2000]);
  await field(page, 'Share of payment 1').fill('50%');
  await expect(page.getByText('At most 40%.')).toBeVisible();
  expect((await periods(page, 'forecast-cash'))[0], 'what is wrong changes nothing').toBe(2000);
  await button(page, 'Remove payment 2').click();
  await expect(page.getByText(/% is paid at once\./)).toBeVisible();
});

/** The percentiles of the revenue of each period, when all runs are made. */
async function likely(page: Page): Promise<number[][]> {
  await expect(byPeriod(page)).not.toHaveAttribute('aria-busy');
  return Promise.all(['p10', 'p50', 'p90'].map((percentile) => periods(page, `forecast-revenue-${percentile}`)));
}

test('what may come is drawn, the same at every visit, and follows what is typed', async ({ page }) => {
  await plain(page);
  const drawn = await likely(page);
  for (const [low, middle, high] of drawn[0].map((_, period) => drawn.map((percentile) => percentile[period]))) {
    // 100 of 1,000 pay 50 each, give or take what a tenth of a thousand and the counted rate leave open: 80% lie within 1.28 of
    // the root of 100 + 1000² · Beta(100.5, 900.5)'s variance, which is 13.8 sales.
    expect(low / 50).toBeCloseTo(100 - 1.28 * 13.8, -0.6);
    expect(middle / 50).toBeCloseTo(100, -0.6);
    expect(high / 50).toBeCloseTo(100 + 1.28 * 13.8, -0.6);
  }
  await field(page, 'Total to reach').fill('1200');
  await likely(page);
  const chance = await metric(page, 'forecast-chance', { period: 12 });
  expect(chance, 'what is expected is reached in about half of the runs').toBeGreaterThan(0.4);
  expect(chance).toBeLessThan(0.6);
  await button(page, 'Spread of the total').click();
  await expect(page.locator('.forecast figcaption')).toHaveText(/^In eight of ten runs it comes to/);
  await field(page, 'What-if deal value').fill('100');
  await expect.poll(async () => (await likely(page))[1][0]).toBe(2 * drawn[1][0]);
  await field(page, 'What-if deal value').fill('');
  await expect.poll(() => likely(page)).toEqual(drawn);
  await page.reload();
  await expect.poll(() => likely(page)).toEqual(drawn);
});

test('the sentence says when the total is reached, or what is lacking', async ({ page }) => {
  await plain(page);
  const caption = page.locator('.forecast figcaption');
  await page.getByLabel('Goal measure').selectOption('revenue a month');
  await field(page, 'Total to reach').fill('12000');
  await expect(caption).toHaveText(/Revenue passes €12,000 in January 2027\./);
  await field(page, 'Total to reach').fill('100k');
  await expect(caption).toHaveText(/Revenue comes to €60,000 by the end of October 2027: €40,000 short of €100,000\./);
});

test('open deals join from where they stand', async ({ page }) => {
  await plain(page);
  await tab(page, 'Deals').click();
  await field(page, 'Open deals at stage 1').fill('40');
  await field(page, 'Chance of open deals at stage 1').fill('50%');
  await field(page, 'Value of open deals at stage 1').fill('100');
  await tab(page, 'Forecast').click();
  await expect.poll(async () => (await periods(page, 'forecast-customers')).slice(0, 2)).toEqual([120, 100]);
  await expect.poll(async () => (await periods(page, 'forecast-revenue')).slice(0, 2)).toEqual([7000, 5000]);
});

test('the history goes on by the best of the methods', async ({ page }) => {
  await plain(page);
  await tab(page, 'History').click();
  await button(page, 'Add past period').click();
  const rows = Array.from({ length: 8 }, (_, index) => `Month ${index + 1}\t${200 + 100 * index}\t${20 + 10 * index}`);
  await paste(page, field(page, 'Name of past period 1'), ['Period\tVisits\tOrders', ...rows].join('\n'));
  await expect(field(page, 'Count in past period 8 at stage 1')).toHaveValue('900');
  await tab(page, 'Forecast').click();
  await page.getByLabel('Coming in at the top').selectOption('As the history goes on');
  await expect(page.getByRole('row', { name: /^Linear trend best 0 / })).toBeVisible();
  await expect.poll(async () => (await periods(page, 'forecast-entries', { stage: 1 })).slice(0, 3).map(Math.round)).toEqual([1000, 1100, 1200]);
  await page.getByLabel('Method').selectOption('Moving average');
  await field(page, 'Periods averaged').fill('2');
  await expect.poll(async () => (await periods(page, 'forecast-entries', { stage: 1 }))[0]).toBe(850);
});

test('all of it is there after a reload', async ({ page }) => {
  await plain(page);
  await field(page, 'Growth a period').fill('10%');
  await field(page, 'Periods ahead').fill('5');
  await tab(page, 'Deals').click();
  await field(page, 'Open deals at stage 1').fill('40');
  await tab(page, 'History').click();
  await button(page, "Add today's counts as a past period").click();
  await field(page, 'Name of past period 1').fill('October');
  await page.reload();
  await tab(page, 'History').click();
  await expect(field(page, 'Name of past period 1')).toHaveValue('October');
  await expect(field(page, 'Count in past period 1 at stage 2')).toHaveValue('100');
  await tab(page, 'Forecast').click();
  await expect(field(page, 'Periods ahead')).toHaveValue('5');
  await expect.poll(async () => (await periods(page, 'forecast-customers')).map(Math.round)).toEqual([104, 110, 121, 133, 146]);
});

test('a lever sets the what-if of which it tells', async ({ page }) => {
  await plain(page);
  await tab(page, 'Levers').click();
  await expectMetric(page, 'lever-gain', { lever: 'rate-point-2' }, 6000);
  await expectMetric(page, 'lever-gain', { lever: 'volume' }, 6000);
  await page.getByRole('button', { name: /^Visits → Orders/ }).click();
  await expect(field(page, 'What-if conversion into stage 2')).toHaveValue('11%');
  await expectMetric(page, 'revenue', {}, 5500);
});

test('the regions are walked through by the keyboard', async ({ page }) => {
  await tab(page, 'Forecast').focus();
  await page.keyboard.press('ArrowRight');
  await expect(tab(page, 'Levers')).toBeFocused();
  await expect(tab(page, 'Levers')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('End');
  await expect(tab(page, 'Events')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(tab(page, 'Forecast')).toBeFocused();
  await expect(byPeriod(page)).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 360]) {
    test.describe(`in ${colorScheme} at ${width} pixels`, () => {
      test.use({ colorScheme, viewport: { width, height: 900 } });

      test('axe finds nothing in any region, and nothing scrolls sideways', async ({ page }) => {
        for (const name of ['Forecast', 'Levers', 'Deals', 'History', 'Events']) {
          await tab(page, name).click();
          if (name === 'History') await button(page, 'Add past period').click();
          for (const fold of await page.locator('.region summary').all()) await fold.click();
          await axeClean(page);
          expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(width);
        }
        await expect(funnel(page)).toBeVisible();
      });
    });
  }
}
