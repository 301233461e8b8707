import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { SAMPLE, allMetrics, button, dialog, expectMetric, expectStages, field, open, openPlans, shownStages, stageRows } from './journey';
import { expect, metric, test } from './support';

const golden = readFileSync(new URL('../../core/tests/fixtures/plans/v1.json', import.meta.url), 'utf8');
const ID = '00000000000000a1';
const OTHER = '00000000000000b2';
const index = (...plans: string[]) => JSON.stringify({ format: 'funnelcast-workspace', version: 1, plans, active: plans[0] });

/** What this site has stored, by key. */
const stored = (page: Page) => page.evaluate(() => ({ ...localStorage }) as Record<string, string>);

/** Opens the page where something is stored already. */
async function openWith(page: Page, items: Record<string, string>): Promise<void> {
  // On a page of the site that is not the app, which would save on leaving.
  await page.route('**/blank', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><link rel="icon" href="data:,">' }));
  await page.goto('./blank');
  await page.evaluate((entries) => {
    for (const [key, text] of Object.entries(entries)) localStorage.setItem(key, text);
  }, items);
  await open(page);
}

test('what was changed is there after a reload, all of it', async ({ page }) => {
  await open(page);
  await field(page, 'Name of stage 1').fill('Page views');
  await field(page, 'Count at stage 1').fill('15000');
  await button(page, 'Add stage').click();
  await field(page, 'Name of stage 7').fill('Renewals');
  await field(page, 'Count at stage 7').fill('12');
  await button(page, 'Count customers at stage 6').click();
  await field(page, 'Average deal value').fill('2500.50');
  await field(page, 'Goal').fill('60');
  await page.getByRole('combobox', { name: 'Confidence' }).fill('90%');
  await field(page, 'What-if conversion into stage 2').fill('8,5 %');
  await button(page, 'Save as scenario').click();
  await field(page, 'Name of scenario 1').fill('Better pages');
  await field(page, 'What-if volume').fill('20k');
  await page.getByLabel('Full view').check();
  await field(page, 'Cost at stage 1').fill('0.25');
  await page.getByRole('button', { name: 'of the top' }).click();
  await openPlans(page);
  await page.getByLabel('People').selectOption('quarter');
  await page.getByLabel('Money in').selectOption('USD');
  await field(page, 'Name of the plan Autumn campaign').fill('Autumn, final');
  await page.keyboard.press('Escape');
  const [stages, numbers] = [await shownStages(page), await allMetrics(page)];

  await page.reload();
  await expect.poll(() => shownStages(page)).toEqual(stages);
  expect(await allMetrics(page)).toEqual(numbers);
  await expect(page).toHaveTitle('Autumn, final · Funnelcast');
  await expect(page.getByLabel('Full view')).toBeChecked();
  await expect(page.getByRole('button', { name: 'of the top' })).toHaveAttribute('aria-pressed', 'true');
  await expect(field(page, 'What-if volume')).toHaveValue('20,000');
  await expect(field(page, 'What-if conversion into stage 2')).toHaveValue('8.5%');
  await expect(field(page, 'Cost at stage 1')).toHaveValue('$0.25');
  await expect(field(page, 'Name of scenario 1')).toHaveValue('Better pages');
  await expect(page.getByRole('combobox', { name: 'Confidence' })).toHaveValue('90%');
  await openPlans(page);
  await expect(page.getByLabel('People')).toHaveValue('quarter');
});

test('several plans are there after a reload, and the same one is open', async ({ page }) => {
  await open(page);
  await button(page, 'Templates').click();
  await page.getByRole('button', { name: /^Webinar/ }).click();
  await field(page, 'Count at stage 1').fill('6000');
  await button(page, 'New plan').click();
  await openPlans(page);
  await button(page, 'Open Webinar').click();
  await expect(page).toHaveTitle('Webinar · Funnelcast');
  await page.reload();
  await expect(page).toHaveTitle('Webinar · Funnelcast');
  await expect(field(page, 'Count at stage 1')).toHaveValue('6,000');
  await openPlans(page);
  await expect(dialog(page).getByRole('button', { name: /^Open / })).toHaveCount(3);
  await button(page, 'Open Autumn campaign').click();
  await expectStages(page, SAMPLE);
});

test('a deleted plan is gone after a reload', async ({ page }) => {
  await open(page);
  await openPlans(page);
  await button(page, 'Duplicate Autumn campaign').click();
  await expect.poll(async () => Object.keys(await stored(page)).filter((key) => key.startsWith('funnelcast.plan.')).length).toBe(2);
  await button(page, 'Delete Autumn campaign (copy)').click();
  await expect.poll(async () => Object.keys(await stored(page)).filter((key) => key.startsWith('funnelcast.plan.')).length).toBe(1);
  await page.reload();
  await openPlans(page);
  await expect(dialog(page).getByRole('button', { name: /^Open / })).toHaveCount(1);
});

test('a plan is stored as a file of its own, with its format and version', async ({ page }) => {
  await open(page);
  await field(page, 'Count at stage 1').fill('15000');
  const plan = async () => {
    const items = await stored(page);
    const { plans, active, ...header } = JSON.parse(items['funnelcast.workspace'] ?? '{}') as Record<string, string>;
    expect(Object.keys(items).every((key) => key.startsWith('funnelcast.'))).toBe(true);
    expect(plans).toEqual([active]);
    expect(header).toEqual({ format: 'funnelcast-workspace', version: 1 });
    return JSON.parse(items[`funnelcast.plan.${active}`]) as { format: string; version: number; plan: { stages: { name: string; count: number }[] } };
  };
  await expect(async () => expect((await plan()).plan.stages[0]).toMatchObject({ name: 'Visitors', count: 15_000 })).toPass({ timeout: 5000 });
  expect(await plan()).toMatchObject({ format: 'funnelcast-plan', version: 1, plan: { name: 'Autumn campaign', currency: 'EUR' } });
});

test('a plan stored by the first version is restored', async ({ page }) => {
  await openWith(page, { 'funnelcast.workspace': index(ID), [`funnelcast.plan.${ID}`]: golden });
  const { plan } = JSON.parse(golden) as { plan: { name: string; stages: { name: string; count: number }[] } };
  await expect(page).toHaveTitle(`${plan.name} · Funnelcast`);
  await expectStages(page, plan.stages.map(({ name, count }) => [name, count] as const));
  await expect(field(page, 'What-if volume')).toHaveValue('1,500');
  await expect(field(page, 'What-if conversion into stage 2')).toHaveValue('7%');
  await expect(field(page, 'Name of scenario 2')).toHaveValue('More calls');
  await expect(field(page, 'Average deal value')).toHaveValue('€2,400');
  await expect(page.getByLabel('Goal measure')).toHaveValue('profit');
  await expect(field(page, 'Goal')).toHaveValue('€90,000');
  await expectMetric(page, 'step-conversion', { stage: 2 }, 0.07);
  await expectMetric(page, 'expected-count', { stage: 2 }, 105);

  // Saved again, it is the same plan.
  await field(page, 'Count at stage 1').fill('1201');
  await expect.poll(async () => (await stored(page))[`funnelcast.plan.${ID}`]).toContain('1201');
  await field(page, 'Count at stage 1').fill('1200');
  await expect.poll(async () => JSON.parse((await stored(page))[`funnelcast.plan.${ID}`])).toEqual(JSON.parse(golden));
});

for (const [what, text] of [
  ['is cut off', golden.slice(0, 400)],
  ['is of a later version', golden.replace('"version": 1', '"version": 2')],
  ['has a count below zero', golden.replace('"count": 310', '"count": -310')],
  ['is no plan', '"hello"'],
]) {
  test(`a stored plan that ${what} is left as it is, and that is said`, async ({ page }) => {
    const items = { 'funnelcast.workspace': index(OTHER, ID), [`funnelcast.plan.${ID}`]: text, [`funnelcast.plan.${OTHER}`]: golden };
    await openWith(page, items);
    await expect(page.getByText('Something stored here could not be read. It is left as it is; nothing is written over it.')).toBeVisible();
    await field(page, 'Count at stage 1').fill('1201');
    await expect.poll(async () => (await stored(page))[`funnelcast.plan.${OTHER}`]).toContain('1201');
    expect((await stored(page))[`funnelcast.plan.${ID}`]).toBe(text);
    await page.reload();
    await expect(field(page, 'Count at stage 1')).toHaveValue('1,201');
    expect((await stored(page))[`funnelcast.plan.${ID}`]).toBe(text);
  });
}

test('a plan that could not be read is still named by what is stored, for a version that can', async ({ page }) => {
  const later = golden.replace('"version": 1', '"version": 2');
  await openWith(page, { 'funnelcast.workspace': index(OTHER, ID), [`funnelcast.plan.${ID}`]: later, [`funnelcast.plan.${OTHER}`]: golden });
  await field(page, 'Count at stage 1').fill('1201');
  await expect.poll(async () => (await stored(page))[`funnelcast.plan.${OTHER}`]).toContain('1201');
  expect(JSON.parse((await stored(page))['funnelcast.workspace']).plans).toContain(ID);
});

test('where no stored plan can be read the sample is shown, and nothing is written over', async ({ page }) => {
  await openWith(page, { 'funnelcast.workspace': index(ID), [`funnelcast.plan.${ID}`]: 'no plan' });
  await expect(page.getByText('Something stored here could not be read.')).toBeVisible();
  await expectStages(page, SAMPLE);
  await field(page, 'Count at stage 1').fill('1201');
  await page.reload();
  expect((await stored(page))[`funnelcast.plan.${ID}`]).toBe('no plan');
});

test('a list of plans that cannot be read is left as it is, and the change is told to be unsaved', async ({ page }) => {
  await openWith(page, { 'funnelcast.workspace': '{"format":"funnelcast-workspace","version":9}' });
  await expect(page.getByText('Something stored here could not be read.')).toBeVisible();
  await field(page, 'Count at stage 1').fill('15000');
  await expect(page.getByText('This browser does not let the plan be saved. It stays here until the page is closed.')).toBeVisible();
  expect((await stored(page))['funnelcast.workspace']).toBe('{"format":"funnelcast-workspace","version":9}');
});

test('where storage is blocked the page works, and says that it cannot save', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('blocked', 'SecurityError'); } });
  });
  await open(page);
  await field(page, 'Count at stage 6').fill('76');
  await expectMetric(page, 'customers', {}, 76);
  await expect(page.getByText('This browser does not let the plan be saved.')).toBeVisible();
});

test('where storage is full the page works, and says that it cannot save', async ({ page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
  });
  await open(page);
  await field(page, 'Count at stage 6').fill('76');
  await expectMetric(page, 'customers', {}, 76);
  await expect(page.getByText('This browser does not let the plan be saved.')).toBeVisible();
  await expect(stageRows(page)).toHaveCount(6);
  expect(await metric(page, 'revenue')).toBe(182_400);
});
