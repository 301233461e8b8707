// Every number of the forecast, of the levers and of what goes with them tells how it came about.

import type { Locator, Page } from '@playwright/test';
import { button, dialog, field, open, paste } from './journey';
import { axeClean, expect, test } from './support';

const tab = (page: Page, name: string): Locator => page.getByRole('tab', { name, exact: true });
const region = (page: Page): Locator => page.getByRole('tabpanel');
const byPeriod = (page: Page): Locator => page.getByRole('table', { name: 'Forecast by period' });
const explanation = (page: Page, title: string): Locator =>
  dialog(page).locator('.explanation').filter({ has: page.getByRole('heading', { name: title, exact: true }) });

const QUALIFIERS = ['metric', 'stage', 'period', 'lever', 'row'];

/** Opens by every number that is found what explains it, and checks that it does. */
async function explainAll(page: Page, numbers: Locator): Promise<number> {
  const count = await numbers.count();
  for (let index = 0; index < count; index += 1) {
    const number = numbers.nth(index);
    const { same, shown, value } = await number.evaluate((element: HTMLDataElement, names) => ({
      same: names.map((name) =>
        name in element.dataset ? `[data-${name}="${element.dataset[name]}"]` : `:not([data-${name}])`).join(''),
      shown: element.textContent ?? '',
      value: element.getAttribute('value') ?? '',
    }), QUALIFIERS);
    await test.step(same, async () => {
      await number.click();
      const told = dialog(page).locator(`data${same}`);
      await expect.soft(told, same).toHaveAttribute('value', value);
      await expect.soft(told, same).toHaveText(shown);
      await expect.soft(told, `${same} is scrolled to`).toBeInViewport();
      await page.keyboard.press('Escape');
      await expect(dialog(page)).toHaveCount(0);
    });
  }
  return count;
}

/** What the arithmetic of each explanation in the dialog comes to, beside the value that it explains. */
async function workedOut(page: Page): Promise<{ title: string; found: number; value: number }[]> {
  const sums = await dialog(page).locator('.explanation').evaluateAll((explanations) => explanations.map((explained) => ({
    title: explained.querySelector('h3')?.textContent ?? '',
    written: explained.querySelector('.substitution')?.textContent ?? '',
    value: Number(explained.querySelector('data')?.getAttribute('value')),
  })));
  return sums.flatMap(({ title, written, value }) => {
    const arithmetic = written.replace(/ =$/, '').replace(/[€,]/g, '').replace(/([\d.]+)%/g, '($1/100)')
      .replaceAll('×', '*').replaceAll('÷', '/').replaceAll('−', '-').replaceAll('^', '**');
    return /^[\d\s.()+*/-]+$/.test(arithmetic) ? [{ title, value, found: Number(new Function(`return ${arithmetic}`)()) }] : [];
  });
}

async function expectRight(page: Page, least: number): Promise<void> {
  const sums = await workedOut(page);
  for (const { title, found, value } of sums) {
    expect(Math.abs(found - value), `${title}: ${found}, not ${value}`).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(value)));
  }
  expect(sums.length).toBeGreaterThanOrEqual(least);
}

/** Opens the dialog by the keyboard, and looks whether Escape leads back. */
async function opensByKeyboard(page: Page, opener: Locator, title: string): Promise<void> {
  await opener.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: title })).toBeVisible();
  await expect(dialog(page).locator(':focus'), 'the focus is in the dialog').toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await expect(opener).toBeFocused();
}

test.beforeEach(async ({ page }) => {
  // A month of 30 days.
  await page.clock.setFixedTime('2026-11-22T10:00:00');
  await open(page);
  await tab(page, 'Forecast').waitFor();
});

test('every number of the forecast opens its explanation', async ({ page }) => {
  test.slow();
  await field(page, 'Periods ahead').fill('3');
  await expect(byPeriod(page).locator('tbody tr')).toHaveCount(3);
  await expect(byPeriod(page)).not.toHaveAttribute('aria-busy', 'true');
  // Customers, revenue, its three percentiles, the chance, cash, and six stages; the sums have no chance.
  expect(await explainAll(page, byPeriod(page).locator('data'))).toBe(3 * 13 + 12);
  expect(await explainAll(page, page.locator('.soon data'))).toBe(5);
});

test('the parts of a period add up to it', async ({ page }) => {
  await byPeriod(page).getByRole('button', { name: 'January 2027' }).click();
  await expect(page.getByRole('dialog', { name: 'The math of January 2027' })).toBeVisible();
  const sales = explanation(page, 'Entries: Customers');
  await expect(sales.getByRole('listitem').filter({ hasText: 'Entered in December 2026: 12,000 × ' })).toHaveCount(1);
  await expect(sales).toContainText('Assumes entries spread evenly over a period');
  await expect(explanation(page, 'Revenue')).toContainText('× €2,400 =');
  await expect(explanation(page, 'Chance by the end of this period')).toContainText('÷ 10,000 =');
  await expect(explanation(page, 'P10, P50 and P90 of the revenue')).toContainText('the same plan shows the same on every machine');
  // Five stages, the revenue, the running total and the chance.
  await expectRight(page, 8);
  await axeClean(page);
});

test('all periods are explained by each, and what comes later by all that enters', async ({ page }) => {
  await page.locator('.soon').getByRole('button', { name: 'Revenue in all' }).click();
  await expect(page.getByRole('dialog', { name: 'The math of the forecast' })).toBeVisible();
  await expect(explanation(page, 'Revenue after the last period')).toContainText('144,000 × 38/12,000 × €2,400 − €');
  await expect(explanation(page, 'When the total is reached')).toContainText('To reach: 540');
  await expectRight(page, 10);
  await axeClean(page);
});

test('under a what-if the explanation is of the what-if', async ({ page }) => {
  await field(page, 'What-if volume').fill('24000');
  await expect(byPeriod(page).locator('data[data-metric=forecast-entries][data-stage="1"]').first()).toHaveText('24,000');
  await byPeriod(page).locator('data[data-metric=forecast-entries][data-stage="1"][data-period="2"]').click();
  await expect(dialog(page)).toContainText('These are the numbers of the what-if in force.');
  await expect(explanation(page, 'Entries: Visitors')).toContainText('As many as are expected at the top now');
});

test('every lever is explained by the two forecasts', async ({ page }) => {
  await tab(page, 'Levers').click();
  await region(page).getByRole('button', { name: 'Show the math' }).click();
  await expect(page.getByRole('dialog', { name: 'The math of levers' })).toBeVisible();
  await expectRight(page, 8);
  await axeClean(page);
  await page.keyboard.press('Escape');
  expect(await explainAll(page, page.locator('figcaption data'))).toBe(1);
});

test('the errors of projections are explained by what was held out', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await tab(page, 'History').click();
  await button(page, 'Add past period').click();
  const past = [100, 200, 300, 400, 500, 600, 800, 400].map((entered, index) => `Month ${index + 1}\t${entered}`);
  await paste(page, field(page, 'Name of past period 1'), ['Period\tVisitors', ...past].join('\n'));
  await expect(field(page, 'Count in past period 8 at stage 1')).toHaveValue('400');
  await tab(page, 'Forecast').click();
  await page.getByLabel('Coming in at the top').selectOption('As the history goes on');
  const errors = region(page).locator('data[data-metric^=projection]');
  expect(await explainAll(page, errors)).toBe(4);
  await region(page).getByRole('button', { name: 'Off by', exact: true }).click();
  await expect(explanation(page, 'Average of the last 3: mean absolute error')).toContainText('(800 − 500 + (500 − 400)) ÷ 2 =');
  await expectRight(page, 4);
  await axeClean(page);
});

test('the usual chance of open deals is explained by the rates', async ({ page }) => {
  await tab(page, 'Deals').click();
  const usual = await page.getByRole('textbox', { name: 'Chance of open deals at stage 2' }).getAttribute('placeholder');
  await region(page).getByRole('button', { name: 'Own chance to win' }).click();
  await expect(explanation(page, 'Chance to win from Leads')).toContainText('38/850 =');
  await expect(explanation(page, 'Chance to win from Leads').locator('data')).toHaveText(usual ?? '');
  await expectRight(page, 5);
  await axeClean(page);
});

test('by the keyboard the words beside numbers open the explanations, and Escape goes back to them', async ({ page }) => {
  const table = byPeriod(page);
  await opensByKeyboard(page, table.getByRole('button', { name: 'December 2026' }), 'The math of December 2026');
  await opensByKeyboard(page, table.getByRole('button', { name: 'In all' }), 'The math of the forecast');
  const soon = page.locator('.soon');
  await opensByKeyboard(page, soon.getByRole('button', { name: 'Cash this month' }), 'The math of November 2026');
  await opensByKeyboard(page, soon.getByRole('button', { name: 'Chance by October 2027' }), 'The math of October 2027');
  await tab(page, 'Levers').click();
  await opensByKeyboard(page, region(page).getByRole('button', { name: 'Show the math' }), 'The math of levers');
  await tab(page, 'Deals').click();
  await opensByKeyboard(page, region(page).getByRole('button', { name: 'Own chance to win' }), 'The math of the open pipeline');
});
