import type { Page } from '@playwright/test';
import { SAMPLE, button, dialog, expectMetric, expectStages, field, open, openPlans, stageRows } from './journey';
import { expect, metric, test } from './support';

const openPlan = (page: Page) => page.getByTitle('Plans and settings');
/** The plans in the dialog, by their names. */
const names = (page: Page) => dialog(page).getByRole('textbox').evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));

/** The sample, and a second plan of which it is a copy, open. */
async function withCopy(page: Page): Promise<void> {
  await openPlans(page);
  await button(page, 'Duplicate Autumn campaign').click();
  await expect(field(page, 'Name of the plan Autumn campaign (copy)')).toBeVisible();
}

test.beforeEach(async ({ page }) => open(page));

test('a new plan is empty, and asks for the counts', async ({ page }) => {
  await button(page, 'New plan').click();
  await expect(openPlan(page)).toContainText('Untitled plan');
  await expect(page).toHaveTitle('Untitled plan · Funnelwright');
  await expectStages(page, [['Visitors', 0], ['Leads', 0], ['Offers', 0], ['Customers', 0]]);
  await expect(page.locator('.sentence')).toHaveText('Type how many reached each stage.');
  await field(page, 'Count at stage 1').fill('1000');
  await field(page, 'Count at stage 2').fill('100');
  await expectMetric(page, 'step-conversion', { stage: 2 }, 0.1);
});

test('a copy has all of its plan, and goes its own way', async ({ page }) => {
  await withCopy(page);
  await page.keyboard.press('Escape');
  await expect(openPlan(page)).toContainText('Autumn campaign (copy)');
  await expectStages(page, SAMPLE);
  await field(page, 'Count at stage 6').fill('76');
  await expectMetric(page, 'customers', {}, 76);

  await openPlans(page);
  await button(page, 'Open Autumn campaign').click();
  await expect(dialog(page)).toHaveCount(0);
  await expectStages(page, SAMPLE);
  await openPlans(page);
  await button(page, 'Open Autumn campaign (copy)').click();
  await expectMetric(page, 'customers', {}, 76);
});

test('a plan is renamed as its name is typed', async ({ page }) => {
  await openPlans(page);
  const name = dialog(page).getByRole('textbox');
  await name.fill('');
  await expect(openPlan(page)).toContainText('Untitled plan');
  await name.pressSequentially('Spring – “the big one” ');
  await expect(name, 'a space at the end may be one between words').toHaveValue('Spring – “the big one” ');
  await expect(page).toHaveTitle(/^Spring – “the big one”\s+· Funnelwright$/);
  await page.keyboard.press('Escape');
  await button(page, 'Undo').click();
  await expect(openPlan(page)).toContainText('Autumn campaign');
});

test('a plan that is not open is renamed, and the open one stays open', async ({ page }) => {
  await withCopy(page);
  await field(page, 'Name of the plan Autumn campaign').fill('Autumn, final');
  await expect.poll(() => names(page)).toEqual(['Autumn, final', 'Autumn campaign (copy)']);
  await expect(page).toHaveTitle('Autumn campaign (copy) · Funnelwright');
});

test('a deleted plan is gone until undo brings it back', async ({ page }) => {
  await withCopy(page);
  await field(page, 'Name of the plan Autumn campaign (copy)').fill('Winter');
  await button(page, 'Delete Winter').click();
  await expect.poll(() => names(page)).toEqual(['Autumn campaign']);
  await expect(button(page, 'Delete Autumn campaign'), 'the last one stays').toBeDisabled();
  await page.keyboard.press('Escape');
  await expect(openPlan(page)).toContainText('Autumn campaign');
  await button(page, 'Undo').click();
  await expect(openPlan(page)).toContainText('Winter');
  await openPlans(page);
  await expect.poll(() => names(page)).toEqual(['Autumn campaign', 'Winter']);
  await expect(button(page, 'Open Winter')).toHaveAttribute('aria-pressed', 'true');
});

test('every template opens as a filled plan with the moment that decides', async ({ page }) => {
  test.slow();
  await button(page, 'Templates').click();
  const cards = dialog(page).getByRole('listitem').getByRole('button');
  await expect(cards).toHaveCount(13);
  const titles = await cards.locator('b').allTextContents();
  expect(new Set(titles).size).toBe(13);
  for (const [index, title] of titles.entries()) {
    await test.step(title, async () => {
      if (index > 0) await button(page, 'Templates').click();
      await expect(cards.nth(index)).toContainText('decided at');
      await cards.nth(index).click();
      await expect(dialog(page)).toHaveCount(0);
      await expect(openPlan(page)).toContainText(title);
      await expect(stageRows(page).getByTitle('The moment where the customer decides')).toHaveCount(1);
      for (const name of ['overall-conversion', 'customers', 'revenue', 'required-top', 'required-top-confident', 'chance-of-goal']) {
        expect(await metric(page, name), name).toBeGreaterThan(0);
      }
      const count = await stageRows(page).count();
      for (let stage = 2; stage <= count; stage += 1) {
        expect(await metric(page, 'step-conversion', { stage }), `conversion into stage ${stage}`).toBeGreaterThan(0);
        expect(await metric(page, 'required-count', { stage }), `needed at stage ${stage}`).toBeGreaterThan(0);
      }
    });
  }
  await openPlans(page);
  await expect.poll(() => names(page)).toEqual(['Autumn campaign', ...titles]);
});

test('the list of plans leads to the templates', async ({ page }) => {
  await openPlans(page);
  await button(page, 'From a template').click();
  await expect(page.getByRole('dialog', { name: 'Templates' })).toBeVisible();
  await page.getByRole('button', { name: /^Land plots/ }).click();
  await expect(openPlan(page)).toContainText('Land plots');
  await expect(field(page, 'Name of stage 3')).toHaveValue('Visits');
});

test('a plan counts by the period that is chosen', async ({ page }) => {
  await openPlans(page);
  await page.getByLabel('People').selectOption('week');
  await page.keyboard.press('Escape');
  await expect(page.locator('.headline')).toContainText('Customers a week');
  await expectMetric(page, 'required-top', {}, 14_211);
  await expect(page.getByRole('region', { name: 'Goal', exact: true })).toContainText('or 14,211 a week');
});

test('a plan counts in the currency that is chosen, and no amount changes but its sign', async ({ page }) => {
  for (const [code, shown, value] of [['USD', '$91,200', '$2,400'], ['JPY', '¥91,200', '¥2,400'], ['KWD', 'KWD\u{a0}91,200', 'KWD\u{a0}2,400']]) {
    await openPlans(page);
    await page.getByLabel('Money in').selectOption(code);
    await page.keyboard.press('Escape');
    await expect(page.locator('data[data-metric=revenue]').first()).toHaveText(shown);
    await expect(field(page, 'Average deal value')).toHaveValue(value);
    await expectMetric(page, 'revenue', {}, 91_200);
  }
});

test('an amount finer than the currency is shown as it counts', async ({ page }) => {
  await openPlans(page);
  await page.getByLabel('Money in').selectOption('JPY');
  await page.keyboard.press('Escape');
  const value = field(page, 'Average deal value');
  await value.fill('12.5');
  await expectMetric(page, 'revenue', {}, 38 * 13);
  await value.blur();
  await expect(value).toHaveValue('¥13');
});
