// A phone: what is typed into does not make it zoom in, the keys fit what a field takes, and a swipe over a slider scrolls.

import { button, expectMetric, expectStages, field, open, openPlans, SAMPLE, slider } from './journey';
import { expect, metric, test } from './support';

test.use({ hasTouch: true, isMobile: true, viewport: { width: 360, height: 780 } });

test.beforeEach(async ({ page }) => open(page));

const TABS = ['Forecast', 'Levers', 'Capacity', 'Deals', 'History'];

test('what is typed into is large enough not to be zoomed in on', async ({ page }) => {
  const small = () => page.locator('input:not([type=checkbox], [type=range]), select, textarea').evaluateAll((fields) =>
    fields.filter((field) => field.checkVisibility() && parseFloat(getComputedStyle(field).fontSize) < 16)
      .map((field) => field.getAttribute('aria-label') ?? field.outerHTML));
  await page.getByLabel('Full view').check();
  await field(page, 'What-if conversion into stage 2').fill('10%');
  await button(page, 'Save as scenario').click();
  await expect(page.getByRole('table', { name: 'Comparison of scenarios' })).toBeVisible();
  expect(await small()).toEqual([]);
  for (const name of TABS) {
    await page.getByRole('tab', { name }).click();
    await expect(page.getByRole('tabpanel', { name })).toBeVisible();
    await expect(page.getByRole('tabpanel', { name }).locator('[aria-busy]')).toHaveCount(0);
    expect(await small(), name).toEqual([]);
  }
  await openPlans(page);
  expect(await small()).toEqual([]);
});

test('the keys fit what a field takes', async ({ page }) => {
  await expect(field(page, 'Count at stage 1')).toHaveAttribute('inputmode', 'numeric');
  await expect(field(page, 'What-if volume')).toHaveAttribute('inputmode', 'numeric');
  await expect(field(page, 'Average deal value')).toHaveAttribute('inputmode', 'decimal');
  await expect(field(page, 'What-if conversion into stage 2')).toHaveAttribute('inputmode', 'decimal');
  await expect(field(page, 'Name of stage 1')).not.toHaveAttribute('inputmode');
  await page.getByRole('tab', { name: 'Forecast' }).click();
  const growth = page.getByRole('tabpanel', { name: 'Forecast' }).getByRole('textbox', { name: /growth|change/i }).first();
  await expect(growth, 'what may be below zero needs a minus sign').not.toHaveAttribute('inputmode');
});

test('a swipe up that begins on a slider scrolls and sets nothing', async ({ page }) => {
  const thumb = slider(page, 'What-if conversion into stage 2');
  await thumb.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
  const box = await thumb.boundingBox();
  if (!box) throw new Error('the slider is not on the page');
  const [x, y] = [box.x + box.width * 0.8, box.y + box.height / 2];
  const before = await page.evaluate(() => scrollY);
  const client = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: { x: number; y: number }[]) =>
    client.send('Input.dispatchTouchEvent', { type, touchPoints: points });
  await touch('touchStart', [{ x, y }]);
  for (let step = 1; step <= 12; step += 1) await touch('touchMove', [{ x, y: y - 15 * step }]);
  await touch('touchEnd', []);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(before + 50);
  await expectMetric(page, 'step-conversion', { stage: 2 }, 850 / 12_000);
  await expect(button(page, 'Undo')).toBeDisabled();
  await expectStages(page, SAMPLE);

  await thumb.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
  const again = await thumb.boundingBox();
  if (!again) throw new Error('the slider is not on the page');
  const line = again.y + again.height / 2;
  await touch('touchStart', [{ x: again.x + again.width * 0.3, y: line }]);
  for (let step = 1; step <= 8; step += 1) await touch('touchMove', [{ x: again.x + again.width * (0.3 + step / 20), y: line }]);
  await touch('touchEnd', []);
  await expect.poll(() => metric(page, 'step-conversion', { stage: 2 })).toBeGreaterThan(0.15);
});
