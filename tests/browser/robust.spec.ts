import type { Page } from '@playwright/test';
import { SAMPLE, button, dialog, expectMetric, expectStages, field, funnel, open, openPlans, paste, stageRows, type Row } from './journey';
import { expect, metric, test } from './support';

const LONG = 'A stage whose name is as long as a name can be, with neither mercy nor abbrevia';
const MARKUP = '<img src=x onerror="document.title=\'broken\'"><b>bold</b>';
const TRILLION = 10 ** 12;

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test.beforeEach(async ({ page }) => open(page));

const pasteStages = async (page: Page, rows: readonly Row[]) => {
  await paste(page, field(page, 'Name of stage 1'), rows.map((row) => row.join('\t')).join('\n'));
  await expectStages(page, rows);
};

/** Fails if the page says anywhere what no one should read, or holds a value that is no number. */
async function expectSound(page: Page): Promise<void> {
  const texts = await page.evaluate(() => [
    document.title,
    document.body.textContent ?? '',
    ...Array.from(document.querySelectorAll('input'), (input) => `${input.value} ${input.getAttribute('aria-valuetext') ?? ''}`),
    ...Array.from(document.querySelectorAll('svg *'), (drawn) => Array.from(drawn.attributes, ({ value }) => value).join(' ')),
  ]);
  for (const text of texts) expect(text).not.toMatch(/NaN|Infinity|∞|undefined|\[object|null/);
  const values = await page.locator('data[data-metric]').evaluateAll((numbers) => numbers.map((number) => number.getAttribute('value')));
  for (const value of values) expect(value).toMatch(/^(-?\d+(\.\d+)?)?$/);
}

/** The same in the full view and in what explains the numbers. */
async function expectSoundAll(page: Page): Promise<void> {
  await expectSound(page);
  await page.getByLabel('Full view').check();
  await expectSound(page);
  await page.getByLabel('Full view').uncheck();
  for (const opener of ['Show the math', 'Show the math of stage 1', 'Show the math of stage 2']) {
    await button(page, opener).click();
    await expect(dialog(page).locator('.explanation').first()).toBeVisible();
    await expectSound(page);
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
  }
}

/** Long names, the most stages and great counts, in a what-if with a scenario. */
async function fillAbsurdly(page: Page): Promise<void> {
  await pasteStages(page, Array.from({ length: 30 }, (_, index) => [`${LONG.slice(0, -1)}${10 + index}`, Math.round(TRILLION * 0.7 ** index)] as const));
  await field(page, 'Average deal value').fill('9999999999.99');
  await field(page, 'Goal').fill('999,999,999,999');
  await field(page, 'What-if volume').fill(String(2 * TRILLION));
  await button(page, 'Save as scenario').click();
  await field(page, 'Name of scenario 1').fill(`${LONG}!`);
  await expect(button(page, `Use ${LONG}!`)).toBeVisible();
}

test('thirty stages are shown, and one more is refused with a reason', async ({ page }) => {
  await pasteStages(page, Array.from({ length: 30 }, (_, index) => [`Stage of mine ${index + 1}`, 3000 - 100 * index] as const));
  await expectMetric(page, 'overall-conversion', {}, 100 / 3000);
  await expectMetric(page, 'step-conversion', { stage: 30 }, 0.5);
  await expect(button(page, 'Add stage')).toBeDisabled();
  await expect(page.getByText('30 stages are the most.')).toBeVisible();
  await expectSoundAll(page);
});

test('a single pasted row at the top would leave no funnel, and is refused', async ({ page }) => {
  await paste(page, field(page, 'Name of stage 1'), 'Only one\t100');
  await expect(page.getByRole('alert')).toContainText('A funnel has at least two stages.');
  await expectStages(page, SAMPLE);
});

test('markup in a name stays text wherever the name is shown', async ({ page }) => {
  await field(page, 'Name of stage 1').fill(MARKUP);
  await field(page, 'Name of stage 2').fill(MARKUP);
  await field(page, 'What-if volume').fill('24000');
  await button(page, 'Save as scenario').click();
  await field(page, 'Name of scenario 1').fill(MARKUP);
  await expect(button(page, `Use ${MARKUP}`)).toBeVisible();
  await page.getByLabel('Full view').check();
  await field(page, 'Definition of stage 2').fill(MARKUP);
  await page.getByLabel('Full view').uncheck();
  await expect(stageRows(page).nth(1).locator('.definition')).toHaveText(MARKUP);
  await button(page, 'Show the math of stage 2').click();
  await expect(dialog(page)).toHaveAccessibleName(`The math of ${MARKUP} → ${MARKUP}`);
  await page.keyboard.press('Escape');
  await openPlans(page);
  await dialog(page).getByRole('textbox').fill(MARKUP);
  await expect(page).toHaveTitle(`${MARKUP} · Funnelwright`);
  await expect(page.locator('img')).toHaveCount(0);
  await page.reload();
  await expect(page).toHaveTitle(`${MARKUP} · Funnelwright`);
  await expect(page.locator('img')).toHaveCount(0);
});

test('a name is at most 80 characters, and an empty one has a stand-in', async ({ page }) => {
  await field(page, 'Name of stage 1').fill('x'.repeat(200));
  await expect(field(page, 'Name of stage 1')).toHaveValue('x'.repeat(80));
  await field(page, 'Name of stage 2').fill('   ');
  await field(page, 'Name of stage 3').fill('');
  await expect(funnel(page).getByRole('row', { name: /^Stage 2 → Stage 3/ })).toBeVisible();
});

test('counts up to the greatest are worked with', async ({ page }) => {
  await pasteStages(page, [['All', 1000 * TRILLION], ['Some', TRILLION], ['Few', 1]]);
  await field(page, 'Average deal value').fill('1M');
  await expectMetric(page, 'step-conversion', { stage: 2 }, 0.001);
  await expectMetric(page, 'overall-conversion', {}, 1e-15, 24);
  await expectMetric(page, 'customers', {}, 1);
  await expectMetric(page, 'required-top', {}, null);
  await expect(page.locator('.headline')).toContainText('over a quadrillion');
  await expectSoundAll(page);
  await field(page, 'Goal').fill('1');
  await expectMetric(page, 'required-top', {}, 1000 * TRILLION);
  await expectSound(page);
});

test('counts that rise are worked with, and gently marked', async ({ page }) => {
  await field(page, 'Count at stage 3').fill('1700');
  await expectMetric(page, 'step-conversion', { stage: 3 }, 2);
  await expectMetric(page, 'drop-off', { stage: 3 }, -850);
  const step = funnel(page).getByRole('row', { name: /^Leads → MQL/ });
  await expect(step).toContainText('rises');
  await expect(step).toContainText('+850');
  await expect(page.locator('.mark')).toHaveCount(1);
  await expect(field(page, 'Count at stage 3')).not.toHaveAttribute('aria-invalid');
  await expectSoundAll(page);
});

for (const [what, counts] of [
  ['nobody at all', [0, 0, 0]],
  ['nobody at the top', [0, 10, 5]],
  ['nobody in the middle', [100, 0, 0]],
  ['nobody in the middle and some at the end', [100, 0, 5]],
  ['nobody at the end', [100, 10, 0]],
  ['everyone all the way', [100, 100, 100]],
  ['a single person', [1, 1, 1]],
] as const) {
  test(`with ${what} every number is sound or said to be missing`, async ({ page }) => {
    await pasteStages(page, counts.map((count, index) => [`Step ${index + 1}`, count] as const));
    await expectMetric(page, 'expected-count', { stage: 1 }, counts[0]);
    await expectMetric(page, 'step-conversion', { stage: 2 }, counts[0] === 0 ? null : counts[1] / counts[0]);
    await expectMetric(page, 'step-conversion', { stage: 3 }, counts[1] === 0 ? null : counts[2] / counts[1]);
    await expectSoundAll(page);
    await field(page, 'What-if volume').fill('50');
    await field(page, 'What-if conversion into stage 2').fill('50%');
    await expectMetric(page, 'expected-count', { stage: 2 }, 25);
    await button(page, 'Save as scenario').click();
    await expect(page.locator('.scenarios figcaption')).toHaveText(/./);
    await expectSoundAll(page);
    const chance = await metric(page, 'chance-of-goal');
    expect(chance === null || (chance >= 0 && chance <= 1)).toBe(true);
  });
}

for (const measure of ['revenue', 'profit']) {
  test(`where nothing earns, a goal of ${measure} is out of reach in words`, async ({ page }) => {
    await field(page, 'Average deal value').fill('0');
    await page.getByLabel('Goal measure').selectOption(measure);
    await field(page, 'Goal').fill('1000');
    await expectMetric(page, 'required-top', {}, null);
    await expect(page.locator('.headline')).toContainText('not possible');
    await expectSoundAll(page);
  });
}

for (const width of [320, 360, 768, 1440]) {
  test(`nothing is wider than a screen of ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    const overflow = () => page.evaluate(() => {
      const { clientWidth, scrollWidth } = document.documentElement;
      const widest = Array.from(document.querySelectorAll('body *')).filter((element) =>
        element.getBoundingClientRect().right > clientWidth + 1 && !element.closest('.scroller')).map((element) => `${element.parentElement?.className} ${element.tagName} ${element.textContent}`);
      return scrollWidth > clientWidth ? [`${scrollWidth} > ${clientWidth}`, ...widest.slice(0, 5)] : [];
    });
    expect(await overflow(), 'the sample').toEqual([]);
    await page.getByLabel('Full view').check();
    expect(await overflow(), 'the full view').toEqual([]);
    await fillAbsurdly(page);
    expect(await overflow(), 'absurd data in full').toEqual([]);
    await page.getByLabel('Full view').uncheck();
    expect(await overflow(), 'absurd data').toEqual([]);
    for (const opener of [button(page, 'Templates'), page.getByTitle('Plans and settings'), button(page, 'Show the math of stage 2')]) {
      await opener.click();
      await expect(dialog(page)).toBeVisible();
      expect(await overflow(), 'a dialog').toEqual([]);
      const sheet = await dialog(page).evaluate((element) => element.scrollWidth - element.clientWidth);
      expect(sheet, 'within the dialog').toBeLessThanOrEqual(0);
      await page.keyboard.press('Escape');
      await expect(dialog(page)).toHaveCount(0);
    }
    await expectSound(page);
  });
}
