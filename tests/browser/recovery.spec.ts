// When the program itself fails: the page that offers what is stored, and the ways back.

import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { SAMPLE, button, dialog, expectStages, field, funnel, open, openPlans } from './journey';
import { axeClean, expect, test } from './support';
import { ID, OTHER, copies, countSaves, expectSaved, firstLayout, golden, index, lastCopy, openWith, planFile, store, stored, storedCounts } from './stored';

const title = (page: Page) => page.getByRole('heading', { name: 'Something went wrong' });
const names = (page: Page) => page.getByRole('listitem').locator('bdi');

const items = {
  ...index(ID, OTHER),
  ...copies(ID, planFile(1, 'Spring'), planFile(2, 'Spring')),
  ...copies(OTHER, planFile(70, '<b>Sum/mer</b>')),
  'funnelwright.quarantine.plan.00000000000000c3': 'no plan {',
};

/** Saves a plan from the page as a file, and gives its name and content. */
async function save(page: Page, name: string): Promise<{ file: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: `Save ${name} as a file`, exact: true }).click()]);
  return { file: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

/** Lets the program fail when `failNow` is called: every address that it has kept leads nowhere. */
async function letItFail(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const instantiate = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (source, imports) => {
      const result = await instantiate(source, imports);
      const memory = Object.values(result.instance.exports).find((held) => held instanceof WebAssembly.Memory);
      if (memory) Object.assign(window, { failNow: () => new Uint8Array(memory.buffer).fill(0xff) });
      return result;
    };
  });
}

test.describe('where the program fails', () => {
  // What a failure says by itself.
  test.use({ tolerated: /^(uncaught|console): / });

  test('the plans are offered, untouched, and the way back leads to them', async ({ page }) => {
    await letItFail(page);
    await countSaves(page);
    await openWith(page, items);
    await expectSaved(page, 1);
    const before = await stored(page);
    await page.evaluate(() => { (window as unknown as { failNow: () => void }).failNow(); });
    await button(page, 'Add stage').click();
    await expect(title(page)).toBeVisible();
    await expect(names(page)).toHaveText(['Spring', '<b>Sum/mer</b>', 'Put aside, could not be read']);
    expect(await save(page, 'Spring')).toEqual({ file: 'Spring.json', text: planFile(2, 'Spring') });
    expect(await save(page, '<b>Sum/mer</b>')).toEqual({ file: 'b Sum mer b.json', text: planFile(70, '<b>Sum/mer</b>') });
    expect((await save(page, 'Put aside, could not be read')).text).toBe('no plan {');
    expect(await stored(page)).toEqual(before);
    await page.getByRole('link', { name: 'Open again' }).click();
    await expect(field(page, 'Count at stage 1')).toHaveValue('2');
    await expect(page).toHaveTitle('Spring · Funnelwright');
  });

  test('while it saves, the plans are offered too', async ({ page }) => {
    await letItFail(page);
    await page.addInitScript(() => {
      const request = navigator.locks.request.bind(navigator.locks) as (name: string, work: () => void) => Promise<void>;
      Object.assign(navigator.locks, {
        request: (name: string, work: () => void) => request(name, () => {
          if ('fails' in window) (window as unknown as { failNow: () => void }).failNow();
          work();
        }),
      });
    });
    await countSaves(page);
    await openWith(page, items);
    await expectSaved(page, 1);
    await field(page, 'Count at stage 1').fill('3');
    await expectSaved(page, 2);
    await expect.poll(() => storedCounts(page)).toEqual([3, 70]);
    await page.evaluate(() => Object.assign(window, { fails: true }));
    await field(page, 'Count at stage 1').fill('4');
    await expect(title(page)).toBeVisible();
    expect(await storedCounts(page)).toEqual([3, 70]);
  });

  test('at its very start, the plans are offered too', async ({ page }) => {
    await store(page, items);
    await letItFail(page);
    await page.addInitScript(() => {
      const { instantiateStreaming } = WebAssembly;
      WebAssembly.instantiateStreaming = async (source, imports) => {
        const result = await instantiateStreaming(source, imports);
        (window as unknown as { failNow: () => void }).failNow();
        return result;
      };
    });
    await page.goto('./');
    await expect(title(page)).toBeVisible();
    expect(await stored(page)).toEqual(items);
  });
});

test('a new plan is opened beside the stored ones, which stay as they are', async ({ page }) => {
  await store(page, items);
  await page.goto('./recovery/#en');
  await page.getByRole('link', { name: 'Open with a new plan' }).click();
  await expectStages(page, SAMPLE);
  expect(await stored(page)).toMatchObject(items);
  await field(page, 'Count at stage 1').fill('15000');
  await expect.poll(() => storedCounts(page)).toEqual([2, 70, 15_000]);
  await expect(page).toHaveTitle('Autumn campaign · Funnelwright');
  await page.reload();
  await expect(field(page, 'Count at stage 1')).toHaveValue('15,000');
  await openPlans(page);
  await expect(dialog(page).getByRole('textbox')).toHaveCount(3);
});

test('the plan of the first version, and the last copy that can be read, are offered', async ({ page }) => {
  const damaged = copies(OTHER, planFile(1, 'Summer'), planFile(2, 'Summer'));
  const lost = { 'funnelwright.plan.00000000000000d4': '1.00000000' };
  await store(page, { ...firstLayout(ID, golden), ...damaged, [lastCopy(damaged, OTHER)]: 'half a reco', ...lost });
  await page.goto('./recovery/#en');
  const { plan } = JSON.parse(golden) as { plan: { name: string } };
  await expect(names(page)).toHaveText([plan.name, 'Summer']);
  expect((await save(page, plan.name)).text).toBe(golden);
  expect((await save(page, 'Summer')).text).toBe(planFile(1, 'Summer'));
});

for (const [what, refuse] of [
  ['nothing is stored', () => undefined],
  ['storage is refused', () => Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('no', 'SecurityError'); } })],
  ['reading is refused', () => {
    localStorage.setItem('funnelwright.view', '');
    Storage.prototype.getItem = () => { throw new DOMException('no', 'SecurityError'); };
  }],
  ['there is no storage', () => Object.defineProperty(window, 'localStorage', { value: null })],
] as const) {
  test(`where ${what} the ways back are there`, async ({ page }) => {
    await page.addInitScript(refuse);
    await page.goto('./recovery/#en');
    await expect(page.getByRole('heading', { name: 'No plan is stored in this browser.' })).toBeVisible();
    await page.getByRole('link', { name: 'Open again' }).click();
    await expect(funnel(page)).toBeVisible();
  });
}

test.describe('a language without words for it', () => {
  test.use({ tolerated: /404/ });

  test('gets the English ones', async ({ page }) => {
    await page.goto('./recovery/#tlh');
    await expect(title(page)).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [360, 1440]) {
    test(`everyone can use it, ${colorScheme}, ${width} pixels wide`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      const long = { ...items, ...copies('00000000000000d4', planFile(1, 'W'.repeat(80))) };
      await store(page, long);
      await page.goto('./recovery/#en');
      await expect(names(page)).toHaveCount(4);
      await axeClean(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
      expect(await stored(page)).toEqual(long);
    });
  }
}
