// The worker that makes workbooks, as it stands in the finished site and under the page's policy.

import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Page } from '@playwright/test';
import { expect, test } from './support';
import { unzip } from './zip';

const file = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const plan = readFileSync(file('core/tests/fixtures/plans/v1-funnel.json'), 'utf8');
const worker = readdirSync(file('dist')).find((name) => /^workbook-worker-[0-9a-f]{16}\.js$/.test(name)) ?? '';

/** What the worker answers, in Base64; nothing where it answers nothing. */
function answer(page: Page, request: [plan: string, catalog: string, direction: string]): Promise<string | undefined> {
  return page.evaluate(
    async ([name, request]) => {
      const worker = new Worker(new URL(name, document.baseURI), { type: 'module' });
      const answer = await new Promise<Blob | undefined>((answered, failed) => {
        worker.onmessage = ({ data }) => answered(data);
        worker.onerror = () => failed(new Error('the worker does not start'));
        worker.postMessage(request);
      });
      worker.terminate();
      if (!answer) return undefined;
      const bytes = new Uint8Array(await answer.arrayBuffer());
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    },
    [worker, request] as const,
  );
}

test('the worker makes a workbook of a plan, in the words of a catalog', async ({ page }) => {
  await page.goto('./');
  const archive = await answer(page, [plan, 'locales/en.workbook.json', 'rtl']);
  const parts = unzip(Buffer.from(archive ?? '', 'base64'));
  const sheet = parts.get('xl/worksheets/sheet1.xml') ?? '';
  expect(sheet).toContain('<f>IF(C9=0,"–",C10/C9)</f>');
  expect(sheet).toContain('rightToLeft="1"');
  expect(parts.get('xl/workbook.xml')).toContain('<sheet name="Scenarios"');
  expect(parts.get('xl/sharedStrings.xml')).toContain('Строй-ка «Восток» – "2026" 🏗');
  // Made today, by the browser's clock.
  const today = await page.evaluate(() => new Date().toISOString().slice(0, 10));
  expect(parts.get('docProps/core.xml')).toContain(`>${today}T`);
});

test.describe('without', () => {
  test.use({ tolerated: /404|Unexpected token|JSON/ });

  test('a plan or words there is no workbook, and the worker says so', async ({ page }) => {
    await page.goto('./');
    expect(await answer(page, ['{}', 'locales/en.workbook.json', 'ltr'])).toBeUndefined();
    expect(await answer(page, ['no JSON', 'locales/en.workbook.json', 'ltr'])).toBeUndefined();
    expect(await answer(page, [plan, 'locales/en.json', 'ltr'])).toBeUndefined();
    expect(await answer(page, [plan, 'locales/xx.workbook.json', 'ltr'])).toBeUndefined();
  });
});
