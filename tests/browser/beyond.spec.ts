// Plans that say more than a funnel, which only the later part of the program knows: nothing of them is lost, and who
// has none of them does not wait for it.

import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { SAMPLE, button, expectStages, field, open, openPlans, stageRows } from './journey';
import { expect, test } from './support';
import { ID, OTHER, copies, index, openWith, planFile, planFiles, stored } from './stored';

/** A plan file of the second version, of which everything is set. */
const golden = readFileSync(new URL('../../core/tests/fixtures/plans/v2.json', import.meta.url), 'utf8');
const LATER = '**/*-later-*.wasm';

type Beyond = {
  version: number;
  plan: { stages: object[]; outlook: { target: object }; history: { counts?: (number | null)[] }[]; pipeline: object[]; team: object };
};

/** What is stored of the plan, once it says so. */
async function expectStored(page: Page, id: string, change: (file: Beyond) => void): Promise<void> {
  const wanted = JSON.parse(golden) as Beyond;
  change(wanted);
  await expect.poll(async () => JSON.parse(planFiles(await stored(page))[id])).toEqual(wanted);
}

const count = (page: Page) => field(page, 'Count at stage 1');

test('a plan that says more is there from the start, and keeps it through edits, undo and reloads', async ({ page }) => {
  await openWith(page, index(ID, OTHER), copies(ID, golden), copies(OTHER, planFile(7, 'Summer')));
  await expect(page).toHaveTitle('Plots by the lake · Funnelwright');
  await expect(page.locator('.banner')).toHaveCount(0);
  await expect(field(page, 'Periods ahead')).toHaveValue('24');
  const typed = (file: Beyond) => Object.assign(file.plan.stages[0], { count: 1300 });
  await count(page).fill('1300');
  await expectStored(page, ID, typed);

  // What speaks of the third stage goes with it, and comes back with it.
  await button(page, 'Remove stage 3').click();
  await expect(stageRows(page)).toHaveCount(3);
  await expectStored(page, ID, (file) => {
    typed(file);
    file.plan.stages.splice(2, 1);
    file.plan.history[0].counts = [1100, 280, 39];
    file.plan.history[2].counts = [0, 0, 1e15];
    file.plan.pipeline.pop();
  });
  await page.reload();
  await expect(stageRows(page)).toHaveCount(3);
  await button(page, 'Undo').click();
  await expect(stageRows(page)).toHaveCount(4);
  await expectStored(page, ID, typed);

  // Nobody pays in hundredths of yen.
  await openPlans(page);
  await page.getByLabel('Money in').selectOption('JPY');
  await expectStored(page, ID, (file) => {
    typed(file);
    Object.assign(file.plan, { currency: 'JPY' });
    Object.assign(file.plan.stages[3], { value: 2400 });
    Object.assign(file.plan.outlook.target, { amount: 2_500_001 });
    Object.assign(file.plan.pipeline[1], { value: 2000 });
  });
  expect(JSON.parse(planFiles(await stored(page))[OTHER])).toEqual(JSON.parse(planFile(7, 'Summer')));
});

test.describe('a later part that does not come', () => {
  test.use({ tolerated: /net::ERR_FAILED/ });

  test('leaves such a plan where it is, to be there again with it', async ({ page }) => {
    const items = copies(ID, golden);
    await page.route(LATER, (route) => route.abort());
    await openWith(page, items);
    await expectStages(page, SAMPLE);
    await count(page).fill('5');
    expect(await stored(page)).toMatchObject(items);
    await page.unroute(LATER);
    await open(page);
    await expect(page).toHaveTitle('Plots by the lake · Funnelwright');
    await expectStored(page, ID, () => undefined);
  });
});

test('other plans are there before the later part, and can be edited', async ({ page }) => {
  let release = () => {};
  const released = new Promise<void>((done) => { release = done; });
  await page.route(LATER, async (route) => {
    await released;
    await route.continue();
  });
  await openWith(page, copies(ID, planFile(5)), copies(OTHER, planFile(7, 'Summer')));
  await expect(page).toHaveTitle('Spring · Funnelwright');
  await button(page, 'Move stage 2 down').click();
  await button(page, 'Remove stage 2').click();
  await button(page, 'Add stage').click();
  await button(page, 'Undo').click();
  await button(page, 'Undo').click();
  await button(page, 'Undo').click();
  await button(page, 'Redo').click();
  await count(page).fill('6');
  await expect(stageRows(page)).toHaveCount(6);
  expect(JSON.parse(planFiles(await stored(page))[ID]).plan.stages[0].count, 'what saves comes later').toBe(5);
  release();
  await expect.poll(async () => JSON.parse(planFiles(await stored(page))[ID]).plan.stages[0].count).toBe(6);
  expect(JSON.parse(planFiles(await stored(page))[ID]).version).toBe(1);
});
