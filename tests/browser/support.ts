// What every browser test stands on. A test written with this `test` fails if the page logs an
// error, throws, or asks another origin for anything, whatever else it asserts.

import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as base, type Page } from '@playwright/test';

type Options = {
  /** Complaints that a test provokes on purpose: `test.use({ tolerated: /QuotaExceeded/ })`. */
  tolerated: RegExp | null;
};

export const test = base.extend<Options & { quietPage: void }>({
  tolerated: [null, { option: true }],

  quietPage: [
    async ({ context, baseURL, tolerated }, use) => {
      const complaints: string[] = [];
      const { host } = new URL(baseURL ?? '');
      const checkAddress = (address: string) => {
        const url = new URL(address);
        const local = ['about:', 'blob:', 'data:'].includes(url.protocol);
        if (!local && url.host !== host) complaints.push(`asked another origin: ${address}`);
      };

      context.on('console', (message) => {
        if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
      });
      context.on('weberror', (error) => complaints.push(`uncaught: ${error.error().message}`));
      context.on('request', (request) => checkAddress(request.url()));
      context.on('page', (page) => page.on('websocket', (socket) => checkAddress(socket.url())));

      await use();

      const unexpected = complaints.filter((complaint) => !tolerated?.test(complaint));
      expect(unexpected, 'complaints of the page').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

const QUALIFIERS = ['stage', 'period', 'scenario', 'channel', 'row', 'lever'] as const;

/** What a number belongs to; a qualifier left out means a number that has none of that kind. */
export type Qualifiers = Partial<Record<(typeof QUALIFIERS)[number], number | string>>;

/**
 * The value of a computed number, in full precision: rates as fractions of 1, money in major
 * units, `null` where there is no data. Waits for the number to be on the page; fails if it
 * stands in several places that do not agree.
 */
export async function metric(page: Page, name: string, qualifiers: Qualifiers = {}): Promise<number | null> {
  const conditions = QUALIFIERS.map((key) => {
    const value = qualifiers[key];
    return value === undefined ? `:not([data-${key}])` : `[data-${key}=${JSON.stringify(String(value))}]`;
  });
  const numbers = page.locator(`data[data-metric="${name}"]${conditions.join('')}`);
  await numbers.first().waitFor({ state: 'attached' });
  const values = await numbers.evaluateAll((elements) => elements.map((element) => element.getAttribute('value')));
  expect(new Set(values).size, `places of ${name} ${JSON.stringify(qualifiers)} that differ: ${values}`).toBe(1);
  const [value] = values;
  if (value === '') return null;
  expect(value, `value of ${name}`).toMatch(/^-?\d+(\.\d+)?$/);
  return Number(value);
}

/** Fails if axe finds a breach of WCAG 2.2 A or AA in the page as it stands. */
export async function axeClean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const found = violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map(({ target }) => target.join(' ')) }));
  expect(found, 'accessibility violations').toEqual([]);
}
