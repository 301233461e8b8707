// A host for each test with a copy of the site of its own, so that it can deploy, break and switch off what it likes.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { addServiceWorker } from '../../xtask/page/service-worker.mjs';
import { Site } from '../../xtask/page/site.mjs';
import { button, open } from './journey';
import { expect, test as base } from './support';
import { serve } from './static-server.mjs';

export const dist = fileURLToPath(new URL('../../dist', import.meta.url));
/** Where the site lies on its host. */
export const PATH = 'funnelwright/';

export interface Host {
  /** What lies on the host; the site in a folder of it. */
  root: string;
  folder: string;
  url: string;
  goDown: () => Promise<void>;
}

export const test = base.extend<{ host: Host }>({
  serviceWorkers: 'allow',
  host: async ({}, use) => {
    const root = await mkdtemp(join(tmpdir(), 'funnelwright-'));
    const folder = join(root, PATH);
    await cp(dist, folder, { recursive: true });
    const server = await serve({ folder: root, path: '/' });
    let isUp = true;
    const goDown = async () => {
      if (isUp) await server.close();
      isUp = false;
    };
    await use({ root, folder, url: server.url, goDown });
    await goDown();
    await rm(root, { recursive: true });
  },
  baseURL: async ({ host }, use) => use(`${host.url}${PATH}`),
});

/** Every file of the site, by its address in the site. */
export const files = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length))
    .filter((path) => path !== 'service-worker.js');

export const digest = (content: Buffer, algorithm = 'sha256') => createHash(algorithm).update(content).digest('base64');

/** What the next version says, and the one before does not. */
const NEXT = 'This is the next version.';
export const isNext = (page: Page) => page.getByText(NEXT);

/**
 * Puts a next version in the place of the one that a host has: it says so at the foot of the page, has another first
 * template, and none of its files that are named after their content is named as before.
 */
export function deployNext({ folder }: Host): void {
  const edit = (path: string, change: (text: string) => string) =>
    writeFileSync(join(folder, path), change(readFileSync(join(folder, path), 'utf8')));
  edit('locales/en.json', (text) => {
    const catalog = JSON.parse(text);
    catalog.app.privacy = NEXT;
    return JSON.stringify(catalog);
  });
  edit('templates/en.json', (text) => JSON.stringify(JSON.parse(text).map((template: object) => ({ ...template, name: 'Next template' }))));

  const named = readdirSync(folder).filter((name) => /-[0-9a-f]{16}[._]/.test(name));
  const renamed = (text: string) => named.reduce((changed, name) => changed.replaceAll(name, `next-${name}`), text);
  for (const name of named) renameSync(join(folder, name), join(folder, `next-${name}`));
  edit('index.html', renamed);
  for (const name of named.filter((name) => name.endsWith('.js'))) {
    const path = `next-${name}`;
    const before = digest(readFileSync(join(folder, path)), 'sha384');
    edit(path, renamed);
    const after = digest(readFileSync(join(folder, path)), 'sha384');
    edit('index.html', (html) => html.replaceAll(before, after));
  }
  addServiceWorker(new Site(folder));
}

/** Opens the page, and waits until the browser keeps the site. */
export async function openAndKeep(page: Page): Promise<void> {
  await open(page);
  await expect.poll(() => page.evaluate(() => Boolean(navigator.serviceWorker.controller)), 'the page is served from the browser').toBe(true);
}

/** Has the page look for a new version; what becomes of it, or `undefined` where there is none. */
export async function lookForUpdate(page: Page): Promise<ServiceWorkerState | undefined> {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    const worker = registration.installing;
    if (!worker) return undefined;
    return new Promise((resolve) => {
      worker.addEventListener('statechange', () => resolve(worker.state));
    });
  });
}

/** Waits until the page offers a newer version. */
export async function expectOffer(page: Page): Promise<void> {
  await expect(page.getByText('A newer version of Funnelwright is ready.')).toBeVisible();
}

export const acceptUpdate = (page: Page) => button(page, 'Update now').click();

/** The names of what the browser keeps of the sites of the host. */
export const caches = (page: Page) => page.evaluate(() => caches.keys());
