// Two tabs of one browser: each shows what the other does, and neither ever loses it.

import type { BrowserContext, Locator, Page } from '@playwright/test';
import { SAMPLE, button, dialog, expectStages, field, open, openPlans } from './journey';
import { expect, test } from './support';
import {
  ID, OTHER, copies, holdTimers, index, lastCopy, makeHoldable, openBlank, openWith, planFile, quarantined, releaseTimers, stored, storedCounts, type Items,
} from './stored';

const banners = (page: Page) => page.locator('.banner');
const count = (page: Page, stage = 1) => field(page, `Count at stage ${stage}`);
const FULL = 'This browser has no room left to save.';
const both = (): Items => ({ ...index(ID, OTHER), ...copies(ID, planFile(1, 'Spring')), ...copies(OTHER, planFile(70, 'Summer')) });

/** Waits for a tab to show these plans, by their first counts. */
async function expectPlans(page: Page, ...names: string[]): Promise<void> {
  await openPlans(page);
  const shown = () => dialog(page).getByRole('textbox').evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value).sort());
  await expect.poll(shown).toEqual(names.sort());
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
}

/** Types into a field and leaves it, as going to another tab does. */
async function type(into: Locator, text: string): Promise<void> {
  await into.fill(text);
  await into.blur();
}

const expectStored = (page: Page, ...counts: number[]): Promise<void> => expect.poll(() => storedCounts(page)).toEqual(counts);

/** A second tab, that has what is stored. */
async function openSecond(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await open(page);
  return page;
}

test.beforeEach(({ context }) => makeHoldable(context));

const ways: [string, () => void][] = [
  ['by all that browsers have', () => undefined],
  ['without channels', () => { delete (window as Partial<typeof globalThis>).BroadcastChannel; }],
  ['without locks', () => { Object.defineProperty(navigator, 'locks', { value: undefined }); }],
  ['without either', () => {
    delete (window as Partial<typeof globalThis>).BroadcastChannel;
    Object.defineProperty(navigator, 'locks', { value: undefined });
  }],
];

for (const [way, without] of ways) {
  test.describe(`two tabs ${way}`, () => {
    test.beforeEach(({ context }) => context.addInitScript(without));

    test('show what is done in the other', async ({ page, context }) => {
      await openWith(page, both());
      const other = await openSecond(context);
      for (const tab of [page, other]) await tab.evaluate(() => Object.assign(window, { stays: true }));
      await type(count(page), '2');
      await expect(count(other)).toHaveValue('2');
      await type(count(other), '3');
      await expect(count(page)).toHaveValue('3');

      await openPlans(other);
      await field(other, 'Name of the plan Spring').fill('Autumn');
      await expect(page).toHaveTitle('Autumn · Funnelwright');
      await button(other, 'Duplicate Autumn').click();
      await expectPlans(page, 'Autumn', 'Autumn (copy)', 'Summer');
      await expect(page, 'a new plan does not come in between').toHaveTitle('Autumn · Funnelwright');
      await button(other, 'Delete Summer').click();
      await expectPlans(page, 'Autumn', 'Autumn (copy)');
      await expectStored(page, 3, 3);
      for (const tab of [page, other]) {
        await expect(banners(tab)).toHaveCount(0);
        expect(await tab.evaluate(() => 'stays' in window), 'it was not loaded anew').toBe(true);
      }
    });

    test('keep both versions where both change a plan at the same moment', async ({ page, context }) => {
      await openWith(page, both());
      const other = await openSecond(context);
      await expectInStep(page, other);
      for (const tab of [page, other]) await holdTimers(tab);
      await type(count(page), '2');
      await count(other).fill('3');
      await releaseTimers(page);
      await expect(banners(other).getByText('This plan was changed in another tab at the same moment. Both are kept')).toBeVisible();
      await releaseTimers(other);
      await expectStored(page, 2, 3, 70);
      await expect(count(page)).toHaveValue('2');
      await expect(count(other), 'what is typed stays in view').toHaveValue('3');
      await expect(count(other)).toBeFocused();
      for (const tab of [page, other]) await expectPlans(tab, 'Spring', 'Spring (this tab)', 'Summer');
    });
  });
}

/** Waits for both tabs to be all there: each shows what the other does. Leaves them as they were. */
async function expectInStep(one: Page, other: Page): Promise<void> {
  const name = (page: Page) => field(page, 'Name of stage 2');
  const before = await name(one).inputValue();
  for (const [from, to, typed] of [[one, other, 'Step'], [other, one, before]] as const) {
    await type(name(from), typed);
    await expect(name(to)).toHaveValue(typed);
  }
}

test('what is half typed stays, and the focus with it, while the other tab changes the plan', async ({ page, context }) => {
  await openWith(page, both());
  const other = await openSecond(context);
  await expectInStep(page, other);
  await count(other, 2).fill('3,1x');
  await expect(count(other, 2)).toHaveAttribute('aria-invalid', 'true');
  await type(count(page), '44');
  await expect(count(other)).toHaveValue('44');
  await expect(count(other, 2)).toHaveValue('3,1x');
  await expect(count(other, 2)).toBeFocused();
  await other.keyboard.press('Backspace');
  await other.keyboard.type('00');
  await expect(count(page, 2)).toHaveValue('3,100');
  await expect(count(page)).toHaveValue('44');
});

test('undo takes back what was done in its own tab, and nothing that was done in the other', async ({ page, context }) => {
  await openWith(page, both());
  const other = await openSecond(context);
  await type(count(page), '2');
  await expect(count(other)).toHaveValue('2');
  await expect(button(other, 'Undo')).toBeDisabled();
  await openPlans(other);
  await button(other, 'Open Summer').click();
  await type(count(other), '71');
  await expectStored(page, 2, 71);
  await button(page, 'Undo').click();
  await expectStored(page, 1, 71);
  await button(page, 'Redo').click();
  await expectStored(page, 2, 71);
  await button(other, 'Undo').click();
  await expectStored(page, 2, 70);
  await expect(button(other, 'Undo')).toBeDisabled();
  // In the same plan, undo would take the other's work with it.
  await openPlans(other);
  await button(other, 'Open Spring').click();
  await type(count(other, 2), '500');
  await expect(count(page, 2)).toHaveValue('500');
  await expect(button(page, 'Undo')).toBeDisabled();
  await expect(count(page)).toHaveValue('2');
});

test('two fresh tabs make one plan', async ({ page, context }) => {
  await open(page);
  const other = await openSecond(context);
  await type(count(page), '15000');
  await expect(count(other)).toHaveValue('15,000');
  for (const tab of [page, other]) await expectPlans(tab, 'Autumn campaign');
  await expect(button(other, 'Undo')).toBeDisabled();
  await type(count(other), '16000');
  await expect(count(page)).toHaveValue('16,000');
  await expectStored(page, 16_000);
});

test('two fresh tabs in which both began keep both', async ({ page, context }) => {
  await open(page);
  const other = await openSecond(context);
  for (const tab of [page, other]) await holdTimers(tab);
  await type(count(page), '15000');
  await type(count(other), '16000');
  for (const tab of [page, other]) await releaseTimers(tab);
  await expectStored(page, 15_000, 16_000);
  await expect(count(page)).toHaveValue('15,000');
  await expect(count(other)).toHaveValue('16,000');
  for (const tab of [page, other]) await expectPlans(tab, 'Autumn campaign', 'Autumn campaign');
});

test('the open plan deleted in the other tab goes with a word, and comes back with undo there', async ({ page, context }) => {
  await openWith(page, both());
  const other = await openSecond(context);
  await expectInStep(page, other);
  await openPlans(page);
  await button(page, 'Delete Spring').click();
  await expect(banners(other).getByText('“Spring” was deleted in another tab.')).toBeVisible();
  await expect(other).toHaveTitle('Summer · Funnelwright');
  await page.keyboard.press('Escape');
  await button(page, 'Undo').click();
  await expectPlans(other, 'Spring', 'Summer');
  await expectStored(page, 1, 70);
});

test('a plan deleted in one tab while it is changed in the other is kept', async ({ page, context }) => {
  await openWith(page, both());
  const other = await openSecond(context);
  await expectInStep(page, other);
  await holdTimers(other);
  await type(count(other), '9');
  await openPlans(page);
  await button(page, 'Delete Spring').click();
  await expectStored(page, 70);
  await releaseTimers(other);
  await expectStored(page, 9, 70);
  await expect(count(other)).toHaveValue('9');
  await expect(button(page, 'Open Spring')).toBeVisible();
});

test('both versions are stored where a tab is left that has not heard of the other', async ({ page, context }) => {
  await openWith(page, both());
  const deaf = await context.newPage();
  await deaf.addInitScript(() => {
    delete (window as Partial<typeof globalThis>).BroadcastChannel;
    addEventListener('storage', (event) => event.stopImmediatePropagation(), true);
  });
  await open(deaf);
  await type(count(deaf), '2');
  await expect(count(page)).toHaveValue('2');
  await holdTimers(deaf);
  await type(count(deaf), '3');
  await type(count(page), '4');
  await expectStored(page, 4, 70);
  await openBlank(deaf);
  await expectStored(page, 3, 4, 70);
  await expectPlans(page, 'Spring', 'Spring (this tab)', 'Summer');
});

test('with no room in one tab nothing of either is lost', async ({ page, context }) => {
  await openWith(page, both());
  const full = await context.newPage();
  await full.addInitScript(() => {
    const setItem = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, text) {
      if (!('hasRoom' in window)) throw new DOMException('full', 'QuotaExceededError');
      setItem.call(this, key, text);
    };
  });
  await open(full);
  await type(count(full), '3');
  await expect(banners(full).getByText(FULL)).toBeVisible();
  await type(count(page), '2');
  await expect(banners(full).getByText('Both are kept')).toBeVisible();
  await expect(count(full)).toHaveValue('3');
  await expect(banners(full).getByText(FULL)).toBeVisible();
  await expectStored(page, 2, 70);
  await full.evaluate(() => Object.assign(window, { hasRoom: true }));
  await type(count(full), '4');
  await expect(banners(full).getByText(FULL)).toHaveCount(0);
  await expectStored(page, 2, 4, 70);
  await expectPlans(page, 'Spring', 'Spring (this tab)', 'Summer');
});

for (const how of ['throws', 'does nothing'] as const) {
  test(`where one tab ends in the middle of saving and storage ${how}, the other goes on`, async ({ page, context }) => {
    for (let changes = 0; changes <= 4; changes += 1) {
      const message = `after ${changes} changes`;
      await openWith(page, both());
      const ending = await openSecond(context);
      await expectInStep(page, ending);
      await ending.evaluate(({ changes, how }) => {
        let left = changes;
        const setItem = Storage.prototype.setItem;
        Storage.prototype.setItem = function (key, text) {
          if (this !== localStorage) return setItem.call(this, key, text);
          if (left > 0) {
            left -= 1;
            return setItem.call(this, key, text);
          }
          Object.assign(window, { hasEnded: true });
          if (how === 'throws') throw new Error('The page has ended.');
        };
      }, { changes, how });
      for (let typed = 2; !(await ending.evaluate(() => 'hasEnded' in window)); typed += 1) {
        await type(count(ending), String(typed));
        await ending.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
      }
      const typed = Number(await count(ending).inputValue());
      await ending.close();
      expect([typed - 1, typed], message).toContain(Number(await count(page).inputValue()));
      await type(count(page), '50');
      await expectStored(page, 50, 70);
      await expect(banners(page), message).toHaveCount(0);
      await openBlank(page);
    }
  });
}

test('a tab keeps its version where the last copy is damaged and another tab takes the one before', async ({ page, context }) => {
  await openWith(page, both());
  await type(count(page), '2');
  await expectStored(page, 2, 70);
  const key = lastCopy(await stored(page), ID);
  await page.evaluate((damaged) => localStorage.setItem(damaged, 'damaged'), key);
  const other = await openSecond(context);
  await expect(banners(other).getByText('The last saved state of “Spring” was damaged.')).toBeVisible();
  await expect(count(other)).toHaveValue('1');
  await expectStored(page, 1, 2, 70);
  await expect(count(page)).toHaveValue('2');
  expect(await quarantined(page)).toEqual(['damaged']);
  for (const tab of [page, other]) await expectPlans(tab, 'Spring', 'Spring (this tab)', 'Summer');
});

test('each tab looks at the plan that it has open', async ({ page, context }) => {
  await openWith(page, both());
  const other = await openSecond(context);
  await openPlans(other);
  await button(other, 'Open Summer').click();
  await expect(other).toHaveTitle('Summer · Funnelwright');
  await type(count(other), '71');
  await expectStored(page, 1, 71);
  await expect(page).toHaveTitle('Spring · Funnelwright');
  await type(count(page), '2');
  await expectStored(page, 2, 71);
  await expect(other).toHaveTitle('Summer · Funnelwright');
  for (const tab of [page, other]) await expect(banners(tab)).toHaveCount(0);
});

test('a sample in view gives way to the first plan of the other tab, stored and all', async ({ page, context }) => {
  await open(page);
  await expectStages(page, SAMPLE);
  const other = await context.newPage();
  await openWith(other, both());
  await type(count(other), '2');
  await expect(count(page)).toHaveValue('2');
  await expectPlans(page, 'Spring', 'Summer');
});
