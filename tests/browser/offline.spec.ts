import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { button, dialog, expectMetric, field, open, openPlans, stageRows } from './journey';
import { expect } from './support';
import {
  PATH, acceptUpdate, caches, deployNext, digest, dist, expectOffer, files, isNext, lookForUpdate, openAndKeep, test,
} from './versions';

declare const funnelwrightUpdateWaits: () => Promise<void>;

const ANOTHER_SITE = '<!doctype html><link rel="icon" href="data:,"><h1>About us</h1>';

/** The names of the templates in the gallery, which are fetched when it is opened first. */
async function templateNames(page: Page): Promise<string[]> {
  await button(page, 'Templates').click();
  const names = dialog(page).getByRole('listitem').locator('b');
  await expect(names.first()).toBeVisible();
  const texts = await names.allTextContents();
  await page.keyboard.press('Escape');
  return texts;
}

test('after one visit the whole app is there without a network', async ({ page, context, host }) => {
  await openAndKeep(page);
  await host.goDown();
  await context.setOffline(true);
  expect((await templateNames(page)).length, 'what was never asked for yet').toBeGreaterThan(3);

  await page.reload();
  await field(page, 'Count at stage 6').fill('76');
  await expectMetric(page, 'customers', {}, 76);
  await button(page, 'Show the math').click();
  await expect(dialog(page).locator('.explanation').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await openPlans(page);
  await button(page, 'Duplicate Autumn campaign').click();
  await page.keyboard.press('Escape');
  await button(page, 'Templates').click();
  await dialog(page).getByRole('button', { name: /^Webinar/ }).click();
  await expect(page).toHaveTitle('Webinar · Funnelwright');

  await page.reload();
  await expect(page).toHaveTitle('Webinar · Funnelwright');
  for (const address of ['./', './index.html', './?from=home', './#top']) {
    const other = await context.newPage();
    await other.goto(address);
    await expect(stageRows(other).first(), address).toBeVisible();
    await other.close();
  }
});

test('every file of the site is kept as it was built', async ({ page, host }) => {
  await openAndKeep(page);
  const paths = files(host.folder);
  await host.goDown();
  expect(paths.length).toBeGreaterThan(8);
  for (const path of paths) {
    const kept = await page.evaluate(async (address) => {
      const content = await (await fetch(address)).arrayBuffer();
      const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
      return btoa(String.fromCharCode(...bytes));
    }, path);
    expect(kept, path).toBe(digest(readFileSync(join(host.folder, path))));
  }
});

test('a first visit is neither interrupted nor told of an update', async ({ page }) => {
  let loads = 0;
  page.on('load', () => { loads += 1; });
  await openAndKeep(page);
  await lookForUpdate(page);
  const isTold = await page.evaluate(() => {
    const notYet = new Promise((resolve) => { setTimeout(resolve, 0, false); });
    return Promise.race([funnelwrightUpdateWaits().then(() => true), notYet]);
  });
  expect(isTold).toBe(false);
  expect(loads).toBe(1);
});

test('a page stays whole in its version, until a person accepts the next', async ({ page, context, host }) => {
  await openAndKeep(page);
  const [kept] = await caches(page);
  await field(page, 'Count at stage 1').fill('15000');
  deployNext(host);
  // As someone does who comes back to the tab.
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expectOffer(page);

  expect(await templateNames(page), 'loaded late, of the same version').toContain('Webinar');
  await page.reload();
  await expect(field(page, 'Count at stage 1')).toHaveValue('15,000');
  expect(await templateNames(page)).toContain('Webinar');
  await expect(isNext(page)).toHaveCount(0);
  await expectOffer(page);
  const other = await context.newPage();
  await open(other);
  await expect(isNext(other)).toHaveCount(0);
  await other.close();

  let loads = 0;
  page.on('load', () => { loads += 1; });
  await acceptUpdate(page);
  await expect(isNext(page)).toBeVisible();
  await expect(field(page, 'Count at stage 1')).toHaveValue('15,000');
  expect(new Set(await templateNames(page))).toEqual(new Set(['Next template']));
  expect(loads).toBe(1);
  await expect.poll(() => caches(page)).toHaveLength(1);
  expect(await caches(page)).not.toContain(kept);

  await host.goDown();
  await page.reload();
  await expect(isNext(page)).toBeVisible();
});

test('of the versions kept only those before are removed, and not one that is just being kept', async ({ page, host }) => {
  await openAndKeep(page);
  const [before] = await caches(page);
  deployNext(host);
  expect(await lookForUpdate(page)).toBe('installed');
  const later = before.replace(/\S+$/, 'a later version');
  await page.evaluate((name) => caches.open(name), later);
  await acceptUpdate(page);
  await expect(isNext(page)).toBeVisible();
  expect(await caches(page)).toEqual([expect.not.stringContaining(before), later]);
});

test('the next version is used without a question once no page has the one before', async ({ page, context, host }) => {
  await openAndKeep(page);
  deployNext(host);
  expect(await lookForUpdate(page)).toBe('installed');
  const elsewhere = await context.newPage();
  writeFileSync(join(host.root, 'index.html'), ANOTHER_SITE);
  await elsewhere.goto(host.url);
  await page.close();
  const waits = () => elsewhere.evaluate(async (path) => Boolean((await navigator.serviceWorker.getRegistration(path))?.waiting), PATH);
  await expect.poll(waits).toBe(false);
  await open(elsewhere);
  await expect(isNext(elsewhere)).toBeVisible();
});

test('the page shown when the program has failed leads to the next version without a question', async ({ page, host }) => {
  await openAndKeep(page);
  const [before] = await caches(page);
  deployNext(host);
  await page.goto('./recovery/');
  await expect.poll(() => caches(page)).not.toContain(before);
  await page.getByRole('link', { name: 'Open again' }).click();
  await expect(isNext(page)).toBeVisible();
});

test('an update accepted in one tab reloads the others, and what was just typed there is kept', async ({ page, context, host }) => {
  await openAndKeep(page);
  const other = await context.newPage();
  await openAndKeep(other);
  deployNext(host);
  expect(await lookForUpdate(page)).toBe('installed');
  await Promise.all([expectOffer(page), expectOffer(other)]);
  await field(other, 'Count at stage 6').fill('76');
  await acceptUpdate(page);
  for (const tab of [page, other]) await expect(isNext(tab)).toBeVisible();
  await expect(field(other, 'Count at stage 6')).toHaveValue('76');
  await page.reload();
  await expect(field(page, 'Count at stage 6')).toHaveValue('76');
});

test.describe('with a host that is halfway through', () => {
  test.use({ tolerated: /404|digest/ });

  for (const [what, broken] of [
    ['lacks a file', (path: string) => rmSync(path)],
    ['still has an older file', (path: string) => writeFileSync(path, '{}')],
  ] as const) {
    test(`where it ${what}, the version before stays whole, and the next try succeeds`, async ({ page, host }) => {
      await openAndKeep(page);
      const kept = await caches(page);
      deployNext(host);
      const path = join(host.folder, 'locales/en.rooms.json');
      const content = readFileSync(path);
      broken(path);
      expect(await lookForUpdate(page)).toBe('redundant');
      expect(await caches(page)).toEqual(kept);
      await page.reload();
      await expect(isNext(page)).toHaveCount(0);
      expect(await templateNames(page)).toContain('Webinar');

      writeFileSync(path, content);
      expect(await lookForUpdate(page)).toBe('installed');
      await expectOffer(page);
      await acceptUpdate(page);
      await expect(isNext(page)).toBeVisible();
      await host.goDown();
      await page.reload();
      await openPlans(page);
      await expect(page.getByLabel('People')).toBeVisible();
    });

    test(`where it ${what} at the first visit, nothing is kept until a visit that finds all`, async ({ page, host }) => {
      const path = join(host.folder, 'icons/icon-192.png');
      const content = readFileSync(path);
      broken(path);
      await open(page);
      const state = await page.evaluate(async () => {
        const { installing } = await navigator.serviceWorker.register('service-worker.js');
        return new Promise((resolve) => installing?.addEventListener('statechange', () => resolve(installing.state)));
      });
      expect(state).toBe('redundant');
      expect(await caches(page)).toEqual([]);

      writeFileSync(path, content);
      await openAndKeep(page);
      await host.goDown();
      await page.reload();
      await expect(stageRows(page)).toHaveCount(6);
    });
  }
});

test.describe('on an origin that several sites share', () => {
  test.use({ tolerated: /404/ });

  test('the others keep their caches, their pages and their missing ones', async ({ page, context, host }) => {
    await openAndKeep(page);
    // Another copy of this site below it, as a preview may be.
    await cp(dist, join(host.folder, 'preview'), { recursive: true });
    const other = await context.newPage();
    let loads = 0;
    other.on('load', () => { loads += 1; });
    await other.goto('./preview/');
    await expect.poll(() => other.evaluate(() => navigator.serviceWorker.controller?.scriptURL)).toContain('/preview/');
    expect(loads).toBe(1);
    await page.evaluate(() => caches.open('of another site'));
    const before = await caches(page);
    expect(before).toHaveLength(3);

    deployNext(host);
    expect(await lookForUpdate(page)).toBe('installed');
    await acceptUpdate(page);
    await expect(isNext(page)).toBeVisible();
    expect((await caches(page)).filter((name) => before.includes(name))).toEqual(before.slice(1));
    await other.reload();
    await expect(stageRows(other)).toHaveCount(6);
    await expect(isNext(other)).toHaveCount(0);

    // A page there that has nothing to do with this site.
    await mkdir(join(host.folder, 'about'));
    writeFileSync(join(host.folder, 'about/index.html'), ANOTHER_SITE);
    await other.goto('./about/');
    await expect(other.getByRole('heading')).toHaveText('About us');
    await expect(other.goto('./nowhere')).rejects.toThrow('ERR_HTTP_RESPONSE_CODE_FAILURE');
  });
});

test('it can be installed as an app', async ({ host }, { project }) => {
  // A browser's private windows, which tests are by default, install nothing.
  const context = await chromium.launchPersistentContext('', project.use.launchOptions);
  const page = context.pages()[0];
  const url = `${host.url}${PATH}`;
  await page.goto(url);
  const devtools = await context.newCDPSession(page);
  const manifest = await devtools.send('Page.getAppManifest');
  expect(manifest.errors).toEqual([]);
  expect(JSON.parse(manifest.data ?? '{}')).toMatchObject({ name: 'Funnelwright', display: 'standalone' });
  expect((await devtools.send('Page.getInstallabilityErrors')).installabilityErrors).toEqual([]);
  // One app for each place where the site lies.
  expect(await devtools.send('Page.getAppId')).toMatchObject({ appId: url });
  const { icons } = JSON.parse(manifest.data ?? '{}') as { icons: { src: string; sizes: string }[] };
  for (const { src, sizes } of [...icons, { src: 'icons/apple-touch-icon.png', sizes: '180x180' }]) {
    const size = await page.evaluate(async (address) => {
      const { width, height } = await createImageBitmap(await (await fetch(address)).blob());
      return `${width}x${height}`;
    }, src);
    expect(size, src).toBe(sizes);
  }
  await context.close();
});
