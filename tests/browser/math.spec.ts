import type { Locator, Page } from '@playwright/test';
import { button, dialog, expectMetric, field, funnel, open, stageRows } from './journey';
import { expect, metric, test } from './support';

const explanation = (page: Page, title: string): Locator =>
  dialog(page).locator('.explanation').filter({ has: page.getByRole('heading', { name: title, exact: true }) });

/** Opens by every number within a part of the page what explains it, and checks that it does. */
async function explainAll(page: Page, within: Locator): Promise<number> {
  const numbers = within.locator('data[data-metric]:visible');
  const count = await numbers.count();
  for (let index = 0; index < count; index += 1) {
    const number = numbers.nth(index);
    const { name, stage, value } = await number.evaluate((element: HTMLDataElement) => ({
      name: element.dataset.metric, stage: element.dataset.stage, value: element.getAttribute('value'),
    }));
    await test.step(`${name} ${stage ?? ''}`, async () => {
      await number.click();
      const same = dialog(page).locator(`data[data-metric="${name}"]${stage ? `[data-stage="${stage}"]` : ':not([data-stage])'}`);
      // All are looked at, so that a report names each that lacks.
      await expect.soft(same.first(), `${name} ${stage ?? ''}`).toHaveAttribute('value', value ?? '', { timeout: 1000 });
      await page.keyboard.press('Escape');
      await expect(dialog(page)).toHaveCount(0);
    });
  }
  return count;
}

test.beforeEach(async ({ page }) => open(page));

test('every number of the headline and of the goal opens its explanation', async ({ page }) => {
  await page.getByLabel('Goal measure').selectOption('revenue');
  await page.getByLabel('Goal measure').blur();
  expect(await explainAll(page, page.locator('.headline'))).toBeGreaterThanOrEqual(6);
  expect(await explainAll(page, page.getByRole('region', { name: 'Goal', exact: true }))).toBeGreaterThanOrEqual(7);
});

test('every number of the table of stages opens its explanation', async ({ page }) => {
  test.slow();
  await field(page, 'What-if volume').fill('24000');
  await field(page, 'What-if volume').blur();
  expect(await explainAll(page, funnel(page))).toBeGreaterThan(50);
});

test('a number of a scenario is explained as the number of that scenario', async ({ page }) => {
  await field(page, 'What-if volume').fill('24000');
  await button(page, 'Save as scenario').click();
  await expectMetric(page, 'customers', { scenario: 'Baseline' }, 38);
  await page.locator('data[data-metric=customers][data-scenario=Baseline]').click();
  await expect(explanation(page, 'Customers').locator('data[data-metric=customers]')).toHaveAttribute('value', '38');
});

test('an explanation has the formula, the numbers put in, and the result', async ({ page }) => {
  await page.locator('.headline data[data-metric=overall-conversion]').click();
  await expect(page.getByRole('dialog', { name: 'The math of the plan' })).toBeVisible();
  const overall = explanation(page, 'Overall conversion');
  await expect(overall).toContainText('Expected at the sale stage ÷ expected at the top');
  await expect(overall).toContainText('38 ÷ 12,000 =');
  await expect(overall.locator('data')).toHaveText('0.32%');
  await expect(explanation(page, 'Revenue')).toContainText('€91,200');
  await expect(explanation(page, 'Profit')).toContainText('€91,200 − €0 =');
  await expect(explanation(page, 'Failure rate').locator('data')).toHaveText('99.68%');
  await expect(explanation(page, 'Required at the top').locator('data')).toHaveText('14,211');
});

test('what an explanation writes down gives, worked out, its result', async ({ page }) => {
  let checked = 0;
  for (let stage = 1; stage <= 6; stage += 1) {
    await button(page, `Show the math of stage ${stage}`).click();
    const sums = await dialog(page).locator('.explanation').evaluateAll((explanations) => explanations.map((explained) => ({
      title: explained.querySelector('h3')?.textContent ?? '',
      written: explained.querySelector('.substitution')?.textContent ?? '',
      metric: explained.querySelector('data')?.dataset.metric ?? '',
      value: Number(explained.querySelector('data')?.getAttribute('value')),
    })));
    for (const { title, written, metric: name, value } of sums) {
      const arithmetic = written.replace(/ =$/, '').replace(/[€,]/g, '').replace(/([\d.]+)%/g, '($1/100)')
        .replaceAll('×', '*').replaceAll('÷', '/').replaceAll('−', '-');
      if (!/^[\d\s.()+*/-]+$/.test(arithmetic)) continue;
      const result = Number(new Function(`return ${arithmetic}`)());
      const rounded = name === 'required-count' ? Math.ceil(result - 1e-9) : result;
      expect(Math.abs(rounded - value), `${title} of stage ${stage}: ${written} ${value}`).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(value)));
      checked += 1;
    }
    await page.keyboard.press('Escape');
  }
  expect(checked).toBeGreaterThan(30);
});

test('by the keyboard the buttons open the explanations, and Escape goes back to them', async ({ page }) => {
  for (const opener of [
    page.locator('.headline').getByRole('button', { name: 'Overall conversion' }),
    page.locator('.headline').getByRole('button', { name: 'Chance of reaching the goal' }),
    button(page, 'Show the math'),
    button(page, 'Show the math of stage 2'),
  ]) {
    await opener.focus();
    await page.keyboard.press('Enter');
    await expect(dialog(page).locator('.explanation').first()).toBeVisible();
    await expect(dialog(page).locator(':focus'), 'the focus is in the dialog').toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
    await expect(opener).toBeFocused();
  }
});

test('the dialog closes by its button and by a press beside it', async ({ page }) => {
  await button(page, 'Show the math').click();
  await dialog(page).getByRole('button', { name: 'Close' }).click();
  await expect(dialog(page)).toHaveCount(0);
  await button(page, 'Show the math').click();
  await expect(dialog(page)).toBeVisible();
  await page.mouse.click(5, 300);
  await expect(dialog(page)).toHaveCount(0);
});

test('an explanation under a what-if says what is typed in it', async ({ page }) => {
  await field(page, 'What-if conversion into stage 2').fill('10%');
  await button(page, 'Show the math of stage 2').click();
  await expect(dialog(page)).toContainText('These are the numbers of the what-if in force.');
  await expect(dialog(page).getByRole('listitem')).toHaveText('Visitors → Leads: 10%');
  const rate = explanation(page, 'Step conversion');
  await expect(rate).toContainText('Typed in the what-if');
  await expect(rate).toContainText('By the counts it is 7.08%.');
  expect(await metric(page, 'step-conversion', { stage: 2 })).toBe(0.1);
});

test('a number without data is explained as such', async ({ page }) => {
  await field(page, 'Count at stage 1').fill('0');
  await stageRows(page).nth(1).locator('data[data-metric=step-conversion]').click();
  await expect(explanation(page, 'Step conversion')).toContainText('No data: nobody reached a stage that this hangs on');
  await expect(explanation(page, 'Step conversion').locator('data')).toHaveAttribute('value', '');
});
