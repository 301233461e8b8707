// What the site stores, as the tests write it and read it: apart from the program, so that both would have to be wrong.

import { readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import type { BrowserContext, Page } from '@playwright/test';
import { open } from './journey';
import { expect } from './support';

/** What a browser's storage holds, by key. */
export type Items = Record<string, string>;

/** A plan file of the first version. */
export const golden = readFileSync(new URL('../../core/tests/fixtures/plans/v1-funnel.json', import.meta.url), 'utf8');
export const ID = '00000000000000a1';
export const OTHER = '00000000000000b2';

export type PlanFile = {
  format: string;
  version: number;
  plan: { name: string; currency: string; stages: { name: string; count: number }[]; what_if?: object };
};

/** A plan file whose one count tells it from others. */
export function planFile(count: number, name = 'Spring'): string {
  const file = JSON.parse(golden) as PlanFile;
  file.plan.name = name;
  file.plan.stages[0].count = count;
  delete file.plan.what_if;
  return JSON.stringify(file);
}

/** The order of the plans; the first one is open. */
export const index = (...plans: string[]): Items => ({
  'funnelwright.workspace': JSON.stringify({ format: 'funnelwright-workspace', version: 1, plans, active: plans[0] }),
});

/** What the first version of the site stored of a plan. */
export const firstLayout = (id: string, file: string): Items => ({ [`funnelwright.plan.${id}`]: file });

const stampOf = (revision: number, file: string) => `${revision}.${crc32(file).toString(16).padStart(8, '0')}`;

const recordOf = (stamp: string, file: string) => `funnelwright-record 1 ${stamp}\n${file}`;

/** The copies of a plan, the last of which counts. */
export function copies(id: string, ...files: string[]): Items {
  const items: Items = {};
  files.forEach((file, position) => {
    const stamp = stampOf(position + 1, file);
    items[`funnelwright.copy.${id}.${stamp}`] = recordOf(stamp, file);
    items[`funnelwright.plan.${id}`] = stamp;
  });
  return items;
}

/** The key of the copy that counts. */
export const lastCopy = (items: Items, id: string): string => `funnelwright.copy.${id}.${items[`funnelwright.plan.${id}`]}`;

/** The plan files that count, by id, of which the copy that counts is whole. */
export function planFiles(items: Items): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [key, stamp] of Object.entries(items)) {
    const id = key.match(/^funnelwright\.plan\.([0-9a-f]{16})$/)?.[1];
    const record = id && items[lastCopy(items, id)];
    if (!record) continue;
    const file = record.slice(record.indexOf('\n') + 1);
    if (stamp === stampOf(Number.parseInt(stamp, 10), file) && record === recordOf(stamp, file)) found[id] = file;
  }
  return found;
}

/** The first counts of all stored plans, in order of size. */
export async function storedCounts(page: Page): Promise<number[]> {
  const files = Object.values(planFiles(await stored(page)));
  return files.map((file) => (JSON.parse(file) as PlanFile).plan.stages[0].count).sort((one, other) => one - other);
}

/** The texts that were put aside. */
export async function quarantined(page: Page): Promise<string[]> {
  const items = Object.entries(await stored(page));
  return items.filter(([key]) => key.startsWith('funnelwright.quarantine.')).map(([, text]) => text);
}

export const stored = (page: Page): Promise<Items> => page.evaluate(() => ({ ...localStorage }) as Record<string, string>);

/** A page of the site that is not the app: neither loads nor saves anything. */
export async function openBlank(page: Page): Promise<void> {
  await page.route('**/blank', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><link rel="icon" href="data:,">' }));
  await page.goto('./blank');
}

/** Stores these items and nothing else. */
export async function store(page: Page, items: Items): Promise<void> {
  await openBlank(page);
  await page.evaluate((entries) => {
    localStorage.clear();
    for (const [key, text] of Object.entries(entries)) localStorage.setItem(key, text);
  }, items);
}

/** Opens the page where something is stored already. */
export async function openWith(page: Page, ...items: Items[]): Promise<void> {
  await store(page, Object.assign({}, ...items));
  await open(page);
}

/** Counts from the start how often the page has tried to save: what tells the other tabs tells it. */
export async function countSaves(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const count = { saves: 0 };
    new BroadcastChannel('funnelwright').addEventListener('message', () => { count.saves += 1; });
    Object.assign(window, { count });
  });
}

export const expectSaved = (page: Page, times: number): Promise<void> =>
  expect.poll(() => page.evaluate(() => (window as unknown as { count: { saves: number } }).count.saves)).toBe(times);

/** Makes it possible to hold the timers of the pages that are opened from now on. */
export async function makeHoldable(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const held = new Map<number, () => void>();
    let isHeld = false;
    const [set, clear] = [window.setTimeout.bind(window), window.clearTimeout.bind(window)];
    const setTimeout = (work: () => void, after = 0): number => {
      // Those of no time go on: the program draws in them when drawing takes long.
      const id = set(() => (isHeld && after > 0 ? held.set(id, work) : work()), after);
      return id;
    };
    const clearTimeout = (id?: number): void => {
      held.delete(id ?? 0);
      clear(id);
    };
    const hold = (isToBe: boolean): void => {
      isHeld = isToBe;
      if (isHeld) return;
      // One of them may clear another.
      for (const [id, work] of held) {
        held.delete(id);
        work();
      }
    };
    Object.assign(window, { setTimeout, clearTimeout, hold });
  });
}

const hold = (page: Page, isToBe: boolean): Promise<void> =>
  page.evaluate((isHeld) => (window as unknown as { hold: (isHeld: boolean) => void }).hold(isHeld), isToBe);

/** Lets the page's timers wait, and with them what would be saved soon. What the page does at once it still does. */
export const holdTimers = (page: Page): Promise<void> => hold(page, true);

export const releaseTimers = (page: Page): Promise<void> => hold(page, false);
