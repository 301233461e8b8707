// Tables as people paste them: what is plain goes in at once, what is unsure is looked at first.

import type { Locator, Page } from '@playwright/test';
import { SAMPLE, button, expectMetric, expectStages, field, funnel, open, paste, tabTo, type Row } from './journey';
import { axeClean, expect, test } from './support';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const check = (page: Page): Locator => page.getByRole('dialog', { name: 'Check what you pasted' });
const told = (page: Page): Locator => check(page).getByRole('listitem');
const rows = (page: Page): Locator => check(page).getByRole('table', { name: 'Rows as they were understood' }).locator('tbody tr');
const accept = (page: Page): Locator => check(page).getByRole('button', { name: /^Put .* in$/ });

/** A table goes in by itself: there is nothing to ask or to tell. */
const goesIn = async (page: Page, text: string, expected: readonly Row[]) => {
  await paste(page, field(page, 'Name of stage 1'), text);
  await expectStages(page, expected);
  await expect(check(page)).toHaveCount(0);
};

const openTab = async (page: Page, name: string) => page.getByRole('tab', { name }).click();

const PLAIN: readonly Row[] = [['Visitors', 12_000], ['Leads', 850], ['Orders', 38]];

test.beforeEach(async ({ page }) => {
  await open(page);
  await expectStages(page, SAMPLE);
});

test('what is plain goes in at once, however it lies', async ({ page }) => {
  for (const text of [
    'Visitors\t12000\nLeads\t850\nOrders\t38',
    'Stage\tOrder\tCount\nVisitors\t1\t12,000\nLeads\t2\t850\nOrders\t3\t38',
    'Stage,Cost,Count\nVisitors,€5000,12000\nLeads,€700,850\nOrders,€90,38',
    '1\tVisitors\t12,000\t100%\n2\tLeads\t850\t7.1%\n3\tOrders\t38\t0.3%',
    'sep=;\nStage;Count\nVisitors;12000\nLeads;850\nOrders;38',
    '"Visitors"\t"12,000"\r\n"Leads"\t"850"\r\n"Orders"\t"38"\r\n',
    'Visitors\tLeads\tOrders\n12000\t850\t38',
    'Visitors,12,000\nLeads,850\nOrders,38',
    'Stage,2026\nVisitors,12000\nLeads,850\nOrders,38',
    'Visitors\t12.000\nLeads\t850\nOrders\t38',
  ]) {
    await goesIn(page, text, PLAIN);
    await button(page, 'Undo').click();
    await expectStages(page, SAMPLE);
  }
  await goesIn(page, '"Website\nvisitors"\t12000\nOrders\t38', [['Website visitors', 12_000], ['Orders', 38]]);
  await goesIn(page, 'Visitors\nLeads\nOrders', [['Visitors', 0], ['Leads', 0], ['Orders', 38]]);
});

test('what the sample says of other stages goes with them', async ({ page }) => {
  const definition = funnel(page).getByText('Marketing has checked the lead');
  await expect(definition).toBeVisible();
  await goesIn(page, 'Visitors\t12000\nLeads\t850\nOrders\t38', PLAIN);
  await expect(definition).toHaveCount(0);
});

test('a first row that cannot be read is no heading', async ({ page }) => {
  await paste(page, field(page, 'Name of stage 1'), 'Visitors\tn/a\nLeads\t850\nOrders\t38');
  await expect(told(page)).toHaveText(['Row 1, column 2: “n/a” is no number.']);
  await expect(rows(page)).toHaveText(['Row 1Visitors–', 'Row 2Leads850', 'Row 3Orders38']);
  await page.keyboard.press('Escape');
  await expect(check(page)).toHaveCount(0);
  await expectStages(page, SAMPLE);
  await expect(button(page, 'Undo')).toBeDisabled();
  await expect(field(page, 'Name of stage 1')).toBeFocused();

  await paste(page, field(page, 'Name of stage 1'), 'Visitors\t~12,000\nLeads\t850\nOrders\t38');
  await expect(told(page)).toHaveText(['Row 1, column 2: “~12,000” was taken as 12,000.']);
  await axeClean(page);
  await expect(accept(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expectStages(page, PLAIN);
  await expectMetric(page, 'overall-conversion', {}, 38 / 12_000);
  await button(page, 'Undo').click();
  await expectStages(page, SAMPLE);
});

test('columns are chosen, and rows left out', async ({ page }) => {
  await paste(page, field(page, 'Name of stage 1'), 'Step\tWeb\tShop\nVisitors\t12,000\t900\nLeads\t850\t70\nSource: Analytics\nOrders\t38\t8');
  const [names, counts] = [check(page).getByLabel('Names are in'), check(page).getByLabel('Counts are in')];
  await expect(names).toHaveValue('1');
  await expect(counts).toHaveValue('2');
  await counts.selectOption({ label: 'Column 3: Shop' });
  await expect(rows(page)).toHaveText(['Row 2Visitors900', 'Row 3Leads70', 'Row 4Source: Analytics–', 'Row 5Orders8']);
  await expect(check(page).getByText('Sum of the counts: 978')).toBeVisible();
  await check(page).getByRole('checkbox', { name: 'Row 4' }).uncheck();
  await expect(accept(page)).toHaveText('Put 3 rows in');
  await accept(page).click();
  await expectStages(page, [['Visitors', 900], ['Leads', 70], ['Orders', 8]]);
});

test('what can be read in two ways is asked, by keyboard too', async ({ page }) => {
  await paste(page, field(page, 'Count at stage 1'), '12.000\n5000\n1.000');
  const decimals = check(page).getByRole('radio', { name: '12', exact: true });
  await expect(check(page).getByRole('radio', { name: '12,000', exact: true })).toBeChecked();
  await expect(rows(page)).toHaveText(['Row 112,000', 'Row 25,000', 'Row 31,000']);
  await tabTo(page, check(page).getByRole('radio', { name: '12,000', exact: true }), 'Shift+Tab');
  await page.keyboard.press('ArrowDown');
  await expect(decimals).toBeChecked();
  await expect(rows(page)).toHaveText(['Row 112', 'Row 25,000', 'Row 31']);
  await page.keyboard.press('ArrowUp');
  await accept(page).press('Enter');
  const [, , , ...others] = SAMPLE;
  await expectStages(page, [['Visitors', 12_000], ['Leads', 5000], ['MQL', 1000], ...others]);
});

test('rows of the same name are summed where that is answered', async ({ page }) => {
  const channels = 'Stage\tChannel\tCount\nVisitors\tSearch\t8000\nVisitors\tMail\t4000\nOrders\tSearch\t30\nOrders\tMail\t8';
  await paste(page, field(page, 'Name of stage 1'), channels);
  await expect(check(page).getByRole('group', { name: 'Several rows are called “Visitors”, “Orders”:' })).toBeVisible();
  await check(page).getByRole('radio', { name: 'one row, with the sum of their counts' }).check();
  await accept(page).click();
  await expectStages(page, [['Visitors', 12_000], ['Orders', 38]]);
  // A row for each deal.
  await paste(page, field(page, 'Name of stage 1'), 'Deal,Stage,Amount\nACME,Demo,€5000\nBolt,Demo,€700\nCode,Won,€90');
  await check(page).getByRole('radio', { name: 'one row, with the number of their rows' }).check();
  await accept(page).click();
  await expectStages(page, [['Demo', 2], ['Won', 1]]);
});

test('counts stay in their places where a cell is empty', async ({ page }) => {
  await paste(page, field(page, 'Count at stage 1'), '15000\n\n420\n210');
  await expect(told(page)).toHaveText(['Row 2, column 1 is empty.']);
  await accept(page).click();
  await expectStages(page, [['Visitors', 15_000], SAMPLE[1], ['MQL', 420], ['SQL', 210], ...SAMPLE.slice(4)]);
});

test('more rows than there is room for are told', async ({ page }) => {
  await paste(page, field(page, 'Name of stage 6'), Array.from({ length: 26 }, (_, index) => `Row ${index}\t${100 - index}`).join('\n'));
  await expect(told(page)).toHaveText(['26 rows were found, and there is room for 25: the first of them are taken.']);
  await accept(page).click();
  await expect(field(page, 'Name of stage 30')).toHaveValue('Row 24');
});

test('periods that are over go by the names of stages, and a running one is left out', async ({ page }) => {
  await page.clock.setFixedTime(new Date('2026-12-09T12:00:00'));
  await openTab(page, 'History');
  await button(page, 'Add past period').click();
  const first = field(page, 'Name of past period 1');
  await paste(page, first, 'Month\tSpend\tLeads\tVisitors\n2026-12\t€90\t200\t4600\n2026-11\t€900\t900\t12500\n2026-10\t€800\t850\t12000');
  await expect(check(page).getByRole('group', { name: '2026-12 is not over yet, so its counts are lower than they will be:' })).toBeVisible();
  await expect(told(page)).toHaveText([
    'Column 2, “Spend”, is no stage of this plan and is left out.',
    'The newest period came first: they are put in order.',
    'Nothing was found for MQL, SQL, Proposals, Customers.',
  ]);
  await axeClean(page);
  await accept(page).click();
  await expect(first).toHaveValue('2026-10');
  await expect(field(page, 'Count in past period 1 at stage 1')).toHaveValue('12,000');
  await expect(field(page, 'Count in past period 2 at stage 2')).toHaveValue('900');
  await expect(field(page, 'Name of past period 3')).toHaveCount(0);
  // Turned round, since the first column has the names of stages: nothing to ask.
  await paste(page, first, 'Stage\tJul\tAug\nVisitors\t7000\t8000\nLeads\t70\t80');
  await expect(first).toHaveValue('Jul');
  await expect(field(page, 'Count in past period 2 at stage 1')).toHaveValue('8,000');
  await expect(check(page)).toHaveCount(0);
  // Columns that are called otherwise are asked.
  await paste(page, first, 'Month\tClicks\tViews\nSep\t90\t9000');
  await check(page).getByLabel('Column 2: Clicks').selectOption('Leads');
  await check(page).getByLabel('Column 3: Views').selectOption('Visitors');
  await accept(page).click();
  await expect(field(page, 'Count in past period 1 at stage 1')).toHaveValue('9,000');
  await expect(field(page, 'Count in past period 1 at stage 2')).toHaveValue('90');
});

test('what is unsure can be looked at on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await paste(page, field(page, 'Name of stage 1'), Array.from({ length: 31 }, (_, index) => `Row ${index} ${'x'.repeat(60)}\t${100 - index}`).join('\n'));
  await expect(accept(page)).toBeInViewport();
  await expect(told(page).first()).toBeInViewport();
  expect(await check(page).evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
});

test('a table that is pasted before all of the page has come goes in once it has', async ({ page }) => {
  let come = () => {};
  const held = new Promise<void>((resolve) => { come = resolve; });
  await page.route(/funnelwright-rooms.*\.wasm/, async (route) => {
    await held;
    await route.continue();
  });
  await page.reload();
  await paste(page, field(page, 'Name of stage 1'), 'Visitors\t12000\nLeads\t850\nOrders\t38');
  await expectStages(page, SAMPLE);
  come();
  await expectStages(page, PLAIN);
});
