import { readFileSync } from 'node:fs';
import {
  SAMPLE, button, expectMetric, expectStages, field, funnel, open, paste, stageRows, typeStages, type Row,
} from './journey';
import { expect, metric, test } from './support';

type Example = {
  id: string;
  stages: Row[];
  deal_value?: number;
  goal?: { measure: string; amount: number };
  expect: Record<string, number | Record<string, number>>;
  digits?: number;
};

const fixture = (name: string) => readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8');
const examples = JSON.parse(fixture('worked-examples.json')) as Example[];

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test.beforeEach(async ({ page }) => open(page));

test('the first visit shows a filled funnel with its answers', async ({ page }) => {
  await expect(page).toHaveTitle('Autumn campaign · Funnelwright');
  await expectStages(page, SAMPLE);
  await expect(field(page, 'Average deal value')).toHaveValue('€2,400');
  await expectMetric(page, 'overall-conversion', {}, 38 / 12_000);
  await expectMetric(page, 'customers', {}, 38);
  await expectMetric(page, 'revenue', {}, 91_200);
  await expectMetric(page, 'required-top', {}, 14_211);
  expect(await metric(page, 'chance-of-goal')).toBeGreaterThan(0);
  await expect(page.locator('.sentence')).toHaveText(/^Proposals → Customers is below its range \(40%, usual 45% – 60%\)/);
});

for (const id of ['six-stage-b2b', 'four-stage', 'from-first', 'revenue-goal', 'paid-traffic']) {
  test(`the published example ${id}, typed in, gives the published numbers`, async ({ page }) => {
    const example = examples.find((known) => known.id === id);
    if (!example) throw new Error(`no example ${id}`);
    await typeStages(page, example.stages);
    if (example.deal_value) await field(page, 'Average deal value').fill(String(example.deal_value));
    if (example.goal) {
      await page.getByLabel('Goal measure').selectOption(example.goal.measure);
      await field(page, 'Goal').fill(String(example.goal.amount));
    }
    const digits = example.digits ?? 9;
    for (const [name, expected] of Object.entries(example.expect)) {
      // What is of a channel has its place in the table of channels.
      if (name.startsWith('channel-')) continue;
      if (typeof expected === 'number') await expectMetric(page, name, {}, expected, digits);
      else for (const [stage, value] of Object.entries(expected)) await expectMetric(page, name, { stage }, value, digits);
    }
  });
}

test('the counts of a year of real deals give their rates and revenue', async ({ page }) => {
  await typeStages(page, [['Opportunities', 8800], ['Engaged', 8300], ['Won', 4238]]);
  await field(page, 'Average deal value').fill('2360.91');
  const shown = (name: string, stage?: number) =>
    page.locator(`data[data-metric="${name}"]${stage ? `[data-stage="${stage}"]` : ''}`).first();
  await expect(shown('step-conversion', 2)).toHaveText('94.32%');
  await expect(shown('step-conversion', 3)).toHaveText('51.06%');
  await expect(shown('overall-conversion')).toHaveText('48.16%');
  await expectMetric(page, 'revenue', {}, 4238 * 2360.91, 4);

  const won = fixture('crm_deals.csv').trim().split('\n').map((line) => line.trim().split(',')).filter(([stage]) => stage === 'Won');
  expect(won.length).toBe(4238);
  const sum = won.reduce((total, [, value]) => total + Number(value), 0);
  expect(sum).toBe(10_005_534);
  expect(Math.abs((await metric(page, 'revenue') ?? 0) - sum)).toBeLessThanOrEqual(0.005 * 4238);
});

test('every number that hangs on a count has followed by the next frame', async ({ page }) => {
  const values = await field(page, 'Count at stage 1').evaluate(async (input: HTMLInputElement) => {
    input.focus();
    // The way that typing sets it, without the framework knowing.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, '24000');
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await new Promise((frame) => requestAnimationFrame(frame));
    const value = (selector: string) => Number(document.querySelector(`data[data-metric=${selector}`)?.getAttribute('value'));
    return {
      rate: value('"step-conversion"][data-stage="2"]'),
      lost: value('"drop-off"][data-stage="2"]'),
      cumulative: value('"cumulative-conversion"][data-stage="6"]'),
      expected: value('"expected-count"][data-stage="1"]'),
      overall: value('"overall-conversion"]'),
      required: value('"required-top"]'),
      gap: value('"required-gap"][data-stage="1"]'),
      point: value('"point-value"][data-stage="2"]'),
      chance: value('"chance-of-goal"]'),
    };
  });
  expect(values.rate).toBeCloseTo(850 / 24_000, 12);
  expect(values.lost).toBeCloseTo(23_150, 6);
  expect(values.cumulative).toBeCloseTo(38 / 24_000, 12);
  expect(values.expected).toBe(24_000);
  expect(values.overall).toBeCloseTo(38 / 24_000, 12);
  // Least count whose expectation meets the goal: 45 × 24,000 ÷ 38, rounded up.
  expect(values.required).toBe(28_422);
  expect(values.gap).toBe(28_422 - 24_000);
  expect(values.point).toBeCloseTo(24_000 * 0.01 * (38 / 850) * 2400, 6);
  // Twice the visitors with as many customers leave the chance about where it was.
  expect(values.chance).toBeGreaterThan(0.1);
  expect(values.chance).toBeLessThan(0.5);
});

test('a stage is added at the end, named and counted', async ({ page }) => {
  await button(page, 'Add stage').click();
  await expect(field(page, 'Name of stage 7')).toBeFocused();
  await page.keyboard.type('Renewals');
  await field(page, 'Count at stage 7').fill('19');
  await expectStages(page, [...SAMPLE, ['Renewals', 19]]);
  await expectMetric(page, 'step-conversion', { stage: 7 }, 0.5);
  await expectMetric(page, 'overall-conversion', {}, 19 / 12_000);
});

test('a removed stage takes its count with it', async ({ page }) => {
  await button(page, 'Remove stage 3').click();
  await expectStages(page, SAMPLE.filter(([name]) => name !== 'MQL'));
  await expectMetric(page, 'step-conversion', { stage: 3 }, 210 / 850);
  await expectMetric(page, 'overall-conversion', {}, 38 / 12_000);
});

test('the last two stages stay', async ({ page }) => {
  await typeStages(page, [['First', 3901], ['Last', 2972]]);
  for (const stage of [1, 2]) await expect(button(page, `Remove stage ${stage}`)).toBeDisabled();
});

test.describe('a stage moves', () => {
  const [visitors, leads, mql, ...rest] = SAMPLE;
  const moved = [visitors, mql, leads, ...rest];

  test('by its buttons', async ({ page }) => {
    await button(page, 'Move stage 2 down').click();
    await expectStages(page, moved);
    await expectMetric(page, 'step-conversion', { stage: 2 }, 420 / 12_000);
    await button(page, 'Move stage 3 up').click();
    await expectStages(page, SAMPLE);
    await expect(button(page, 'Move stage 1 up')).toBeDisabled();
    await expect(button(page, 'Move stage 6 down')).toBeDisabled();
  });

  test('by Alt and the arrows, and keeps the focus', async ({ page }) => {
    await field(page, 'Count at stage 3').focus();
    await page.keyboard.press('Alt+ArrowUp');
    await expectStages(page, moved);
    await expect(field(page, 'Count at stage 2')).toBeFocused();
    await page.keyboard.press('Alt+ArrowDown');
    await expectStages(page, SAMPLE);
    await expect(field(page, 'Count at stage 3')).toBeFocused();
  });

  test('by dragging', async ({ page }) => {
    const handle = stageRows(page).nth(4).getByTitle(/^Drag to move/);
    await stageRows(page).nth(4).hover();
    await handle.dragTo(field(page, 'Count at stage 2'));
    const [, , , sql, proposals, customers] = SAMPLE;
    await expectStages(page, [visitors, proposals, leads, mql, sql, customers]);
    await expectMetric(page, 'step-conversion', { stage: 2 }, 95 / 12_000);
  });
});

test.describe('rows of a spreadsheet', () => {
  const pasted = 'Stage\tCount\tNote\nImpressions\t100,000\tads\nClicks\t1 500\t\n\nCustomers\t45\n';

  test('pasted into a name replace the stages from there on', async ({ page }) => {
    await paste(page, field(page, 'Name of stage 1'), pasted);
    await expectStages(page, [['Impressions', 100_000], ['Clicks', 1500], ['Customers', 45]]);
    await expectMetric(page, 'overall-conversion', {}, 0.000_45);
  });

  test('pasted further down leave what is above', async ({ page }) => {
    await paste(page, field(page, 'Name of stage 5'), 'Offers\t100\nWon\t25\nPaid\t20\nRenewed\t5');
    await expectStages(page, [...SAMPLE.slice(0, 4), ['Offers', 100], ['Won', 25], ['Paid', 20], ['Renewed', 5]]);
    await button(page, 'Undo').click();
    await expectStages(page, SAMPLE);
  });

  test('of counts alone go to this stage and those below', async ({ page }) => {
    await paste(page, field(page, 'Count at stage 2'), '900\n450\n225\n');
    const [visitors, , , , proposals, customers] = SAMPLE;
    await expectStages(page, [visitors, ['Leads', 900], ['MQL', 450], ['SQL', 225], proposals, customers]);
    await expectMetric(page, 'step-conversion', { stage: 2 }, 0.075);
  });

  test('are not what an ordinary text is', async ({ page }) => {
    const name = field(page, 'Name of stage 1');
    await name.selectText();
    await paste(page, name, 'Page views');
    await expectStages(page, [['Page views', 12_000], ...SAMPLE.slice(1)]);
  });
});

test('the table copied is rows for a spreadsheet', async ({ page }) => {
  await field(page, 'Name of stage 2').fill('=SUM(A1)');
  await button(page, 'Copy table').click();
  await expect(button(page, 'Copied')).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const rows = copied.split('\n').map((line) => line.split('\t'));
  expect(rows.map((row) => row.length)).toEqual(Array(7).fill(15));
  expect(rows[0].slice(0, 4)).toEqual(['Stage', 'Count', 'Expected count', 'Step conversion']);
  expect(rows[1].slice(0, 5)).toEqual(['Visitors', '12000', '12000', '', '1']);
  expect(rows[2].slice(0, 2), 'a name is no formula').toEqual(["'=SUM(A1)", '850']);
  expect(Number(rows[2][3])).toBe(await metric(page, 'step-conversion', { stage: 2 }));
  expect(Number(rows[6][13])).toBe(45);
});

test('the full view adds what else is known of a stage', async ({ page }) => {
  const value = field(page, 'Value at stage 5');
  await expect(value).toHaveCount(0);
  await page.getByLabel('Full view').check();
  await value.fill('100');
  await field(page, 'Cost at stage 1').fill('0.5');
  await field(page, 'Days to next from stage 5').fill('10');
  await field(page, 'Time limit at stage 5').fill('=2*7');
  await field(page, 'Definition of stage 2').fill('Has left an address');
  await expectMetric(page, 'revenue', {}, 91_200 + 95 * 100);
  await field(page, 'Low end of the usual range into stage 6').fill('30%');
  await field(page, 'Low end of the usual range into stage 5').fill('50');
  await field(page, 'Source of the usual range into stage 5').fill('Last year');
  await expect(page.locator('.sentence')).toHaveText(/^SQL → Proposals is below its range \(45\.2%, usual 50% – 100%\)/);
  await page.getByLabel('Full view').uncheck();
  await expect(value).toHaveCount(0);
  await expect(stageRows(page).nth(1)).toContainText('Has left an address');
  await button(page, 'Show the math').click();
  await expectMetric(page, 'cost', {}, 6000);
  await expectMetric(page, 'profit', {}, 91_200 + 9500 - 6000);
});

test('the key moment and the sale are marked where they are set', async ({ page }) => {
  const key = 'The moment where the customer decides';
  const sale = 'Those who reach this stage are the customers';
  const badge = (row: number, meaning: string) => stageRows(page).nth(row).getByTitle(meaning);
  await expect(badge(4, key)).toBeVisible();
  await button(page, 'Mark stage 3 as key').click();
  await expect(badge(2, key)).toBeVisible();
  await button(page, 'Count customers at stage 5').click();
  await expect(badge(4, sale)).toBeVisible();
  await expect(button(page, 'Count customers at stage 5')).toHaveAttribute('aria-pressed', 'true');
  await expectMetric(page, 'customers', {}, 95);
  await expectMetric(page, 'overall-conversion', {}, 95 / 12_000);
  await page.getByLabel('Full view').check();
  await page.getByLabel('Customers are counted at').selectOption('Customers');
  await expectMetric(page, 'customers', {}, 38);
  await page.getByLabel('Kind of stage 3').selectOption('formal');
  await expect(badge(2, key)).toHaveCount(0);
});

test('the bars are drawn on either of two scales', async ({ page }) => {
  const length = (row: number) => stageRows(page).nth(row).locator('.track .reached').evaluate((bar) => parseFloat(bar.getAttribute('width') ?? ''));
  const ofTop = funnel(page).getByRole('button', { name: 'of the top' });
  const ofStep = funnel(page).getByRole('button', { name: 'of the step before' });
  // The end of this funnel would be a hairline beside its top.
  await expect(ofStep).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(() => length(5)).toBeCloseTo(40, 6);
  await ofTop.click();
  await expect(ofTop).toHaveAttribute('aria-pressed', 'true');
  await expect(ofStep).toHaveAttribute('aria-pressed', 'false');
  // The mark of the 14,211 needed at the top has its place too.
  await expect.poll(() => length(0)).toBeCloseTo((12_000 / 14_211) * 100, 6);
  await expect.poll(() => length(5)).toBeCloseTo((38 / 14_211) * 100, 6);
});
