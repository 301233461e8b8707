// Each room has an address: a link opens it, Back and Forward go from room to room, and the one last used comes back.

import type { Locator, Page } from '@playwright/test';
import { button, dialog, field, funnel, open, tabTo } from './journey';
import { openBlank, stored } from './stored';
import { axeClean, expect, test } from './support';

const tab = (page: Page, name: string): Locator => page.getByRole('tab', { name, exact: true });
const hash = (page: Page): string => new URL(page.url()).hash;
const banner = (page: Page): Locator => page.locator('.viewed');

/** Opens an address as from a message: as a page of its own, and not by a step within the one that is there. */
async function openAddress(page: Page, address: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(address);
  await expect(funnel(page)).toBeVisible();
}

/** Waits for a room to be the one that is open, at an address. */
async function expectRoom(page: Page, name: string, address: string): Promise<void> {
  await expect(tab(page, name)).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('tabpanel', { name, exact: true })).toBeVisible();
  await expect(page.locator('[role=tab][aria-selected=true]')).toHaveCount(1);
  await expect.poll(() => hash(page)).toBe(address);
}

/** How far below the upper edge of the window something begins. */
const top = (page: Page, selector: string): Promise<number> =>
  page.locator(selector).evaluate((element) => element.getBoundingClientRect().top);

/** The address of the plan on the page. */
async function sharedLink(page: Page): Promise<string> {
  await button(page, 'Share').click();
  const link = await dialog(page).getByRole('textbox', { name: 'Link to this plan' }).inputValue();
  await page.keyboard.press('Escape');
  return link;
}

for (const [name, address] of [['Forecast', 'forecast'], ['Levers', 'levers'], ['Capacity', 'capacity'], ['Deals', 'deals'], ['History', 'history']]) {
  test(`a link to #/${address} opens ${name}, in view`, async ({ page }) => {
    await openAddress(page, `./#/${address}`);
    await expectRoom(page, name, `#/${address}`);
    await expect(tab(page, name)).toBeInViewport({ ratio: 1 });
    await expect(tab(page, name), 'where whoever has no mouse goes on').toBeFocused();
    await page.reload();
    await expectRoom(page, name, `#/${address}`);
    await expect(tab(page, name)).toBeInViewport({ ratio: 1 });
    await axeClean(page);
  });
}

test('the sections of the page have addresses too', async ({ page }) => {
  await page.setViewportSize({ width: 1000, height: 500 });
  await openAddress(page, './#/scenarios');
  await expect.poll(() => top(page, '.scenarios')).toBeLessThan(250);
  await expectRoom(page, 'Forecast', '#/scenarios');
  await page.evaluate(() => { location.hash = '#/levers'; });
  await expectRoom(page, 'Levers', '#/levers');
  await page.evaluate(() => { location.hash = '#/funnel'; });
  await expect(page.getByRole('heading', { name: 'Funnel', exact: true })).toBeInViewport();
  await expectRoom(page, 'Levers', '#/funnel');
  await page.goBack();
  await expectRoom(page, 'Levers', '#/levers');
  await expect(tab(page, 'Levers')).toBeInViewport();
});

test('a room whose address is followed comes into view, and does not take the focus from what has it', async ({ page }) => {
  await page.setViewportSize({ width: 1000, height: 500 });
  await open(page);
  await expect(tab(page, 'Levers')).not.toBeInViewport();
  await field(page, 'Goal').focus();
  await page.evaluate(() => { location.hash = '#/levers'; });
  await expectRoom(page, 'Levers', '#/levers');
  await expect(tab(page, 'Levers')).toBeInViewport({ ratio: 0.9 });
  await expect(field(page, 'Goal')).toBeFocused();
});

test('Back and Forward go from room to room', async ({ page }) => {
  await open(page);
  await expectRoom(page, 'Forecast', '');
  await tab(page, 'Levers').click();
  await expectRoom(page, 'Levers', '#/levers');
  await tab(page, 'Deals').click();
  await tab(page, 'Deals').click();
  await expectRoom(page, 'Deals', '#/deals');
  await field(page, 'Open deals at stage 1').focus();
  await page.goBack();
  await expectRoom(page, 'Levers', '#/levers');
  await expect(tab(page, 'Levers'), 'what had the focus is gone with its room').toBeFocused();
  await page.goBack();
  await expectRoom(page, 'Forecast', '#/forecast');
  await page.goForward();
  await page.goForward();
  await expectRoom(page, 'Deals', '#/deals');
});

test('the room that was open last comes back without an address, and where an address names none', async ({ page }) => {
  await open(page);
  await tab(page, 'Capacity').click();
  await expectRoom(page, 'Capacity', '#/capacity');
  await openAddress(page, './');
  await expectRoom(page, 'Capacity', '');
  for (const unknown of ['#/nowhere', '#/', '#/Levers', '#/share', '#top']) {
    await openAddress(page, `./${unknown}`);
    await expectRoom(page, 'Capacity', unknown);
  }
  await tab(page, 'Levers').click();
  await expectRoom(page, 'Levers', '#/levers');
  await page.goBack();
  await expectRoom(page, 'Capacity', '#/capacity');
  await page.evaluate(() => { location.hash = '#/nowhere'; });
  await expectRoom(page, 'Capacity', '#/nowhere');
  await openAddress(page, './#/history');
  await expectRoom(page, 'History', '#/history');
  await openAddress(page, './');
  await expectRoom(page, 'History', '');
  await openBlank(page);
  expect((await stored(page))['funnelwright.room']).toBe('history');
});

test('a plan in a link keeps its address, and Back leads to one\'s own in its room', async ({ page }) => {
  await open(page);
  const link = await sharedLink(page);
  await field(page, 'Count at stage 1').fill('9000');
  await tab(page, 'Levers').click();
  await expectRoom(page, 'Levers', '#/levers');
  const shown = new URL(link).hash;

  await page.evaluate((address) => { location.hash = address; }, shown);
  await expect(banner(page)).toBeVisible();
  await tab(page, 'Deals').click();
  await expectRoom(page, 'Deals', shown);
  await tab(page, 'Deals').press('ArrowRight');
  await expectRoom(page, 'History', shown);
  await expect(banner(page)).toBeVisible();
  await page.goBack();
  await expect(banner(page)).toHaveCount(0);
  await expectRoom(page, 'Levers', '#/levers');
  await expect(field(page, 'Count at stage 1')).toHaveValue(/^9,?000$/);

  // As a page of its own.
  await page.goto('about:blank');
  await page.goto(link);
  await expect(banner(page)).toBeVisible();
  await tab(page, 'Capacity').click();
  await page.reload();
  await expect(banner(page)).toBeVisible();
  await expectRoom(page, 'Levers', shown);
  await button(page, 'Back to my plans').click();
  await expect(banner(page)).toHaveCount(0);
  await expectRoom(page, 'Levers', '');
  await tab(page, 'Deals').click();
  await expectRoom(page, 'Deals', '#/deals');
  await page.goBack();
  await expectRoom(page, 'Levers', '#/levers');
});

test('a page without stored plans takes addresses as any other', async ({ page }) => {
  await openAddress(page, './#fresh');
  await expectRoom(page, 'Forecast', '');
  await tab(page, 'Levers').click();
  await expectRoom(page, 'Levers', '#/levers');
  await page.reload();
  await expectRoom(page, 'Levers', '#/levers');
});

for (const [what, refuse] of [
  ['asking for storage is refused', () => {
    Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('no', 'SecurityError'); } });
  }],
  ['reading and writing are refused', () => {
    Storage.prototype.getItem = () => { throw new DOMException('no', 'SecurityError'); };
    Storage.prototype.setItem = () => { throw new DOMException('no', 'SecurityError'); };
  }],
] as [string, () => void][]) {
  test(`where ${what} rooms have addresses all the same`, async ({ page }) => {
    await page.addInitScript(refuse);
    await open(page);
    await expectRoom(page, 'Forecast', '');
    await tab(page, 'Levers').click();
    await expectRoom(page, 'Levers', '#/levers');
    await page.goBack();
    await expectRoom(page, 'Forecast', '#/forecast');
    await openAddress(page, './#/deals');
    await expectRoom(page, 'Deals', '#/deals');
    await openAddress(page, './');
    await expectRoom(page, 'Forecast', '');
  });
}

test('rooms that the keys pass by are one step back', async ({ page }) => {
  await open(page);
  await tabTo(page, tab(page, 'Forecast'));
  const before = await page.evaluate(() => history.length);
  for (const [key, name, address] of [
    ['ArrowRight', 'Levers', '#/levers'], ['ArrowRight', 'Capacity', '#/capacity'], ['End', 'Events', '#/events'], ['ArrowLeft', 'History', '#/history'],
    ['ArrowLeft', 'Deals', '#/deals'],
  ]) {
    await page.keyboard.press(key);
    await expectRoom(page, name, address);
    await expect(tab(page, name)).toBeFocused();
  }
  expect(await page.evaluate(() => history.length)).toBe(before + 1);
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => history.length)).toBe(before + 1);

  // Once the focus has been elsewhere, the keys set out anew.
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  await expect(tab(page, 'Deals')).toBeFocused();
  await page.keyboard.press('Home');
  await expectRoom(page, 'Forecast', '#/forecast');
  expect(await page.evaluate(() => history.length)).toBe(before + 2);
  await page.goBack();
  await expectRoom(page, 'Deals', '#/deals');
  await expect(tab(page, 'Deals')).toBeFocused();
  await page.goBack();
  await expectRoom(page, 'Forecast', '#/forecast');
});
