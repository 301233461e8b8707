import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { button, dialog, expectMetric, field, open, openPlans } from './journey';
import { expect, test } from './support';

declare global {
  interface Window {
    ran?: string[];
  }
}

/** What the policy refuses on a page from now on: the directive, and what was refused. */
async function refusals(page: Page): Promise<string[]> {
  const refused: string[] = [];
  await page.exposeFunction('tellRefusal', (words: string) => refused.push(words));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      (window as unknown as { tellRefusal: (words: string) => void }).tellRefusal(`${effectiveDirective} ${blockedURI}`);
    });
  });
  return refused;
}

test('nothing on the page goes against its policy', async ({ page }) => {
  const refused = await refusals(page);
  await open(page);
  await field(page, 'Count at stage 1').fill('15000');
  await field(page, 'What-if volume').fill('24000');
  await button(page, 'Save as scenario').click();
  await page.getByLabel('Full view').check();
  await button(page, 'Add stage').click();
  await field(page, 'Count at stage 3').fill('lots');
  await button(page, 'Show the math').click();
  await expect(dialog(page).locator('.explanation').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await openPlans(page);
  await page.getByLabel('Money in').selectOption('USD');
  await page.keyboard.press('Escape');
  await button(page, 'Templates').click();
  await dialog(page).getByRole('button', { name: /^Webinar/ }).click();
  await expect(page).toHaveTitle('Webinar · Funnelwright');
  await page.emulateMedia({ media: 'print' });
  await page.emulateMedia({ media: 'screen' });
  await page.reload();
  await expect(page).toHaveTitle('Webinar · Funnelwright');
  expect(refused).toEqual([]);
});

test('the policy stands before everything that it is for', async ({ request }) => {
  const html = await (await request.get('./')).text();
  const policy = html.indexOf('http-equiv="Content-Security-Policy"');
  expect(policy).toBeGreaterThan(0);
  expect(html.search(/<(link|script|style|body)\b/)).toBeGreaterThan(policy);
});

test.describe('what is not of the site', () => {
  test.use({ tolerated: /Content Security Policy|asked another origin|Failed to load resource|Refused to/ });

  test('does not run', async ({ page }) => {
    const refused = await refusals(page);
    await page.route('**/foreign.js', (route) => route.fulfill({ contentType: 'text/javascript', body: 'window.ran.push("a file")' }));
    await open(page);
    await page.evaluate(async () => {
      window.ran = [];
      const ran = (what: string) => `window.ran.push("${what}")`;
      const script = document.createElement('script');
      script.textContent = ran('inline');
      document.body.append(script);
      const link = document.createElement('a');
      link.setAttribute('onclick', ran('a handler'));
      document.body.append(link);
      link.click();
      const address = document.createElement('a');
      address.href = `javascript:${ran('an address')}`;
      document.body.append(address);
      address.click();
      for (const type of ['text/javascript', 'module']) {
        const file = document.createElement('script');
        file.type = type;
        file.src = 'foreign.js';
        document.body.append(file);
        await new Promise((settled) => { file.onload = file.onerror = settled; });
      }
      // Only here: what a test evaluates may itself compile until it first waits.
      for (const compile of [() => eval(ran('eval')), () => new Function(ran('a function'))()]) {
        try { compile(); } catch { /* Refused. */ }
      }
      const image = document.createElement('img');
      image.setAttribute('onerror', ran('markup'));
      image.src = 'data:image/png,';
      document.body.append(image);
    });
    // The picture is refused last.
    await expect.poll(() => refused).toContain('img-src data');
    expect(await page.evaluate(() => window.ran)).toEqual([]);
    const directives = new Set(refused.map((words) => words.split(' ')[0]));
    for (const directive of ['script-src', 'script-src-elem', 'script-src-attr']) expect(directives).toContain(directive);
    expect(refused.filter((words) => words.endsWith('eval'))).toHaveLength(2);
    expect(refused.filter((words) => words.endsWith('/foreign.js'))).toHaveLength(2);
  });

  test('does not style the page', async ({ page }) => {
    await open(page);
    const color = await page.evaluate(() => {
      const words = document.createElement('p');
      words.id = 'words';
      words.setAttribute('style', 'color: rgb(1, 2, 3)');
      const style = document.createElement('style');
      style.textContent = '#words { color: rgb(1, 2, 3) }';
      document.body.append(words, style);
      return getComputedStyle(words).color;
    });
    expect(color).not.toBe('rgb(1, 2, 3)');
  });

  test('is not told anything', async ({ page }) => {
    let asked = 0;
    const listener = createServer((_, response) => {
      asked += 1;
      response.writeHead(200, { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'text/html' }).end('');
    });
    listener.on('upgrade', (_, socket) => {
      asked += 1;
      socket.destroy();
    });
    await new Promise<void>((listening) => { listener.listen(0, '127.0.0.1', listening); });
    const elsewhere = `127.0.0.1:${(listener.address() as AddressInfo).port}/`;
    // What lies on the same host without a policy is heard.
    await page.goto('./templates/en.json');
    await page.evaluate((host) => fetch(`http://${host}`), elsewhere);
    expect(asked).toBe(1);

    const refused = await refusals(page);
    await open(page);
    const failed = await page.evaluate(async (host) => {
      const failed = await fetch(`http://${host}`).then(() => false, () => true);
      navigator.sendBeacon(`http://${host}`, 'plan');
      // A browser may refuse at once, or tell later.
      try { new WebSocket(`ws://${host}`); } catch { /* Refused. */ }
      new Image().src = `http://${host}`;
      const frame = document.createElement('iframe');
      frame.src = `http://${host}`;
      const form = document.createElement('form');
      form.action = `http://${host}`;
      const base = document.createElement('base');
      base.href = `http://${host}`;
      const styles = document.createElement('link');
      styles.rel = 'stylesheet';
      styles.href = `http://${host}`;
      document.head.append(base, styles);
      document.body.append(frame, form);
      form.submit();
      return failed;
    }, elsewhere);
    expect(failed).toBe(true);
    const directives = () => new Set(refused.map((words) => words.split(' ')[0]));
    const expected = ['connect-src', 'img-src', 'frame-src', 'form-action', 'base-uri', 'style-src-elem'];
    await expect.poll(() => expected.filter((directive) => !directives().has(directive))).toEqual([]);
    expect(refused.filter((words) => words.startsWith('connect-src'))).toHaveLength(3);
    expect(asked).toBe(1);
    listener.close();
  });
});

test('a picture can be made on the page, and be saved', async ({ page }) => {
  await open(page);
  const download = page.waitForEvent('download');
  const color = await page.evaluate(async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><style>rect{fill:#0b6e69}</style><rect width="8" height="8"/></svg>';
    const image = new Image();
    image.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
    await image.decode();
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0);
    const picture = await new Promise<Blob | null>((drawn) => { canvas.toBlob(drawn); });
    const link = document.createElement('a');
    link.download = 'funnel.png';
    link.href = URL.createObjectURL(picture as Blob);
    link.click();
    return [...(context?.getImageData(4, 4, 1, 1).data ?? [])];
  });
  expect(color).toEqual([0x0b, 0x6e, 0x69, 255]);
  expect((await download).suggestedFilename()).toBe('funnel.png');
  await expectMetric(page, 'customers', {}, 38);
});
