// The report on paper.

import type { Page } from '@playwright/test';
import { button, dialog, field, funnel, open, stageRows } from './journey';
import { expect, test } from './support';

const assumptions = (page: Page) => page.getByRole('region', { name: 'What the numbers rest on' });

/** How many pages a printed document has. */
async function pages(page: Page, format: 'A4' | 'Letter'): Promise<number> {
  const paper = (await page.pdf({ format })).toString('latin1');
  return [...paper.matchAll(/\/Type\s*\/Page\b/g)].length;
}

test.beforeEach(async ({ page }) => open(page));

test('the report says what its numbers rest on, and the screen does not', async ({ page }) => {
  await page.getByLabel('Full view').check();
  await field(page, 'Definition of stage 2').fill('Has left an address');
  await field(page, 'Low end of the usual range into stage 5').fill('50%');
  await field(page, 'Source of the usual range into stage 5').fill('Last year');
  await field(page, 'Cost at stage 4').fill('12.50');
  const long = 'A name that is longer than its field on paper can show';
  await field(page, 'Name of stage 3').fill(long);
  await field(page, 'What-if conversion into stage 2').fill('10%');
  await button(page, 'Save as scenario').click();
  await expect(page.locator('.assumptions')).toBeHidden();
  await expect(page.locator('.report-date')).toBeHidden();

  await page.emulateMedia({ media: 'print' });
  await expect(assumptions(page)).toBeVisible();
  await expect(page.locator('.report-date')).toHaveText(/^[A-Z][a-z]+ \d{1,2}, \d{4}$/);
  await expect(page.locator('.top-bar')).toContainText('Autumn campaign');
  await expect(page.locator('.sentence')).toBeVisible();
  await expect(page.locator('.headline')).toBeVisible();
  for (const words of [
    'People are counted a month, money in EUR, Euro. Customers are counted at Customers, leads at Leads.',
    'The goal is 45 customers a month; “to be sure” means with a chance of 80%.',
    'The scenario “Scenario 1” is in force. Visitors → Leads: 10%',
  ]) {
    await expect(assumptions(page).getByText(words)).toBeVisible();
  }
  await expect(assumptions(page).getByRole('row', { name: 'Leads Has left an address' })).toBeVisible();
  await expect(assumptions(page).getByRole('row', { name: /^Proposals .*50% – 100%; Last year$/ })).toBeVisible();
  await expect(assumptions(page).getByRole('row', { name: new RegExp(`^${long}`) })).toBeVisible();
  await expect(assumptions(page).getByRole('row', { name: /^SQL .*€12\.50$/ })).toBeVisible();
  await expect(assumptions(page).getByRole('row', { name: /^Customers .*€2,400(\.00)?$/ })).toBeVisible();
  await page.emulateMedia({ media: 'screen' });
  await field(page, 'What-if conversion into stage 2').fill('');
  await page.emulateMedia({ media: 'print' });
  await expect(assumptions(page)).toContainText('No what-if is in force');
});

test('without scenarios there is no word of them', async ({ page }) => {
  const scenarios = page.locator('.scenarios');
  await expect(scenarios).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(funnel(page)).toBeVisible();
  await expect(scenarios).toBeHidden();
});

test('the picture of the region that is open is printed, and nothing to type into', async ({ page }) => {
  const regions = page.locator('.regions');
  const tab = (name: string) => page.getByRole('tab', { name });
  await expect(regions.locator('.plot')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(tab('Forecast')).toBeVisible();
  await expect(regions.locator('.plot')).toBeVisible();
  await expect(regions.locator('data[data-metric=forecast-total-revenue]').first()).toBeVisible();
  for (const hidden of [tab('Levers'), regions.getByRole('slider'), button(page, 'SVG'), regions.getByRole('textbox'), regions.getByRole('table')]) {
    await expect(hidden.filter({ visible: true })).toHaveCount(0);
  }
  await page.emulateMedia({ media: 'screen' });
  await tab('Deals').click();
  await page.emulateMedia({ media: 'print' });
  await expect(funnel(page)).toBeVisible();
  await expect(regions).toBeHidden();
});

test('an open dialog is not printed', async ({ page }) => {
  await button(page, 'Export').click();
  await expect(dialog(page)).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('dialog')).toBeHidden();
  await expect(funnel(page)).toBeVisible();
});

for (const [format, described] of [['A4', 1], ['Letter', 2]] as const) {
  test(`six stages with scenarios and the forecast take one page of ${format}, ${described} with definitions, thirty stages two`, async ({ page }) => {
    await field(page, 'What-if conversion into stage 2').fill('10%');
    await button(page, 'Save as scenario').click();
    await expect(page.locator('[aria-busy]')).toHaveCount(0);
    expect(await pages(page, format)).toBe(1);
    await page.getByLabel('Full view').check();
    for (let stage = 1; stage <= 6; stage += 1) {
      await field(page, `Definition of stage ${stage}`).fill('The status in the list of deals says so, and someone has spoken with them');
    }
    await page.getByLabel('Full view').uncheck();
    expect(await pages(page, format)).toBe(described);
    await button(page, 'Import').click();
    const rows = Array.from({ length: 30 }, (_, index) => `Stage number ${index + 1}\t${3000 - index * 90}`);
    await field(page, 'Or paste here').fill(rows.join('\n'));
    await button(page, 'Add 1 plan').click();
    await expect(stageRows(page)).toHaveCount(30);
    expect(await pages(page, format)).toBe(2);
  });
}
