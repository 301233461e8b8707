import { expect, test } from './support';

test('the site works under a path of a plain static host', async ({ page, baseURL }) => {
  const missing: string[] = [];
  page.on('response', (response) => {
    if (response.status() >= 400 || !response.url().startsWith(baseURL ?? '')) missing.push(response.url());
  });
  await page.goto('./');
  await expect(page.getByRole('table', { name: 'Funnel stages' })).toBeVisible();
  expect(missing).toEqual([]);
});

test('the page as served has no inline script', async ({ request }) => {
  const html = await (await request.get('./')).text();
  const scripts = html.match(/<script\b[^>]*>/g) ?? [];
  expect(scripts.length).toBeGreaterThan(0);
  for (const script of scripts) expect(script).toContain('src=');
});
