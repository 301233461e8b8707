import type { Page } from '@playwright/test';
import { SAMPLE, button, expectMetric, field, open, typeStages } from './journey';
import { expect, metric, test } from './support';

const measure = (page: Page) => page.getByRole('combobox', { name: 'Goal measure' });
const confidence = (page: Page) => page.getByRole('combobox', { name: 'Confidence' });
const card = (page: Page) => page.getByRole('region', { name: 'Goal', exact: true });
/** The table of what one thing alone would have to be. */
const alone = (page: Page, what: string) => card(page).getByRole('row', { name: new RegExp(`^${what}`) });

test.beforeEach(async ({ page }) => open(page));

test('the goal asks a whole number of every stage, rounded only at the end', async ({ page }) => {
  const required = [14_211, 1007, 498, 249, 113, 45];
  for (const [index, count] of required.entries()) {
    await expectMetric(page, 'required-count', { stage: index + 1 }, count);
    await expectMetric(page, 'required-gap', { stage: index + 1 }, count - SAMPLE[index][1]);
  }
  await expectMetric(page, 'required-top', {}, 14_211);
  await expectMetric(page, 'required-top-confident', {}, 17_071);
});

test('what it takes is said in words, a day and a week', async ({ page }) => {
  // A month is 21 working days and 52/12 weeks.
  await expect(card(page)).toContainText('It takes 14,211 Visitors, about 677 a working day or 3,279 a week.');
  await expect(card(page)).toContainText('That is 105 more a day, 510 more a week.');
  await expect(card(page)).toContainText('To be 80% sure, 17,071.');
  await expect(card(page)).toContainText(/As planned, the chance is \d+%\./);
});

test('a goal within reach says what is to spare', async ({ page }) => {
  await field(page, 'Goal').fill('19');
  await expectMetric(page, 'required-top', {}, 6000);
  await expectMetric(page, 'required-gap', { stage: 1 }, -6000);
  await expect(page.locator('.headline')).toContainText('6,000 to spare');
  await expect(card(page)).not.toContainText('more a day');
  expect(await metric(page, 'chance-of-goal')).toBeGreaterThan(0.95);
});

test('the surer one wants to be, the more it takes', async ({ page }) => {
  const needed = async (text: string) => {
    const before = await metric(page, 'required-top-confident');
    await confidence(page).fill(text);
    await expect.poll(() => metric(page, 'required-top-confident')).not.toBe(before);
    return (await metric(page, 'required-top-confident')) ?? 0;
  };
  const [half, most, nearlyAll] = [await needed('50%'), await needed('95'), await needed('99,5 %')];
  expect(half).toBeLessThan(17_071);
  expect(most).toBeGreaterThan(17_071);
  expect(nearlyAll).toBeGreaterThan(most);
  await expectMetric(page, 'required-top', {}, 14_211);
  await expect(page.locator('.headline')).toContainText('99.5% sure');
});

test('as many as it takes to be sure give the wished chance, and one fewer does not', async ({ page }) => {
  // As a what-if, which leaves the rates and what is known of them as they are.
  const volume = field(page, 'What-if volume');
  await volume.fill('17071');
  await expectMetric(page, 'expected-count', { stage: 1 }, 17_071);
  expect(await metric(page, 'chance-of-goal')).toBeGreaterThanOrEqual(0.8);
  await volume.fill('17070');
  await expectMetric(page, 'expected-count', { stage: 1 }, 17_070);
  expect(await metric(page, 'chance-of-goal')).toBeLessThan(0.8);
});

test('the chance falls as the goal rises', async ({ page }) => {
  const chances: number[] = [];
  for (const [goal, top] of [[1, 316], [30, 9474], [45, 14_211], [200, 63_158]]) {
    await field(page, 'Goal').fill(String(goal));
    await expectMetric(page, 'required-top', {}, top);
    chances.push((await metric(page, 'chance-of-goal')) ?? -1);
  }
  expect(chances).toEqual([...chances].sort((one, other) => other - one));
  expect(new Set(chances).size).toBe(4);
  for (const chance of chances) expect(chance >= 0 && chance <= 1).toBe(true);
});

test('each rate that alone would do is solved for', async ({ page }) => {
  for (const [stage, [, count]] of SAMPLE.entries()) {
    if (stage === 0) continue;
    await expectMetric(page, 'solve-rate', { stage: stage + 1 }, (count / SAMPLE[stage - 1][1]) * (45 / 38));
  }
  await expect(alone(page, 'Proposals → Customers')).toHaveText(/40\.00%.*47\.37%/);
});

test('what no rate alone can do is said to be impossible, with what it would need', async ({ page }) => {
  await field(page, 'Goal').fill('120');
  await expectMetric(page, 'solve-rate', { stage: 6 }, null);
  await expect(alone(page, 'Proposals → Customers')).toContainText('not possible: needs 126.32%');
  await expectMetric(page, 'solve-rate', { stage: 2 }, (850 / 12_000) * (120 / 38));
});

test('the solved rate, tried as a what-if, meets the goal', async ({ page }) => {
  const rate = await metric(page, 'solve-rate', { stage: 6 });
  expect(rate).not.toBeNull();
  await field(page, 'What-if conversion into stage 6').fill(`${((rate ?? 0) * 100).toFixed(10)}%`);
  await expectMetric(page, 'customers', {}, 45, 6);
});

test('for a revenue the value that alone would do is solved for', async ({ page }) => {
  await measure(page).selectOption('revenue');
  await field(page, 'Goal').fill('114k');
  await expectMetric(page, 'required-top', {}, 15_000);
  await expectMetric(page, 'solve-value', {}, 3000);
  await expectMetric(page, 'solve-rate', { stage: 6 }, 0.5);
  await expect(alone(page, 'Average deal value')).toHaveText(/€2,400.*€3,000/);
  await field(page, 'Average deal value').fill('3000');
  await expectMetric(page, 'required-top', {}, 12_000);
});

test('a change of the measure keeps an equivalent goal', async ({ page }) => {
  await measure(page).selectOption('revenue');
  await expect(field(page, 'Goal')).toHaveValue('€108,000');
  await expectMetric(page, 'required-top', {}, 14_211);
  await measure(page).selectOption('profit');
  await expectMetric(page, 'required-top', {}, 14_211);
  await measure(page).selectOption('customers');
  await expect(field(page, 'Goal')).toHaveValue('45');
  await expectMetric(page, 'required-top', {}, 14_211);
});

test('each change of the measure is a step of its own', async ({ page }) => {
  for (const chosen of ['revenue', 'profit']) await measure(page).selectOption(chosen);
  await button(page, 'Undo').click();
  await expect(measure(page)).toHaveValue('revenue');
  await button(page, 'Undo').click();
  await expect(measure(page)).toHaveValue('customers');
});

test('a profit that no volume brings is said to be out of reach', async ({ page }) => {
  await page.getByLabel('Full view').check();
  await measure(page).selectOption('profit');
  await field(page, 'Goal').fill('10000');
  await expectMetric(page, 'required-top', {}, Math.ceil(10_000 / 7.6));
  await field(page, 'Cost at stage 1').fill('8');
  await expectMetric(page, 'required-top', {}, null);
  await expectMetric(page, 'required-top-confident', {}, null);
  await expect(card(page)).toContainText('No volume is enough: at these rates and costs an entry at the top brings nothing.');
  await expectMetric(page, 'required-count', { stage: 1 }, null);
});

test('without data there is no requirement, and that is said', async ({ page }) => {
  await typeStages(page, [['Visitors', 0], ['Customers', 0]]);
  await expectMetric(page, 'required-top', {}, null);
  await expectMetric(page, 'overall-conversion', {}, null);
  await expect(card(page)).toContainText('There is no requirement yet: a rate on the way has no data.');
});

test('a goal of nothing needs nothing and is certain', async ({ page }) => {
  await field(page, 'Goal').fill('0');
  await expectMetric(page, 'required-top', {}, 0);
  await expectMetric(page, 'chance-of-goal', {}, 1);
});
