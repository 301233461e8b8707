// Everything that may go wrong with storage while one tab is open, and that nothing is lost by it.

import type { Page } from '@playwright/test';
import { SAMPLE, button, dialog, expectMetric, expectStages, field, open, openPlans } from './journey';
import { expect, test } from './support';
import {
  ID, OTHER, copies, countSaves, expectSaved, firstLayout, golden, index, lastCopy, openBlank, openWith, planFile, planFiles, quarantined,
  store, stored, storedCounts, type PlanFile,
} from './stored';

const banners = (page: Page) => page.locator('.banner');
const count = (page: Page) => field(page, 'Count at stage 1');
const FULL = 'This browser has no room left to save.';
const BLOCKED = 'This browser does not let plans be saved.';

/** Types a count, and waits for it to be in storage beside what else is there. */
async function expectSaves(page: Page, typed: number, ...others: number[]): Promise<void> {
  await count(page).fill(String(typed));
  await expect.poll(() => storedCounts(page)).toEqual([...others, typed].sort((one, other) => one - other));
}

type How = 'throws' | 'does nothing';

test.describe('the page ends in the middle of saving', () => {
  const before = () => ({
    ...index(ID, OTHER),
    ...copies(ID, ...[1, 2, 3, 4, 5].map((step) => planFile(step, 'Spring'))),
    ...copies(OTHER, ...[70, 71, 72].map((step) => planFile(step, 'Summer'))),
  });

  /** From here on only so many changes to storage are made. */
  async function endAfter(page: Page, changes: number, how: How): Promise<void> {
    await page.evaluate(({ changes, how }) => {
      let left = changes;
      for (const name of ['setItem', 'removeItem'] as const) {
        const change = Storage.prototype[name] as (...rest: string[]) => void;
        Storage.prototype[name] = function (...rest: string[]) {
          if (this !== localStorage) return change.apply(this, rest);
          if (left === 0 && how === 'throws') throw new Error('The page has ended.');
          if (left === 0) return;
          left -= 1;
          change.apply(this, rest);
        };
      }
    }, { changes, how });
  }

  const operations = [
    { what: 'an edit', act: (page: Page) => count(page).fill('6'), outcomes: ['5,72', '6,72'] },
    { what: 'a new plan', act: (page: Page) => button(page, 'Duplicate Spring').click(), outcomes: ['5,72', '5,5,72'] },
    { what: 'a deletion', act: (page: Page) => button(page, 'Delete Summer').click(), outcomes: ['5,72', '5'] },
  ];

  for (const how of ['throws', 'does nothing'] as const) {
    for (const { what, act, outcomes } of operations) {
      test(`${what}, and from some change on storage ${how}`, async ({ page, context }) => {
        test.slow();
        const met = new Set<string>();
        for (let changes = 0; changes <= 8; changes += 1) {
          const message = `after ${changes} changes`;
          const ending = await context.newPage();
          await countSaves(ending);
          await openWith(ending, before());
          await expectSaved(ending, 1);
          if (what !== 'an edit') await openPlans(ending);
          await endAfter(ending, changes, how);
          await act(ending);
          await expectSaved(ending, 2);
          await ending.close();

          await open(page);
          await openPlans(page);
          const shown = await dialog(page).getByRole('textbox').count();
          await expect.poll(async () => Object.keys(planFiles(await stored(page))).length, { message }).toBe(shown);
          await expect(banners(page), `${message}: nothing is damaged`).toHaveCount(0);
          const counts = `${await storedCounts(page)}`;
          expect(outcomes, message).toContain(counts);
          met.add(counts);
          await openBlank(page);
        }
        expect(met.size, 'both the old and the new state were met').toBe(2);
      });
    }
  }
});

const damages: [string, (text: string) => string][] = [
  ['cut off', (text) => text.slice(0, -20)],
  ['changed in one character', (text) => text.replace('"count":2,', '"count":9,')],
  ['emptied', () => ''],
];

for (const [what, damage] of damages) {
  test(`the last copy ${what} gives way to the one before, and lies aside`, async ({ page }) => {
    const items = { ...index(ID), ...copies(ID, planFile(1), planFile(2)) };
    const damaged = damage(items[lastCopy(items, ID)]);
    expect(damaged).not.toBe(items[lastCopy(items, ID)]);
    await openWith(page, items, { [lastCopy(items, ID)]: damaged });
    await expect(banners(page).getByText('The last saved state of “Spring” was damaged. The one before it is shown.')).toBeVisible();
    await expect(count(page)).toHaveValue('1');
    await expect.poll(() => storedCounts(page)).toEqual([1]);
    expect(await quarantined(page)).toEqual([damaged]);
    await page.reload();
    await expect(count(page)).toHaveValue('1');
    await expectSaves(page, 3);
    await expect(banners(page), 'it is whole again').toHaveCount(0);
    expect(await quarantined(page)).toEqual([damaged]);
  });
}

const repairs: [string, (file: PlanFile) => void, string, (page: Page) => Promise<void>][] = [
  ['a count below zero', ({ plan }) => { plan.stages[0].count = -1; }, 'Count of stage 1: set to its plainest value',
    async (page) => expect(count(page)).toHaveValue('0')],
  ['a number for a name', ({ plan }) => { Object.assign(plan.stages[1], { name: 7 }); }, 'Name of stage 2: set to its plainest value',
    async (page) => expect(field(page, 'Name of stage 2')).toHaveValue('')],
  ['31 stages', ({ plan }) => { while (plan.stages.length < 31) plan.stages.push({ name: 'More', count: 1 }); }, 'The stages: only the first 30 were kept',
    async (page) => expect(field(page, 'Name of stage 30')).toHaveValue('More')],
  ['an unknown currency', ({ plan }) => { plan.currency = 'Taler'; }, 'The currency: set to its plainest value',
    async (page) => expect(field(page, 'Average deal value')).toHaveValue(/^€/)],
];

for (const [what, breakIt, words, expectMended] of repairs) {
  for (const [where, layout] of [['the only copy', copies], ['a file of the first version', firstLayout]] as const) {
    test(`${where} with ${what} is mended, and that is said`, async ({ page }) => {
      const file = JSON.parse(planFile(5)) as PlanFile;
      breakIt(file);
      const items = layout(ID, planFile(5));
      const key = Object.keys(items)[0];
      items[key] = items[key].replace(planFile(5), JSON.stringify(file));
      await openWith(page, index(ID), items);
      await expect(banners(page).getByText('“Spring” was damaged. What could be read is shown; this was mended:')).toBeVisible();
      await expect(banners(page).getByRole('listitem')).toHaveText([words]);
      await expectMended(page);
      await expect.poll(async () => Object.keys(planFiles(await stored(page)))).toEqual([ID]);
      expect(await quarantined(page)).toEqual([items[key]]);
      await page.reload();
      await expectMended(page);
      await expectSaves(page, 6);
      await expect(banners(page), 'it is whole again').toHaveCount(0);
      expect(await quarantined(page)).toEqual([items[key]]);
    });
  }
}

for (const [where, items] of [
  ['the only copy', { ...copies(ID, planFile(5)), [lastCopy(copies(ID, planFile(5)), ID)]: 'no record {' }],
  ['a file of the first version', firstLayout(ID, 'no record {')],
] as const) {
  test(`where ${where} is not even JSON the sample is shown, and the text lies aside`, async ({ page }) => {
    await openWith(page, index(ID), items);
    await expect(banners(page).getByText('Something stored here could not be read. It was put aside, and nothing is lost of it.')).toBeVisible();
    await expectStages(page, SAMPLE);
    expect(await quarantined(page)).toEqual(['no record {']);
    await expectSaves(page, 6);
    await page.reload();
    await expect(count(page)).toHaveValue('6');
    expect(await quarantined(page)).toEqual(['no record {']);
  });
}

test('a damaged plan costs the others nothing', async ({ page }) => {
  await openWith(page, index(ID, OTHER), firstLayout(ID, '{'), copies(OTHER, planFile(7, 'Summer')));
  await expect(page).toHaveTitle('Summer · Funnelwright');
  await expectSaves(page, 8);
  expect(await quarantined(page)).toEqual(['{']);
});

test('an order of the plans that cannot be read costs no plan', async ({ page }) => {
  const order = '{"format":"funnelwright-workspace","version":9}';
  await openWith(page, { 'funnelwright.workspace': order }, copies(ID, planFile(5)), copies(OTHER, planFile(7, 'Summer')));
  await expect(page).toHaveTitle('Spring · Funnelwright');
  await expectSaves(page, 6, 7);
  expect(await quarantined(page)).toEqual([order]);
});

const newer = golden.replace('"version": 1', '"version": 2').replace('"name": "', '"later": [1], "name": "New ');
for (const [where, items] of [['a copy', copies(ID, planFile(5), newer)], ['a file of the first layout', firstLayout(ID, newer)]] as const) {
  test(`${where} of a newer version is shown and never written over`, async ({ page }) => {
    const expectBesides = async (typed: number) => {
      await count(page).fill(String(typed));
      await expect.poll(async () => planFiles(await stored(page))[OTHER]).toContain(`"count":${typed},`);
      expect(await stored(page)).toMatchObject(items);
    };
    await openWith(page, index(ID, OTHER), items, copies(OTHER, planFile(7, 'Summer')));
    await expect(page).toHaveTitle('Summer · Funnelwright');
    await expect(banners(page).getByText(/^“New .*” was saved by a newer Funnelwright\. It is left as it is\./)).toBeVisible();
    await button(page, 'Show it').click();
    await expect(page).toHaveTitle(/^New /);
    await expect(count(page)).toHaveValue('1,200');
    await expect(count(page)).not.toBeEditable();
    await button(page, 'Back to my plans').click();
    await expectBesides(8);
    await page.reload();
    await expect(count(page)).toHaveValue('8');
    await expect(button(page, 'Show it')).toBeVisible();
    await expectBesides(9);
    expect(JSON.parse((await stored(page))['funnelwright.workspace']).plans, 'its place is kept for a version that can').toContain(ID);
  });
}

/** Storage that is refused in some way, on the page itself. */
const refusals: [string, () => void][] = [
  ['asking for storage is refused', () => {
    Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('no', 'SecurityError'); } });
  }],
  ['storage and locks are refused', () => {
    Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('no', 'SecurityError'); } });
    navigator.locks.request = () => Promise.reject(new DOMException('no', 'SecurityError'));
  }],
  ['there is no storage', () => Object.defineProperty(window, 'localStorage', { value: null })],
  ['reading is refused', () => {
    Storage.prototype.getItem = () => { throw new DOMException('no', 'SecurityError'); };
  }],
  ['writing is refused', () => {
    Storage.prototype.setItem = () => { throw new DOMException('no', 'SecurityError'); };
  }],
  ['writing does nothing', () => {
    Storage.prototype.setItem = () => undefined;
  }],
];

/** The ways in which browsers say that storage is full. */
const fullness: [string, () => void][] = [
  ['as the standard says', () => {
    Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
  }],
  ['as Firefox says', () => {
    Storage.prototype.setItem = () => { throw new DOMException('full', 'NS_ERROR_DOM_QUOTA_REACHED'); };
  }],
  ['by the code 22', () => {
    Storage.prototype.setItem = () => { throw Object.defineProperty(new DOMException('full', 'Other'), 'code', { value: 22 }); };
  }],
  ['by the code 1014', () => {
    Storage.prototype.setItem = () => { throw Object.defineProperty(new DOMException('full', 'Other'), 'code', { value: 1014 }); };
  }],
];

for (const [what, refuse, words] of [
  ...refusals.map(([what, refuse]) => [`where ${what}`, refuse, BLOCKED] as const),
  ...fullness.map(([what, refuse]) => [`where storage is full, ${what}`, refuse, FULL] as const),
]) {
  test(`${what} the page works, says that it cannot save, and harms nothing`, async ({ page, context }) => {
    const other = await context.newPage();
    const items = copies(ID, planFile(5));
    await store(other, { ...index(ID), ...items });
    await page.addInitScript(refuse);
    await open(page);
    await count(page).fill('76');
    await expectMetric(page, 'expected-count', { stage: 1 }, 76);
    await expect(banners(page).getByText(words)).toBeVisible();
    await button(page, 'Undo').click();
    await button(page, 'Redo').click();
    await count(page).fill('77');
    await expectMetric(page, 'expected-count', { stage: 1 }, 77);
    await expect(banners(page).getByText(words)).toBeVisible();
    await page.close();
    expect(await stored(other)).toMatchObject(items);
  });
}

test('where storage is really full nothing stored is harmed, and once there is room all is saved', async ({ page }) => {
  const items = { ...index(ID, OTHER), ...copies(ID, planFile(5)), ...copies(OTHER, planFile(7, 'Summer')) };
  await store(page, items);
  await page.evaluate(() => {
    for (let size = 2 ** 22; size >= 1; size /= 2) {
      try {
        for (let number = 0; ; number += 1) localStorage.setItem(`other.${size}.${number}`, 'x'.repeat(size));
      } catch {
        // No more of this size.
      }
    }
  });
  await open(page);
  await count(page).fill('6');
  await expect(banners(page).getByText(FULL)).toBeVisible();
  expect(await storedCounts(page)).toEqual([5, 7]);
  expect(await stored(page)).toMatchObject(items);
  await button(page, 'Undo').click();
  await expect(count(page)).toHaveValue('5');
  await count(page).fill('60');
  await expect(banners(page).getByText(FULL)).toBeVisible();
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) if (key.startsWith('other.')) localStorage.removeItem(key);
  });
  await expectSaves(page, 61, 7);
  await expect(banners(page)).toHaveCount(0);
});

for (const [what, refuse] of [
  ['refused', () => Object.defineProperty(window, 'sessionStorage', { get: () => { throw new DOMException('no', 'SecurityError'); } })],
  ['full', () => {
    const setItem = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, text) {
      if (this === sessionStorage) throw new DOMException('full', 'QuotaExceededError');
      setItem.call(this, key, text);
    };
  }],
] as const) {
  test(`where the storage of the session is ${what} plans are saved all the same`, async ({ page }) => {
    await page.addInitScript(refuse);
    await open(page);
    await expectSaves(page, 5);
    await button(page, 'Undo').click();
    await expect.poll(() => storedCounts(page)).toEqual([12_000]);
    await expectSaves(page, 6);
    await page.reload();
    await expect(count(page)).toHaveValue('6');
    await expect(banners(page)).toHaveCount(0);
  });
}

test('where storage is full at the first visit after damage, what is mended is not saved over it', async ({ page, context }) => {
  const other = await context.newPage();
  const broken = planFile(-1);
  await store(other, { ...index(ID), ...firstLayout(ID, broken) });
  await page.addInitScript(() => {
    const setItem = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, text) {
      if (!('hasRoom' in window)) throw new DOMException('full', 'QuotaExceededError');
      setItem.call(this, key, text);
    };
  });
  await open(page);
  await expect(banners(page).getByText('this was mended:')).toBeVisible();
  await expect(banners(page).getByText(FULL)).toBeVisible();
  await page.evaluate(() => Object.assign(window, { hasRoom: true }));
  await count(page).fill('6');
  await expect(banners(page).getByText(FULL)).toHaveCount(0);
  await expect.poll(async () => Object.keys(await stored(page)).filter((key) => key.includes('.copy.')).length).toBe(1);
  expect((await stored(page))[`funnelwright.plan.${ID}`]).toBe(broken);
});

test.describe('a part of the program that does not come', () => {
  test.use({ tolerated: /net::ERR_FAILED/ });

  test('is told once something is changed, and nothing is lost when it comes after all', async ({ page }) => {
    await page.route('**/funnelwright-rooms-*.wasm', (route) => route.abort());
    await open(page);
    await expect(banners(page)).toHaveCount(0);
    await count(page).fill('6');
    await expect(banners(page).getByText('What you change is not saved: part of the page could not be loaded.')).toBeVisible();
    await page.unroute('**/funnelwright-rooms-*.wasm');
    await openPlans(page);
    await expect(banners(page)).toHaveCount(0);
    await expect.poll(() => storedCounts(page)).toEqual([6]);
  });
});
