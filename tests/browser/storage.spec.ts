// Plans are in storage soon after they change, and there again when the page is: `faults.spec.ts` is about all that may
// go wrong with that, `tabs.spec.ts` about several tabs.

import type { Page } from '@playwright/test';
import { SAMPLE, allMetrics, button, dialog, expectMetric, expectStages, field, open, openPlans, shownStages } from './journey';
import { expect, test } from './support';
import {
  ID, OTHER, copies, firstLayout, golden, holdTimers, index, makeHoldable, openBlank, openWith, planFile, planFiles, stored, storedCounts, type PlanFile,
} from './stored';

const plansShown = (page: Page) => dialog(page).getByRole('textbox').evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));

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
  await expect(page).toHaveTitle('Autumn, final · Funnelwright');
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

test('several plans are there after a reload, in their order, and the same one is open', async ({ page }) => {
  await open(page);
  await button(page, 'Templates').click();
  await page.getByRole('button', { name: /^Webinar/ }).click();
  await field(page, 'Count at stage 1').fill('6000');
  await button(page, 'New plan').click();
  await openPlans(page);
  await button(page, 'Open Webinar').click();
  await expect(page).toHaveTitle('Webinar · Funnelwright');
  await page.reload();
  await expect(page).toHaveTitle('Webinar · Funnelwright');
  await expect(field(page, 'Count at stage 1')).toHaveValue('6,000');
  await openPlans(page);
  expect(await plansShown(page)).toEqual(['Autumn campaign', 'Webinar', 'Untitled plan']);
  await button(page, 'Open Autumn campaign').click();
  await expectStages(page, SAMPLE);
});

test('a deleted plan is gone after a reload, with all its copies', async ({ page }) => {
  await open(page);
  await openPlans(page);
  await button(page, 'Duplicate Autumn campaign').click();
  await expect.poll(async () => Object.keys(planFiles(await stored(page)))).toHaveLength(2);
  await button(page, 'Delete Autumn campaign (copy)').click();
  await expect.poll(async () => Object.keys(planFiles(await stored(page)))).toHaveLength(1);
  const [left] = Object.keys(planFiles(await stored(page)));
  expect(Object.keys(await stored(page)).filter((key) => key.includes('.copy.') && !key.includes(left))).toEqual([]);
  await page.reload();
  await openPlans(page);
  expect(await plansShown(page)).toEqual(['Autumn campaign']);
});

test('a plan nobody changed is not stored', async ({ page }) => {
  await open(page);
  await button(page, 'Templates').click();
  await expect(dialog(page).getByRole('button', { name: /^Webinar/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await openBlank(page);
  expect(Object.keys(await stored(page))).toEqual(['funnelwright.view']);
});

test('a plan is stored as a file with its format, version and checksum, and all keys are of this site', async ({ page }) => {
  await open(page);
  await field(page, 'Count at stage 1').fill('15000');
  await expect.poll(() => storedCounts(page)).toEqual([15_000]);
  const items = await stored(page);
  const [[id, text]] = Object.entries(planFiles(items));
  const { format, version, plan } = JSON.parse(text) as PlanFile;
  expect({ format, version }).toEqual({ format: 'funnelwright-plan', version: 1 });
  expect(plan).toMatchObject({ name: 'Autumn campaign', currency: 'EUR' });
  expect(plan.stages[0]).toMatchObject({ name: 'Visitors', count: 15_000 });
  expect(JSON.parse(items['funnelwright.workspace'])).toEqual({ format: 'funnelwright-workspace', version: 1, plans: [id], active: id });
  const keys = await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]);
  expect(keys.filter((key) => !key.startsWith('funnelwright.'))).toEqual([]);
});

test('the last five copies of a plan are kept', async ({ page }) => {
  await openWith(page, index(ID), copies(ID, ...[1, 2, 3, 4, 5].map((count) => planFile(count))));
  for (const count of [6, 7]) {
    await field(page, 'Count at stage 1').fill(String(count));
    await expect.poll(() => storedCounts(page)).toEqual([count]);
  }
  const revisions = async () => Object.keys(await stored(page)).flatMap((key) => key.match(/\.copy\.[^.]+\.(\d+)/)?.[1] ?? []).sort();
  await expect.poll(revisions).toEqual(['3', '4', '5', '6', '7']);
});

test('a plan stored by the first version is restored, and stored again as the same plan', async ({ page }) => {
  await openWith(page, index(ID), firstLayout(ID, golden));
  const { plan } = JSON.parse(golden) as PlanFile;
  for (const visit of ['first', 'second']) {
    await test.step(`the ${visit} visit`, async () => {
      await expect(page).toHaveTitle(`${plan.name} · Funnelwright`);
      await expectStages(page, plan.stages.map(({ name, count }) => [name, count] as const));
      await expect(field(page, 'What-if volume')).toHaveValue('1,500');
      await expect(field(page, 'What-if conversion into stage 2')).toHaveValue('7%');
      await expect(field(page, 'Name of scenario 2')).toHaveValue('More calls');
      await expect(field(page, 'Average deal value')).toHaveValue('€2,400');
      await expect(page.getByLabel('Goal measure')).toHaveValue('profit');
      await expect(field(page, 'Goal')).toHaveValue('€90,000');
      await expectMetric(page, 'step-conversion', { stage: 2 }, 0.07);
      await expectMetric(page, 'expected-count', { stage: 2 }, 105);
      await expect(page.locator('.banner')).toHaveCount(0);
    });
    await expect.poll(async () => (await stored(page))[`funnelwright.plan.${ID}`]).toMatch(/^\d+\.[0-9a-f]{8}$/);
    expect(JSON.parse(planFiles(await stored(page))[ID])).toEqual(JSON.parse(golden));
    await page.reload();
  }
});

test('an edit waits 350 ms at most, also while others follow it', async ({ page }) => {
  await page.clock.install();
  await page.addInitScript(() => {
    const times: { edits: number[]; saves: number[] } = { edits: [], saves: [] };
    document.addEventListener('input', () => times.edits.push(performance.now()), true);
    const setItem = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key: string, text: string) {
      setItem.call(this, key, text);
      if (key.startsWith('funnelwright.plan.')) times.saves.push(performance.now());
    };
    Object.assign(window, { times });
  });
  const times = () => page.evaluate(() => (window as unknown as { times: { edits: number[]; saves: number[] } }).times);
  await open(page);
  await field(page, 'Count at stage 1').fill('1');
  await page.clock.runFor(1000);
  await expect.poll(() => storedCounts(page), 'the program is all there').toEqual([1]);
  // The page's own clock: it stands still but for these steps, so that a slow machine changes nothing.
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1000));
  await page.evaluate(() => Object.assign((window as unknown as { times: object }).times, { edits: [], saves: [] }));
  const name = field(page, 'Name of stage 1');
  await name.fill('');
  for (let letters = 0; letters < 40; letters += 1) {
    await name.press('x');
    await page.clock.runFor(50);
  }
  await page.clock.runFor(350);
  await expect.poll(async () => Object.values(planFiles(await stored(page))).join()).toContain('"x'.padEnd(41, 'x'));
  const { edits, saves } = await times();
  expect(edits.length).toBeGreaterThan(40);
  const waits = edits.map((edit) => Math.min(...saves.filter((save) => save >= edit)) - edit);
  expect(Math.max(...waits), 'the longest that an edit waited').toBeLessThanOrEqual(350);
  expect(saves.length, 'several edits are saved together').toBeLessThan(edits.length);
});

for (const [what, leave] of [
  ['the page is hidden', (page: Page) => page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  })],
  ['the page is left', (page: Page) => openBlank(page)],
] as const) {
  test(`an edit is stored at once where ${what}`, async ({ page, context }) => {
    await makeHoldable(context);
    await open(page);
    await field(page, 'Count at stage 1').fill('1');
    await expect.poll(() => storedCounts(page)).toEqual([1]);
    await holdTimers(page);
    await field(page, 'Count at stage 1').fill('2');
    await expectMetric(page, 'expected-count', { stage: 1 }, 2);
    expect(await storedCounts(page)).toEqual([1]);
    await leave(page);
    expect(await storedCounts(page)).toEqual([2]);
  });
}

test('undo and redo outlive a reload, and another one', async ({ page }) => {
  await open(page);
  const name = field(page, 'Name of stage 1');
  for (const typed of ['One', 'Two', 'Three', 'Four']) {
    await name.fill(typed);
    await name.blur();
  }
  await button(page, 'Undo').click();
  for (const visit of ['first', 'second']) {
    await page.reload();
    await expect(name, `the ${visit} reload`).toHaveValue('Three');
    await button(page, 'Redo').click();
    await expect(name).toHaveValue('Four');
    await expect(button(page, 'Redo')).toBeDisabled();
    for (const before of ['Three', 'Two', 'One', 'Visitors']) {
      await button(page, 'Undo').click();
      await expect(name).toHaveValue(before);
    }
    await expect(button(page, 'Undo')).toBeDisabled();
    for (const after of ['One', 'Two', 'Three']) {
      await button(page, 'Redo').click();
      await expect(name).toHaveValue(after);
    }
  }
});

test('a plan deleted before a reload comes back by undo after it, with what was undone in it', async ({ page }) => {
  await openWith(page, index(ID, OTHER), copies(ID, planFile(11, 'Spring')), copies(OTHER, planFile(22, 'Summer')));
  await field(page, 'Count at stage 1').fill('12');
  await openPlans(page);
  await button(page, 'Delete Spring').click();
  await page.keyboard.press('Escape');
  await expect(page).toHaveTitle('Summer · Funnelwright');
  for (const visit of ['first', 'second']) {
    await page.reload();
    await expect(page, `the ${visit} reload`).toHaveTitle('Summer · Funnelwright');
    await expect.poll(() => storedCounts(page)).toEqual([22]);
    await button(page, 'Undo').click();
    await expect(page).toHaveTitle('Spring · Funnelwright');
    await expect(field(page, 'Count at stage 1')).toHaveValue('12');
    await button(page, 'Undo').click();
    await expect(field(page, 'Count at stage 1')).toHaveValue('11');
    await expect.poll(() => storedCounts(page)).toEqual([11, 22]);
    await button(page, 'Redo').click();
    await button(page, 'Redo').click();
    await expect(page).toHaveTitle('Summer · Funnelwright');
  }
});
