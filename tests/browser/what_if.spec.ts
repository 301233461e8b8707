import type { Page } from '@playwright/test';
import { button, expectMetric, field, open, slider } from './journey';
import { expect, metric, test } from './support';

const comparison = (page: Page) => page.getByRole('table', { name: 'Comparison of scenarios' });
const scenarios = (page: Page) => page.getByRole('region', { name: 'Scenarios' });
/** How a number of the headline differs from the baseline. */
const change = (page: Page, label: string) => page.locator('.headline > div').filter({ hasText: label }).locator('.change');

/** Types a what-if conversion into stage 2 and keeps it under a name. */
async function keep(page: Page, rate: string, name: string): Promise<void> {
  await field(page, 'What-if conversion into stage 2').fill(rate);
  const kept = scenarios(page).getByRole('textbox');
  const count = await kept.count();
  await button(page, 'Save as scenario').click();
  const newest = field(page, `Name of scenario ${count + 1}`);
  await expect(newest).toBeFocused();
  await newest.fill(name);
  await expect(button(page, `Use ${name}`)).toHaveAttribute('aria-pressed', 'true');
}

test.beforeEach(async ({ page }) => open(page));

test('without a what-if nothing is compared or to be reset', async ({ page }) => {
  await expect(button(page, 'Reset what-if')).toBeDisabled();
  await expect(button(page, 'Save as scenario')).toBeDisabled();
  await expect(page.locator('.change')).toHaveCount(0);
  await expect(scenarios(page)).toContainText('Move a what-if slider and save it as a scenario to compare it here.');
  await expect(comparison(page)).toHaveCount(0);
});

test('a volume typed changes what follows, and shows by how much', async ({ page }) => {
  await field(page, 'What-if volume').fill('24k');
  await expectMetric(page, 'customers', {}, 76);
  await expectMetric(page, 'revenue', {}, 182_400);
  await expectMetric(page, 'overall-conversion', {}, 38 / 12_000);
  await expectMetric(page, 'expected-count', { stage: 6 }, 76);
  await expect(change(page, 'Customers a month')).toHaveText('+38');
  await expect(change(page, 'Revenue a month')).toHaveText('+€91,200');
  await expect(change(page, 'Overall conversion')).toHaveCount(0);
  await expect(field(page, 'Count at stage 1'), 'the count is still the count').toHaveValue('12,000');
  await expect(slider(page, 'What-if volume')).toHaveAttribute('aria-valuetext', '24,000');
});

test('a rate typed changes what follows, and shows by how much', async ({ page }) => {
  await field(page, 'What-if conversion into stage 3').fill('60%');
  await expectMetric(page, 'step-conversion', { stage: 3 }, 0.6);
  await expectMetric(page, 'expected-count', { stage: 3 }, 510);
  await expectMetric(page, 'customers', {}, 510 * (38 / 420), 9);
  await expectMetric(page, 'required-top', {}, Math.ceil(45 / ((850 / 12_000) * 0.6 * (38 / 420))));
  await expect(change(page, 'Customers a month')).toHaveText('+8.1');
  await expect(change(page, 'needed for')).toHaveText(/^−/);
  await field(page, 'What-if conversion into stage 3').fill('0');
  await expectMetric(page, 'customers', {}, 0);
  await expect(change(page, 'Customers a month')).toHaveText('−38');
});

test('a deal value typed changes the revenue alone', async ({ page }) => {
  await field(page, 'What-if deal value').fill('3000');
  await expectMetric(page, 'revenue', {}, 114_000);
  await expectMetric(page, 'customers', {}, 38);
  await expect(change(page, 'Revenue a month')).toHaveText('+€22,800');
  await expect(field(page, 'Average deal value')).toHaveValue('€2,400');
});

for (const [name, moved, result] of [
  ['What-if volume', 'expected-count', { stage: 1 }],
  ['What-if conversion into stage 2', 'step-conversion', { stage: 2 }],
  ['What-if conversion into stage 6', 'step-conversion', { stage: 6 }],
  ['What-if deal value', 'revenue', {}],
] as const) {
  test(`the slider of ${name} moves by the keyboard, and its field with it`, async ({ page }) => {
    const before = (await metric(page, moved, result)) ?? 0;
    const text = await field(page, name).inputValue();
    await slider(page, name).focus();
    for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('ArrowRight');
    await expect.poll(() => metric(page, moved, result)).toBeGreaterThan(before);
    await expect(field(page, name)).not.toHaveValue(text);
    await expect(slider(page, name)).toHaveAttribute('aria-valuetext', await field(page, name).inputValue());
    await page.keyboard.press('Home');
    await expectMetric(page, moved, result, 0);
    await expect(slider(page, name)).toBeFocused();
    await button(page, 'Reset what-if').click();
    await expectMetric(page, moved, result, before);
    await expect(field(page, name)).toHaveValue(text);
  });
}

test('a slider keeps its range while it is dragged', async ({ page }) => {
  const thumb = slider(page, 'What-if conversion into stage 2');
  await thumb.scrollIntoViewIfNeeded();
  const most = Number(await thumb.getAttribute('max')) / 10_000;
  const box = await thumb.boundingBox();
  if (!box) throw new Error('the slider is not on the page');
  const at = (share: number) => [box.x + box.width * share, box.y + box.height / 2] as const;
  await page.mouse.move(...at(0.25));
  await page.mouse.down();
  await page.mouse.move(...at(0.5), { steps: 10 });
  await page.mouse.up();
  await expect.poll(() => metric(page, 'step-conversion', { stage: 2 })).toBeCloseTo(most / 2, 2);
});

test('one lever is reset, or all of them', async ({ page }) => {
  await field(page, 'What-if volume').fill('24000');
  await field(page, 'What-if deal value').fill('3000');
  await expectMetric(page, 'revenue', {}, 76 * 3000);
  await button(page, 'Reset What-if volume').click();
  await expectMetric(page, 'revenue', {}, 38 * 3000);
  await expect(button(page, 'Reset What-if volume')).toHaveCount(0);
  await expect(field(page, 'What-if volume')).toHaveValue('12,000');
  await field(page, 'What-if volume').fill('6000');
  await expectMetric(page, 'revenue', {}, 19 * 3000);
  await button(page, 'Reset what-if').click();
  await expectMetric(page, 'revenue', {}, 91_200);
  await expect(page.locator('.change')).toHaveCount(0);
});

test('scenarios are kept, compared, switched and taken off', async ({ page }) => {
  await keep(page, '10%', 'Better pages');
  await keep(page, '14%', 'New site');
  await expect(button(page, 'Save as scenario'), 'it is kept already').toBeDisabled();

  for (const [scenario, customers] of [['Baseline', 38], ['Better pages', 1200 * (38 / 850)], ['New site', 1680 * (38 / 850)]] as const) {
    await expectMetric(page, 'customers', { scenario }, customers);
    await expectMetric(page, 'revenue', { scenario }, customers * 2400, 6);
    await expectMetric(page, 'profit', { scenario }, customers * 2400, 6);
    await expectMetric(page, 'cost', { scenario }, 0);
    await expectMetric(page, 'overall-conversion', { scenario }, customers / 12_000);
    await expectMetric(page, 'required-top', { scenario }, Math.ceil((45 * 12_000) / customers - 1e-6));
  }
  expect(await metric(page, 'chance-of-goal', { scenario: 'New site' })).toBeGreaterThan(
    (await metric(page, 'chance-of-goal', { scenario: 'Baseline' })) ?? 1,
  );
  await expect(comparison(page).getByRole('row', { name: /^Customers/ })).toContainText('+15.6');
  await expect(page.locator('.scenarios figcaption')).toHaveText('New site brings the most: 75.1 customers, 97.6% above the baseline.');

  await button(page, 'Use Better pages').click();
  await expectMetric(page, 'customers', {}, 1200 * (38 / 850));
  await expect(field(page, 'What-if conversion into stage 2')).toHaveValue('10%');
  await button(page, 'Use Baseline').click();
  await expectMetric(page, 'customers', {}, 38);
  await expect(button(page, 'Use Baseline')).toHaveAttribute('aria-pressed', 'true');

  await button(page, 'Remove New site').click();
  await expect(button(page, 'Use New site')).toHaveCount(0);
  await expect(page.locator('.scenarios figcaption')).toHaveText(/^Better pages brings the most: 53\.6 customers/);
  await button(page, 'Undo').click();
  await expectMetric(page, 'customers', { scenario: 'New site' }, 1680 * (38 / 850));
});

test('a kept scenario takes the what-if in use in its place', async ({ page }) => {
  await keep(page, '10%', 'Better pages');
  await field(page, 'What-if deal value').fill('3000');
  await expectMetric(page, 'revenue', { scenario: 'What-if, not saved' }, 1200 * (38 / 850) * 3000, 6);
  await expectMetric(page, 'revenue', { scenario: 'Better pages' }, 1200 * (38 / 850) * 2400, 6);
  await button(page, 'Update Better pages with the what-if in use').click();
  await expectMetric(page, 'revenue', { scenario: 'Better pages' }, 1200 * (38 / 850) * 3000, 6);
  await expect(button(page, 'Use What-if, not saved')).toHaveCount(0);
  await expect(button(page, 'Use Better pages')).toHaveAttribute('aria-pressed', 'true');
});

test('a scenario goes with the plan that changes under it', async ({ page }) => {
  await keep(page, '10%', 'Better pages');
  await field(page, 'Count at stage 1').fill('24000');
  await expectMetric(page, 'customers', { scenario: 'Better pages' }, 2400 * (38 / 850));
  await expectMetric(page, 'customers', { scenario: 'Baseline' }, 38);
});

test('none brings more than the baseline where none does', async ({ page }) => {
  await keep(page, '1%', 'Worse');
  await expect(page.locator('.scenarios figcaption')).toHaveText('No scenario brings more than the baseline.');
});

test('the picture compares what the goal measures', async ({ page }) => {
  await page.getByLabel('Goal measure').selectOption('revenue');
  await keep(page, '10%', 'Better pages');
  await expect(page.locator('.scenarios figcaption')).toHaveText(/^Better pages brings the most: €128,753 revenue, 41\.2% above the baseline\.$/);
});

test('six scenarios are kept and no more, with a reason', async ({ page }) => {
  for (let kept = 1; kept <= 6; kept += 1) await keep(page, `${kept}%`, `At ${kept}%`);
  await field(page, 'What-if conversion into stage 2').fill('20%');
  await expect(button(page, 'Save as scenario')).toBeDisabled();
  await expect(page.getByText('6 scenarios are the most. Remove one to keep another.')).toBeVisible();
  for (let kept = 1; kept <= 6; kept += 1) {
    await expectMetric(page, 'customers', { scenario: `At ${kept}%` }, 12_000 * (kept / 100) * (38 / 850), 6);
  }
  await button(page, 'Remove At 3%').click();
  await expect(button(page, 'Save as scenario')).toBeEnabled();
});

test('two scenarios of the same name are told apart', async ({ page }) => {
  await keep(page, '10%', 'Plan B');
  await field(page, 'What-if conversion into stage 2').fill('14%');
  await button(page, 'Save as scenario').click();
  await field(page, 'Name of scenario 2').fill('Plan B');
  const named = await comparison(page).locator('data[data-metric=customers]').evaluateAll((numbers) =>
    numbers.map((number) => (number as HTMLElement).dataset.scenario));
  expect(new Set(named).size, `the columns ${named.join(', ')}`).toBe(3);
});
