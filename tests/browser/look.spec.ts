import { button, dialog, field, funnel, open, stageRows } from './journey';
import { axeClean, expect, test } from './support';

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 360]) {
    test.describe(`in ${colorScheme} at ${width} pixels axe finds nothing`, () => {
      test.use({ colorScheme, viewport: { width, height: 900 } });
      test.beforeEach(async ({ page }) => open(page));

      test('on the page as it is first seen, and in the full view', async ({ page }) => {
        await axeClean(page);
        await page.getByLabel('Full view').check();
        await expect(field(page, 'Value at stage 1')).toBeVisible();
        await axeClean(page);
      });

      test('under a what-if with scenarios, and with wrong text', async ({ page }) => {
        await field(page, 'What-if conversion into stage 2').fill('10%');
        await button(page, 'Save as scenario').click();
        await field(page, 'What-if volume').fill('6000');
        await field(page, 'Count at stage 3').fill('lots');
        await field(page, 'Count at stage 5').fill('500');
        await expect(page.locator('.scenarios figcaption')).toBeVisible();
        await axeClean(page);
        await button(page, 'Show the math of stage 2').click();
        await expect(dialog(page)).toBeVisible();
        await axeClean(page);
      });

      test('in the dialogs', async ({ page }) => {
        for (const opener of [page.getByTitle('Plans and settings'), button(page, 'Templates'), button(page, 'Show the math')]) {
          await opener.click();
          await expect(dialog(page)).toBeVisible();
          await axeClean(page);
          await page.keyboard.press('Escape');
          await expect(dialog(page)).toHaveCount(0);
        }
      });
    });
  }
}

test('dark is dark and light is light', async ({ page }) => {
  const lightness = () => page.evaluate(() => {
    const [red, green, blue] = (getComputedStyle(document.body).backgroundColor.match(/[\d.]+/g) ?? []).map(Number);
    return (red + green + blue) / 3;
  });
  await page.emulateMedia({ colorScheme: 'light' });
  await open(page);
  expect(await lightness()).toBeGreaterThan(230);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await lightness()).toBeLessThan(40);
});

test('nothing moves for those who want less motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page);
  await field(page, 'What-if volume').fill('24000');
  await expect(page.locator('.change').first()).toBeVisible();
  const moving = await page.evaluate(() => [
    ...document.getAnimations().map(({ id }) => id || 'animation'),
    ...Array.from(document.querySelectorAll('*')).filter((element) => {
      const { animationName, transitionDuration } = getComputedStyle(element);
      return animationName !== 'none' || transitionDuration.split(',').some((duration) => parseFloat(duration) > 0);
    }).map((element) => element.tagName),
  ]);
  expect(moving).toEqual([]);
});

test('on paper stand the numbers, and none of what is there to be pressed', async ({ page }) => {
  await open(page);
  await field(page, 'What-if conversion into stage 2').fill('10%');
  await button(page, 'Save as scenario').click();
  await stageRows(page).nth(1).hover();
  await expect(button(page, 'Undo')).toBeVisible();
  await page.emulateMedia({ media: 'print' });

  for (const name of ['Undo', 'Redo', 'Templates', 'Add stage', 'Copy table', 'Show the math', 'Remove stage 2', 'Save as scenario', 'Use Baseline']) {
    await expect(button(page, name), name).toBeHidden();
  }
  await expect(page.getByRole('slider')).toHaveCount(0);
  await expect(page.getByLabel('Full view')).toBeHidden();
  await expect(funnel(page)).toBeVisible();
  await expect(field(page, 'Count at stage 2')).toBeVisible();
  await expect(page.locator('.headline data[data-metric=overall-conversion]')).toBeVisible();
  await expect(stageRows(page).nth(1).locator('.track')).toBeVisible();
  await expect(page.getByRole('table', { name: 'Comparison of scenarios' })).toBeVisible();
  await expect(page.getByText('It takes')).toBeVisible();

  // One under the other, as wide as the paper.
  const boxes = await page.locator('.headline, .funnel, .card.goal, .scenarios').evaluateAll((parts) =>
    parts.map((part) => part.getBoundingClientRect()).map(({ top, bottom, width }) => ({ top, bottom, width })));
  expect(boxes.length).toBe(4);
  for (const [index, box] of boxes.entries()) {
    expect(box.width).toBeGreaterThan(boxes[0].width * 0.9);
    if (index > 0) expect(box.top).toBeGreaterThanOrEqual(boxes[index - 1].bottom - 1);
  }
});
