// Every number on the page is one of those that docs/metrics.md lists, is told apart as it says, and all that it lists are
// somewhere on the page.

import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { button, dialog, expectMetric, field, stageRows } from './journey';
import { expect, test } from './support';
import { ID, copies, openWith } from './stored';

type Described = { required: string[]; optional: string[]; fromSecond: boolean };

/** What the document says, by the names of the metrics. */
const described = new Map<string, Described>(
  [...readFileSync(new URL('../../docs/metrics.md', import.meta.url), 'utf8').matchAll(/^\| `([^`]+)` \| ([^|]*) \|/gm)]
    .map(([, name, qualifiers]) => {
      const all = qualifiers.split(',').map((qualifier) => qualifier.trim()).filter(Boolean);
      const names = (some: string[]) => some.map((qualifier) => qualifier.match(/[a-z]+/)?.[0] ?? '');
      return [name, {
        required: names(all.filter((qualifier) => !qualifier.startsWith('('))),
        optional: names(all.filter((qualifier) => qualifier.startsWith('('))),
        fromSecond: all.some((qualifier) => qualifier.includes('from 2')),
      }];
    }),
);

/** A step far below its usual range, a goal beyond what is expected, and every section. */
const plan = JSON.stringify({
  format: 'funnelwright-plan',
  version: 1,
  plan: {
    name: 'All metrics',
    currency: 'EUR',
    period: 'month',
    stages: [
      { name: 'Leads', count: 1000, cost: 500, days: '20' },
      { name: 'Meetings', count: 100, cost: 2000, days: '10', benchmark: { low: '0.2', high: '0.3' } },
      { name: 'Sales', count: 20, value: 500_000 },
    ],
    goal: { measure: 'revenue', amount: 30_000_000, confidence: '0.8' },
    scenarios: [{ name: 'More leads', overrides: { top: 2400 } }],
    forecast: {
      horizon: 3,
      inflow: { method: 'best' },
      target: { measure: 'revenue', amount: 20_000_000 },
      payments: [{ share: '0.5', days: '0' }, { share: '0.5', days: '30' }],
    },
    history: [900, 950, 1020, 980, 1010, 1100, 1060, 1000].map((entered) => ({ counts: [entered, 100, 20] })),
    deals: [{ stage: 2, count: 10 }],
    team: { people: '1', hours: '40', efforts: [1, 2].map((stage) => ({ stage, touches: '2', minutes: '15' })) },
  },
});

/** Looks at every number that there is now. */
async function look(within: Locator | Page, seen: Set<string>, where: string): Promise<void> {
  const figures = await within.locator('data[data-metric]').evaluateAll((elements) =>
    elements.map((element) => ({ ...(element as HTMLElement).dataset }) as Record<string, string>));
  for (const { metric: name, ...of } of figures) {
    const metric = described.get(name);
    const what = `${name} ${JSON.stringify(of)} ${where}`;
    expect.soft(metric, `${what} is in docs/metrics.md`).toBeDefined();
    if (!metric) continue;
    seen.add(name);
    const known = [...metric.required, ...metric.optional];
    expect.soft(Object.keys(of).filter((qualifier) => !known.includes(qualifier)), `${what}: more than it says`).toEqual([]);
    expect.soft(metric.required.filter((qualifier) => !(qualifier in of)), `${what}: less than it says`).toEqual([]);
    if (metric.fromSecond && of.stage) expect.soft(Number(of.stage), what).toBeGreaterThanOrEqual(2);
  }
}

const settled = (page: Page) => expect(page.locator('[aria-busy]')).toHaveCount(0);

/** Opens by a button what explains numbers, and looks at them. */
async function lookInDialog(page: Page, opener: Locator, seen: Set<string>): Promise<void> {
  await opener.click();
  const name = await dialog(page).getByRole('heading').first().innerText();
  await expect(dialog(page).locator('.explanation').first()).toBeVisible();
  await look(dialog(page), seen, `in “${name}”`);
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
}

/** Goes through the page as it stands, all tabs and all that explains numbers. */
async function lookEverywhere(page: Page, seen: Set<string>): Promise<void> {
  await settled(page);
  await look(page, seen, 'on the page');
  await lookInDialog(page, page.getByRole('region', { name: 'Goal', exact: true }).getByRole('button', { name: 'Show the math' }), seen);
  const stages = await stageRows(page).count();
  for (let stage = 1; stage <= stages; stage += 1) await lookInDialog(page, button(page, `Show the math of stage ${stage}`), seen);
  const tabs = page.getByRole('tab');
  for (let index = 0; index < await tabs.count(); index += 1) {
    await tabs.nth(index).click();
    await settled(page);
    const name = await tabs.nth(index).innerText();
    await look(page, seen, `in the tab ${name}`);
    const openers = page.getByRole('tabpanel').locator('button.explain, button.math');
    const count = await openers.count();
    for (let opener = 0; opener < count; opener += 1) await lookInDialog(page, openers.nth(opener), seen);
  }
}

test('the page and docs/metrics.md have the same metrics', async ({ page }) => {
  test.slow();
  expect(described.size).toBeGreaterThan(60);
  const seen = new Set<string>();
  await page.clock.setFixedTime('2026-11-22T10:00:00');
  await openWith(page, copies(ID, plan));
  await expectMetric(page, 'customers', {}, 20, 9);
  await lookEverywhere(page, seen);

  // Without a goal the work is that of what is expected; without a value a gap costs customers alone.
  await field(page, 'Goal').fill('0');
  await field(page, 'Average deal value').fill('0');
  await field(page, 'Average deal value').blur();
  await expectMetric(page, 'revenue', {}, 0);
  await lookEverywhere(page, seen);

  expect([...described.keys()].filter((name) => !seen.has(name)), 'metrics that are nowhere').toEqual([]);
});
