// Long numbers and long names: numbers are seen whole, and nothing makes the page wider than the window.

import type { Locator, Page } from '@playwright/test';
import { button, dialog, field, open, openPlans } from './journey';
import { expect, test } from './support';

test.beforeEach(async ({ page }) => open(page));

const TABS = ['Forecast', 'Levers', 'Capacity', 'Deals', 'History', 'Events'] as const;

async function openTab(page: Page, name: string): Promise<Locator> {
  await page.getByRole('tab', { name, exact: true }).click();
  const panel = page.getByRole('tabpanel', { name });
  await expect(panel).toBeVisible();
  await expect(panel.locator('[aria-busy]')).toHaveCount(0);
  return panel;
}

/** The number fields whose text is wider than they are. */
const cut = (page: Page) => page.locator('input[inputmode]').evaluateAll((inputs) =>
  (inputs as HTMLInputElement[]).filter((input) => input.checkVisibility() && input.scrollWidth > input.clientWidth)
    .map((input) => `${input.getAttribute('aria-label')}: ${input.value} needs ${input.scrollWidth} of ${input.clientWidth}`));

/** Types a number into every field of a part of the page that takes one of people or of money. */
async function typeEverywhere(part: Locator, number: string): Promise<void> {
  const names = await part.locator('input[inputmode]').evaluateAll((inputs) =>
    inputs.map((input) => input.getAttribute('aria-label') ?? '').filter((name) => /count|open deals|value|cost|volume|total to reach|goal$/i.test(name) && !/what-if|spread/i.test(name)));
  for (const name of names) await part.getByRole('textbox', { name, exact: true }).fill(number);
}

for (const [currency, locale, numbers] of [['EUR', 'en-US', ['1000000', '1234567890', '10000000000000']], ['IDR', 'de-DE', ['1000000000', '10000000000000']]] as const) {
  test.describe(`in ${currency}`, () => {
    test.use({ locale });

    test('numbers are seen whole at every width and in print', async ({ page }) => {
      test.slow();
      await openPlans(page);
      await dialog(page).getByLabel('Money in').selectOption(currency);
      await button(page, 'Close').click();
      await page.getByLabel('Full view').check();
      await page.getByLabel('Goal measure').selectOption('revenue');
      for (const number of numbers) {
        await typeEverywhere(page.locator('main'), number);
        await field(page, 'What-if volume').fill(number);
        await field(page, 'What-if deal value').fill(number);
        for (const tab of ['Forecast', 'Deals', 'History']) {
          const panel = await openTab(page, tab);
          if (tab === 'Forecast') await panel.getByLabel('Coming in at the top').selectOption('typed');
          if (tab === 'History' && await panel.getByRole('textbox').count() === 0) await button(page, 'Add past period').click();
          await typeEverywhere(panel, number);
          for (const width of [360, 768, 900, 1024, 1161, 1280, 1440]) {
            await page.setViewportSize({ width, height: 900 });
            expect.soft(await cut(page), `${number} at ${width} pixels with ${tab}`).toEqual([]);
            expect.soft(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${width} pixels with ${tab}`).toBeLessThanOrEqual(0);
          }
        }
        await page.setViewportSize({ width: 720, height: 900 });
        await page.emulateMedia({ media: 'print' });
        expect.soft(await cut(page), `${number} in print`).toEqual([]);
        await page.emulateMedia({ media: 'screen' });
      }
    });
  });
}

test('a count of a quadrillion is seen whole', async ({ page }) => {
  for (let stage = 1; stage <= 6; stage += 1) await field(page, `Count at stage ${stage}`).fill('1000000000000000');
  await field(page, 'Count at stage 6').blur();
  for (const width of [360, 768, 1024, 1161, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    expect.soft(await cut(page), `${width} pixels`).toEqual([]);
  }
});

test('names without spaces break anywhere', async ({ page }) => {
  test.slow();
  const name = (start: string) => start + 'Donaudampfschifffahrtsgesellschaftskapitän&utm_source=newsletter&utm_medium=email'.slice(0, 80 - start.length);
  const wide = () => page.evaluate(() => {
    const parts = [document.documentElement, ...document.querySelectorAll('dialog[open]')];
    const widest = [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > innerWidth + 1 && !element.closest('.scroller'));
    return parts.some((part) => part.scrollWidth > part.clientWidth)
      ? widest.map((element) => `${element.tagName}.${element.getAttribute('class')} ${element.textContent?.slice(0, 30)}`).slice(0, 6).concat('too wide')
      : [];
  });
  for (let stage = 1; stage <= 6; stage += 1) await field(page, `Name of stage ${stage}`).fill(name(`${stage}`));
  await openPlans(page);
  await dialog(page).getByRole('textbox').first().fill(name('Plan'));
  await button(page, 'Close').click();
  await field(page, 'What-if conversion into stage 2').fill('10%');
  await button(page, 'Save as scenario').click();
  await page.getByRole('textbox', { name: /^Name of scenario/ }).first().fill(name('S'));
  await openTab(page, 'History');
  for (let period = 1; period <= 3; period += 1) {
    await button(page, "Add today's counts as a past period").click();
    await field(page, `Name of past period ${period}`).fill(name(`${period}`).slice(0, 40));
  }
  await openTab(page, 'Events');
  await button(page, 'Add event').click();
  await field(page, 'Note of event 1').fill(name('Note'));
  await page.getByLabel('Full view').check();
  await field(page, 'Definition of stage 1').fill(name('Definition'));
  for (const width of [360, 320, 768, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    for (const tab of TABS) {
      await openTab(page, tab);
      expect.soft(await wide(), `${width} pixels with ${tab}`).toEqual([]);
    }
    for (const opener of [button(page, 'Share'), button(page, 'Export'), button(page, 'Import'), button(page, 'Show the math of stage 2'), page.getByTitle('Plans and settings')]) {
      await opener.click();
      await expect(dialog(page)).toBeVisible();
      expect.soft(await wide(), `${width} pixels with ${await dialog(page).getAttribute('aria-label')}`).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(dialog(page)).toHaveCount(0);
    }
  }
  // A link that is looked at, with its notice.
  await button(page, 'Share').click();
  const link = await dialog(page).getByRole('textbox').first().inputValue();
  await page.goto(link);
  await expect(button(page, 'Make it mine')).toBeVisible();
  await page.setViewportSize({ width: 360, height: 800 });
  expect.soft(await wide(), 'a shared plan').toEqual([]);
});
