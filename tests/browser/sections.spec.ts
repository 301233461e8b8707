// Plans with sections beyond their funnel: nothing of them is lost, whether what draws them comes or not.

import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { button, field, open, openPlans, stageRows } from './journey';
import { expect, test } from './support';
import { ID, OTHER, copies, index, openWith, planFile, planFiles, stored } from './stored';

/** A plan file of which every section is set. */
const golden = readFileSync(new URL('../../core/tests/fixtures/plans/v1-sections.json', import.meta.url), 'utf8');
const ROOMS = '**/*-rooms-*.wasm';

type File = {
  version: number;
  plan: {
    stages: object[];
    forecast: { target: object };
    history: { counts?: (number | null)[] }[];
    deals: object[];
    team: { efforts: object[] };
  };
};

/** What is stored of the plan, once it says so. */
async function expectStored(page: Page, id: string, change: (file: File) => void): Promise<void> {
  const wanted = JSON.parse(golden) as File;
  change(wanted);
  await expect.poll(async () => JSON.parse(planFiles(await stored(page))[id])).toEqual(wanted);
}

const count = (page: Page) => field(page, 'Count at stage 1');

test('a plan that says more is there from the start, and keeps it through edits, undo and reloads', async ({ page }) => {
  await openWith(page, index(ID, OTHER), copies(ID, golden), copies(OTHER, planFile(7, 'Summer')));
  await expect(page).toHaveTitle('Plots by the lake · Funnelwright');
  await expect(page.locator('.banner')).toHaveCount(0);
  await expect(field(page, 'Periods ahead')).toHaveValue('24');
  const typed = (file: File) => Object.assign(file.plan.stages[0], { count: 1300 });
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
    file.plan.deals.pop();
    file.plan.team.efforts.pop();
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
    Object.assign(file.plan.forecast.target, { amount: 2_500_001 });
    Object.assign(file.plan.deals[1], { value: 2000 });
  });
  expect(JSON.parse(planFiles(await stored(page))[OTHER])).toEqual(JSON.parse(planFile(7, 'Summer')));
});

test.describe('rooms that do not come', () => {
  test.use({ tolerated: /net::ERR_FAILED/ });

  test('leave such a plan as it is stored, to be there with them again', async ({ page }) => {
    const items = copies(ID, golden);
    await page.route(ROOMS, (route) => route.abort());
    await openWith(page, items);
    await expect(page).toHaveTitle('Plots by the lake · Funnelwright');
    await count(page).fill('5');
    expect(await stored(page)).toMatchObject(items);
    await page.unroute(ROOMS);
    await open(page);
    await expect(field(page, 'Periods ahead')).toHaveValue('24');
    await expectStored(page, ID, () => undefined);
  });
});

test('plans are there before the rooms, and can be edited', async ({ page }) => {
  let release = () => {};
  const released = new Promise<void>((done) => { release = done; });
  await page.route(ROOMS, async (route) => {
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
