// Events on the timeline: dated notes, and the places where their periods are shown.

import type { Locator, Page } from '@playwright/test';
import { button, dialog, field, open, tabTo } from './journey';
import { axeClean, expect, test } from './support';

const tab = (page: Page, name: string): Locator => page.getByRole('tab', { name, exact: true });
const events = (page: Page): Locator => page.getByRole('list', { name: 'Events' });
const date = (page: Page, number: number): Locator => page.getByLabel(`Date of event ${number}`);
const note = (page: Page, number: number): Locator => field(page, `Note of event ${number}`);
const rowOf = (page: Page, table: string, name: string | RegExp): Locator =>
  page.getByRole('table', { name: table }).getByRole('row', { name });

test.beforeEach(async ({ page }) => {
  await page.clock.setFixedTime('2026-11-22T10:00:00');
  await open(page);
  await tab(page, 'Events').click();
});

/** Notes an event as the first one. */
async function noteEvent(page: Page, day: string, words: string): Promise<void> {
  await button(page, 'Add event').click();
  await expect(date(page, 1)).toHaveValue('2026-11-22');
  await expect(note(page, 1)).toBeFocused();
  await date(page, 1).fill(day);
  await note(page, 1).fill(words);
}

test('an event is noted, shown with its period, kept, and taken back', async ({ page }) => {
  await noteEvent(page, '2027-03-14', 'New price list');
  await axeClean(page);
  await tab(page, 'Forecast').click();
  await expect(rowOf(page, 'Forecast by period', /^March 2027/)).toContainText('Mar 14: New price list');
  await expect(rowOf(page, 'Forecast by period', /^April 2027/)).not.toContainText('New price list');
  await expect(page.locator('.keys-room').filter({ hasText: 'Event' })).not.toHaveCount(0);
  await expect(page.locator('.chart path.mark')).not.toHaveCount(0);

  await page.reload();
  await tab(page, 'Events').click();
  await expect(date(page, 1)).toHaveValue('2027-03-14');
  await expect(note(page, 1)).toHaveValue('New price list');

  await button(page, 'Undo').click();
  await expect(note(page, 1)).toHaveValue('');
  await button(page, 'Undo').click();
  await expect(date(page, 1)).toHaveValue('2026-11-22');
  await button(page, 'Undo').click();
  await expect(events(page)).toHaveCount(0);
  await button(page, 'Redo').click();
  await button(page, 'Redo').click();
  await button(page, 'Redo').click();
  await expect(note(page, 1)).toHaveValue('New price list');
  await button(page, 'Remove event 1').click();
  await expect(events(page)).toHaveCount(0);
});

test('an event of a past period stands in the history, in its table and its picture', async ({ page }) => {
  await tab(page, 'History').click();
  for (let period = 1; period <= 3; period += 1) {
    await button(page, "Add today's counts as a past period").click();
    await expect(field(page, `Name of past period ${period}`)).toBeVisible();
  }
  await field(page, 'Count in past period 3 at stage 1').fill('12500');
  await expect(page.locator('.chart figcaption')).toHaveText('Visitors: 12,500 in the last period, 12,000 in the 2 before it');
  await tab(page, 'Events').click();
  // The last of three months before November.
  await noteEvent(page, '2026-10-01', 'Fair');
  await tab(page, 'History').click();
  const rows = page.getByRole('table', { name: 'Past periods' }).getByRole('row');
  await expect(rows.nth(3)).toContainText('Oct 1: Fair');
  await expect(rows.nth(2)).not.toContainText('Fair');
  await tab(page, 'Events').click();
  await note(page, 1).fill('');
  await tab(page, 'History').click();
  await expect(rows.nth(3).locator('.note')).toHaveText('Oct 1');
  await expect(page.locator('.chart path.mark')).not.toHaveCount(0);
  await axeClean(page);
});

test('a link brings the events along, to be looked at', async ({ page }) => {
  await noteEvent(page, '2027-03-14', 'New price list');
  await button(page, 'Share').click();
  const link = await dialog(page).getByRole('textbox', { name: 'Link to this plan' }).inputValue();
  await page.goto('about:blank');
  await page.goto(link);
  await tab(page, 'Events').click();
  await expect(note(page, 1)).toHaveValue('New price list');
  await expect(note(page, 1)).not.toBeEditable();
  await expect(button(page, 'Add event')).toHaveCount(0);
});

test('a day that is cleared leaves the event where it is', async ({ page }) => {
  await noteEvent(page, '2027-03-14', 'New price list');
  await date(page, 1).fill('');
  await expect(date(page, 1)).toHaveValue('2027-03-14');
});

test('events are noted by keyboard alone', async ({ page }) => {
  await tabTo(page, button(page, 'Add event'));
  await page.keyboard.press('Enter');
  await expect(note(page, 1)).toBeFocused();
  await page.keyboard.type('Reorganisation');
  await tab(page, 'Forecast').click();
  await expect(rowOf(page, 'Forecast by period', /^November 2026/)).toContainText('Nov 22: Reorganisation');
});

for (const width of [1440, 360]) {
  test(`at ${width} pixels a long note is beside its day or below it, and nothing scrolls sideways`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await noteEvent(page, '2027-03-14', 'Reorganisation of the whole sales department in three countries, with new areas');
    const [day, words] = await Promise.all([date(page, 1).boundingBox(), note(page, 1).boundingBox()]);
    expect(words?.width).toBeGreaterThan(width === 360 ? 250 : 500);
    expect(day?.width).toBeLessThan(200);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await axeClean(page);
  });
}
