import type { Locator, Page, Route } from '@playwright/test';
import jsQR from 'jsqr';
import { SAMPLE, allMetrics, button, dialog, expectMetric, expectStages, field, funnel, open, openPlans, paste, tabTo } from './journey';
import { axeClean, expect, test } from './support';

const MARKUP = '<img src=x onerror="document.title=\'broken\'">';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const banner = (page: Page) => page.locator('.viewed');
const notice = (page: Page) => page.locator('.notice:not(.viewed)');
const linkField = (page: Page) => dialog(page).getByRole('textbox', { name: 'Link to this plan' });
const stored = (page: Page) => page.evaluate(() => JSON.stringify(Object.entries(localStorage).sort()));
const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

async function openShare(page: Page): Promise<void> {
  await button(page, 'Share').click();
  await expect(dialog(page)).toHaveAccessibleName('Share this plan');
}

/** The address that is offered for the plan on the page. */
async function sharedLink(page: Page): Promise<string> {
  await openShare(page);
  const link = await linkField(page).inputValue();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  return link;
}

/** Opens an address as from a message: as a page of its own, and not by a step within the one that is there. */
async function openLink(page: Page, link: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(link);
  await expect(funnel(page)).toBeVisible();
}

/** Puts another fragment into the address of the page as it is. */
const setFragment = (page: Page, link: string) => page.evaluate((hash) => { location.hash = hash; }, new URL(link).hash);

/** A plan with scenarios, names of one's own and a goal; the numbers that it shows. */
async function makePlan(page: Page): Promise<Record<string, string>> {
  await open(page);
  await field(page, 'Name of stage 1').fill('Besucher & Gäste');
  await field(page, 'Name of stage 2').fill('线索');
  await field(page, 'Count at stage 1').fill('15000');
  await field(page, 'Goal').fill('60');
  await field(page, 'Average deal value').fill('2500.50');
  await field(page, 'What-if conversion into stage 2').fill('8,5 %');
  await button(page, 'Save as scenario').click();
  await field(page, 'Name of scenario 1').fill('Better pages');
  await field(page, 'What-if volume').fill('20k');
  await button(page, 'Save as scenario').click();
  await expect(button(page, 'Use Scenario 1')).toBeVisible();
  return allMetrics(page);
}

/** Reads the QR code that is drawn somewhere, from its pixels. */
async function decoded(page: Page, drawing: Locator): Promise<string | undefined> {
  const image = (await drawing.screenshot()).toString('base64');
  const reader = await page.context().newPage();
  const { data, width, height } = await reader.evaluate(async (source) => {
    const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${source}`)).blob());
    const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d') as OffscreenCanvasRenderingContext2D;
    context.drawImage(picture, 0, 0);
    return { data: Array.from(context.getImageData(0, 0, picture.width, picture.height).data), width: picture.width, height: picture.height };
  }, image);
  await reader.close();
  return jsQR(new Uint8ClampedArray(data), width, height, { inversionAttempts: 'dontInvert' })?.data;
}

test('a shared plan opens elsewhere with the same numbers, to be looked at', async ({ page, browser, baseURL }) => {
  const numbers = await makePlan(page);
  const link = await sharedLink(page);
  expect(link).toMatch(/^[^#]*\/funnelwright\/#v1\.[\w-]+$/);

  const elsewhere = await browser.newContext({ baseURL });
  const other = await elsewhere.newPage();
  await openLink(other, link);
  await expect(banner(other)).toContainText('Someone shared “Autumn campaign” with you.');
  expect(await allMetrics(other)).toEqual(numbers);
  await expect(field(other, 'Name of stage 1')).toHaveValue('Besucher & Gäste');
  await expect(field(other, 'Name of stage 2')).toHaveValue('线索');
  await expect(field(other, 'Count at stage 1')).not.toBeEditable();
  await expect(other.getByLabel('Goal measure')).toBeDisabled();
  for (const name of ['Undo', 'Redo']) await expect(button(other, name)).toBeDisabled();
  for (const name of ['Add stage', 'Save as scenario', 'Remove Better pages']) await expect(button(other, name)).toBeHidden();
  await expect(other.getByRole('slider', { name: /, slider$/ })).toHaveCount(0);

  await button(other, 'Use Better pages').click();
  await expectMetric(other, 'expected-count', { stage: 2 }, 1275);
  await button(other, 'Use Scenario 1').click();
  await expect.poll(() => allMetrics(other)).toEqual(numbers);
  expect(await stored(other), 'nothing is stored by looking').toBe('[]');
  expect(await sharedLink(other), 'and it is shared on as it is').toBe(link);
  await other.reload();
  await expect(banner(other)).toBeVisible();
  expect(await allMetrics(other)).toEqual(numbers);
  expect(await stored(other)).toBe('[]');
  await elsewhere.close();
});

test('what is one\'s own stays as it is, and is a press away', async ({ page }) => {
  const shared = await makePlan(page);
  const link = await sharedLink(page);
  await field(page, 'Count at stage 1').fill('9000');
  await page.reload();
  await expect(field(page, 'Count at stage 1')).toHaveValue('9,000');
  const [own, before] = [await allMetrics(page), await stored(page)];
  expect(own).not.toEqual(shared);

  await openLink(page, link);
  expect(await allMetrics(page)).toEqual(shared);
  await button(page, 'Use Baseline').click();
  await page.getByLabel('Full view').check();
  await field(page, 'Count at stage 2').press('Alt+ArrowUp');
  await expect(page.getByRole('alert')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Z');
  await page.reload();
  await expect(banner(page)).toBeVisible();
  expect(await stored(page)).toBe(before);

  await button(page, 'Back to my plans').click();
  await expect(banner(page)).toHaveCount(0);
  expect(new URL(page.url()).hash).toBe('');
  expect(await allMetrics(page)).toEqual(own);
  await expect(button(page, 'Undo')).toBeEnabled();
  await page.reload();
  expect(await allMetrics(page)).toEqual(own);
  expect(await stored(page)).toBe(before);
});

test('a shared plan is made one\'s own, beside the others', async ({ page }) => {
  const numbers = await makePlan(page);
  const link = await sharedLink(page);
  await openLink(page, link);
  await button(page, 'Make it mine').click();
  await expect(banner(page)).toHaveCount(0);
  expect(new URL(page.url()).hash).toBe('');
  expect(await allMetrics(page)).toEqual(numbers);
  await field(page, 'Count at stage 1').fill('16000');
  await expectMetric(page, 'expected-count', { stage: 1 }, 20_000);
  await page.reload();
  await expect(field(page, 'Count at stage 1')).toHaveValue('16,000');
  await openPlans(page);
  await expect(dialog(page).getByRole('button', { name: /^Open / })).toHaveCount(2);
});

test('who has nothing stored has just the shared plan once it is theirs, and the sample when they go back', async ({ page, browser, baseURL }) => {
  await makePlan(page);
  const link = await sharedLink(page);
  for (const keeps of [true, false]) {
    const elsewhere = await browser.newContext({ baseURL });
    const other = await elsewhere.newPage();
    await openLink(other, link);
    await button(other, keeps ? 'Make it mine' : 'Back to my plans').click();
    await expect(field(other, 'Count at stage 1')).toHaveValue(keeps ? '15,000' : '12,000');
    await other.reload();
    await expect(field(other, 'Count at stage 1')).toHaveValue(keeps ? '15,000' : '12,000');
    const plans = await other.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('funnelwright.plan.')).length);
    expect(plans).toBe(keeps ? 1 : 0);
    await elsewhere.close();
  }
});

test('from a shared plan every way leads back to one\'s own', async ({ page }) => {
  await makePlan(page);
  const link = await sharedLink(page);
  const ways: [string, string, () => Promise<void>][] = [
    ['New plan', 'Untitled plan', () => button(page, 'New plan').click()],
    ['Templates', 'Webinar', async () => {
      await button(page, 'Templates').click();
      await dialog(page).getByRole('button', { name: /^Webinar/ }).click();
    }],
    ['Plans', 'Untitled plan', async () => {
      await openPlans(page);
      await button(page, 'Open Untitled plan').click();
    }],
  ];
  for (const [way, title, go] of ways) {
    await openLink(page, link);
    await expect(page).toHaveTitle('Autumn campaign · Funnelwright');
    await go();
    await expect(page, way).toHaveTitle(`${title} · Funnelwright`);
    await expect(banner(page)).toHaveCount(0);
    expect(new URL(page.url()).hash).toBe('');
    await expect(field(page, 'Count at stage 1')).toBeEditable();
  }
});

test('the address is followed as it changes', async ({ page }) => {
  await makePlan(page);
  const first = await sharedLink(page);
  await field(page, 'Count at stage 1').fill('777');
  const second = await sharedLink(page);
  expect(second).not.toBe(first);
  await field(page, 'Count at stage 1').fill('30000');

  await setFragment(page, first);
  await expect(field(page, 'Count at stage 1')).toHaveValue('15,000');
  await expect(banner(page)).toBeVisible();
  await setFragment(page, second);
  await expect(field(page, 'Count at stage 1')).toHaveValue('777');
  await page.goBack();
  await expect(field(page, 'Count at stage 1')).toHaveValue('15,000');
  await page.goBack();
  await expect(banner(page)).toHaveCount(0);
  // As it was typed, as long as the field keeps the focus.
  await expect(field(page, 'Count at stage 1')).toHaveValue('30000');
  await page.goForward();
  await expect(field(page, 'Count at stage 1')).toHaveValue('15,000');

  // A wrong one leads back to one's own, and its words go with the next right one.
  await setFragment(page, first.slice(0, -3));
  await expect(notice(page)).toContainText('This link is not complete');
  await expect(banner(page)).toHaveCount(0);
  await expect(field(page, 'Count at stage 1')).toHaveValue('30000');
  expect(new URL(page.url()).hash).toBe('');
  await setFragment(page, second);
  await expect(field(page, 'Count at stage 1')).toHaveValue('777');
  await expect(notice(page)).toHaveCount(0);
});

test('a damaged link is refused in words, and one\'s own plans are shown', async ({ page }) => {
  test.slow();
  await makePlan(page);
  const link = await sharedLink(page);
  await field(page, 'Count at stage 1').fill('9000');
  await page.reload();
  const [own, before] = [await allMetrics(page), await stored(page)];
  const start = link.indexOf('#v1.') + 4;
  const altered = (place: number) => [link.slice(0, place), link[place] === 'A' ? 'B' : 'A', link.slice(place + 1)].join('');
  const middle = Math.floor((start + link.length) / 2);
  const wrong: [string, RegExp][] = [
    ...[start, start + 3, start + 9, middle, link.length - 1].map((end) => [link.slice(0, end), /^This link is not complete/] as [string, RegExp]),
    ...[start + 4, start + 9, middle, link.length - 1].map((place) => [altered(place), /^This link was changed on its way/] as [string, RegExp]),
    ...['.', ')', '&utm_source=mail', '>'].map((surplus) => [link + surplus, /^Something was added behind this link/] as [string, RegExp]),
    [link.replace('#v1.', '#v2.'), /^This link was made by a newer Funnelwright/],
    [link.replace(/#v1\..*/, '#v1.AAAAAAAA'), /^This/],
  ];
  for (const [address, words] of wrong) {
    await openLink(page, address);
    await expect(notice(page).locator('.said'), address).toHaveText(words);
    await expect(banner(page)).toHaveCount(0);
    expect(await allMetrics(page)).toEqual(own);
    expect(new URL(page.url()).hash).toBe('');
    expect(await stored(page)).toBe(before);
  }
  await button(page, 'Close').click();
  await expect(notice(page)).toHaveCount(0);
});

test.describe('where part of the page cannot be loaded', () => {
  test.use({ tolerated: /Failed to load resource/ });

  test('a link is kept in the address, and opens once it can', async ({ page }) => {
    const numbers = await makePlan(page);
    const link = await sharedLink(page);
    const [part, give] = ['**/*-rooms-*', (route: Route) => route.abort()] as const;
    await page.route(part, give);
    await openLink(page, link);
    await expect(page.getByText('This part of the page could not be loaded.')).toBeVisible();
    expect(page.url()).toBe(link);
    await page.unroute(part, give);
    await page.reload();
    await expect(banner(page)).toBeVisible();
    expect(await allMetrics(page)).toEqual(numbers);
  });
});

test('the link and the markup are selected, copied, and said to be', async ({ page }) => {
  await open(page);
  await openShare(page);
  const link = await linkField(page).inputValue();
  await expect(dialog(page)).toContainText(`${link.length} characters`);
  await linkField(page).click();
  expect(await page.evaluate(() => getSelection()?.toString())).toBe(link);
  await button(page, 'Copy link').click();
  await expect(dialog(page).getByText('The link is copied.')).toHaveRole('status');
  expect(await copied(page)).toBe(link);
  await button(page, 'Copy markup').click();
  await expect(dialog(page).getByText('The markup is copied.')).toHaveRole('status');
  await expect(dialog(page).getByText('The link is copied.')).toHaveCount(0);
  expect(await copied(page)).toBe(await field(page, 'Markup to embed this plan').inputValue());
});

test('where the page may not copy, the text is selected and the words say so', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await open(page);
  await openShare(page);
  await button(page, 'Copy link').click();
  await expect(dialog(page).getByText('This browser does not let the page copy.')).toHaveRole('status');
  await expect(linkField(page)).toBeFocused();
  expect(await page.evaluate(() => getSelection()?.toString())).toBe(await linkField(page).inputValue());
});

test('the system\'s own way to share is there where the browser has it', async ({ page }) => {
  await open(page);
  await openShare(page);
  // The browser of the tests has none.
  expect(await page.evaluate(() => 'share' in navigator)).toBe(false);
  await expect(button(page, 'Share…')).toHaveCount(0);

  await page.addInitScript(() => {
    const answers = [undefined, new DOMException('', 'AbortError'), new DOMException('', 'DataError')];
    const sent: ShareData[] = [];
    const share = async (data: ShareData) => {
      sent.push(data);
      const answer = answers[sent.length - 1];
      if (answer) throw answer;
    };
    Object.assign(window, { sent });
    Object.defineProperty(navigator, 'share', { value: share });
  });
  await page.reload();
  await openShare(page);
  const sent = () => page.evaluate(() => (window as unknown as { sent: ShareData[] }).sent);
  const failed = dialog(page).getByText('The system could not share the link.');
  for (const turn of [1, 2, 3]) {
    await button(page, 'Share…').click();
    await expect.poll(async () => (await sent()).length).toBe(turn);
    await expect(failed, 'to change one\'s mind is no failure').toHaveCount(turn === 3 ? 1 : 0);
  }
  expect((await sent())[0]).toEqual({ title: 'Autumn campaign', url: await linkField(page).inputValue() });
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 360]) {
    test.describe(`in ${colorScheme} at ${width} pixels`, () => {
      test.use({ colorScheme, viewport: { width, height: 900 } });

      test('the code on the screen is the link', async ({ page }) => {
        await makePlan(page);
        await openShare(page);
        const code = dialog(page).getByRole('img', { name: 'QR code of the link to Autumn campaign' });
        await code.scrollIntoViewIfNeeded();
        expect(await decoded(page, code)).toBe(await linkField(page).inputValue());
      });

      test('axe finds nothing in the dialog, nor where a link is refused', async ({ page }) => {
        test.slow();
        await makePlan(page);
        await openShare(page);
        await axeClean(page);
        await openLink(page, (await linkField(page).inputValue()).slice(0, -2));
        await expect(notice(page)).toBeVisible();
        await axeClean(page);
      });

      test('axe finds nothing in a shared plan, nor in an embedded one', async ({ page }) => {
        test.slow();
        await makePlan(page);
        const link = await sharedLink(page);
        await openLink(page, link);
        await page.getByLabel('Full view').check();
        await expect(banner(page)).toBeVisible();
        await axeClean(page);
        await openLink(page, link.replace('#', '#embed.'));
        await expect(page.getByRole('link', { name: 'Open in Funnelwright' })).toBeVisible();
        await axeClean(page);
      });
    });
  }
}

/** As many names as long as they can be, of letters without any order (by Lehmer's generator). */
function wordyNames(count: number): string[] {
  let seed = 1;
  const letter = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return String.fromCharCode(97 + (seed % 26));
  };
  return Array.from({ length: count }, () => Array.from({ length: 80 }, letter).join(''));
}

const rows = (names: readonly string[]) => names.map((name, index) => `${name}\t${9000 - index}`).join('\n');

test('a link that is too long for a code is a link all the same', async ({ page }) => {
  await open(page);
  await paste(page, field(page, 'Name of stage 1'), rows(wordyNames(20)));
  await expectMetric(page, 'expected-count', { stage: 20 }, 8981);
  await openShare(page);
  expect((await linkField(page).inputValue()).length).toBeGreaterThan(1273);
  await expect(dialog(page).getByRole('img')).toHaveCount(0);
  await expect(dialog(page)).toContainText('This link is too long for a code');
});

test('a plan that is too large for a link is offered as a file', async ({ page }) => {
  await open(page);
  await paste(page, field(page, 'Name of stage 1'), rows(wordyNames(30)));
  await expectMetric(page, 'expected-count', { stage: 30 }, 8971);
  await openShare(page);
  await expect(dialog(page)).toContainText('This plan is too large for a link');
  await expect(linkField(page)).toHaveCount(0);
  await axeClean(page);
  await button(page, 'Save as a file').click();
  await expect(dialog(page)).toHaveAccessibleName('Export');
});

test.describe('within another page', () => {
  /** A page of the same site with the markup that is offered. */
  async function embed(page: Page): Promise<ReturnType<Page['frameLocator']>> {
    await openShare(page);
    const markup = await field(page, 'Markup to embed this plan').inputValue();
    await page.route('**/host.html', (route) =>
      route.fulfill({ contentType: 'text/html', body: `<!doctype html><link rel="icon" href="data:,"><title>Wiki</title>${markup}` }));
    await page.goto('./host.html');
    return page.frameLocator('iframe');
  }

  test('stands the plan alone, and nothing is stored', async ({ page }) => {
    const numbers = await makePlan(page);
    await openShare(page);
    const link = await linkField(page).inputValue();
    await page.keyboard.press('Escape');
    const frame = await embed(page);
    await expect(page.locator('iframe')).toHaveAttribute('title', 'Autumn campaign');
    expect(await page.locator('iframe').evaluate((element: HTMLIFrameElement) => [element.clientWidth, element.clientHeight])).toEqual([600, 500]);
    await expect(frame.getByRole('table', { name: 'Funnel stages' })).toBeVisible();
    await expect(frame.locator('.embedded-title')).toContainText('Autumn campaign');
    await expect(frame.locator('.headline')).toBeVisible();
    await expect(frame.getByRole('banner')).toHaveCount(0);
    await expect(frame.locator('.card, .scenarios, .foot, .banner, .under:visible')).toHaveCount(0);
    await expect(frame.getByRole('textbox', { name: 'Count at stage 1', exact: true })).not.toBeEditable();
    const shown = await frame.locator('data[data-metric=customers]').first().getAttribute('value');
    expect(shown).toBe(numbers.customers);
    const wide = await frame.locator('html').evaluate((root) => root.scrollWidth - root.clientWidth);
    expect(wide, 'nothing is wider than the frame').toBeLessThanOrEqual(0);

    const opening = page.context().waitForEvent('page');
    await frame.getByRole('link', { name: 'Open in Funnelwright' }).click();
    const opened = await opening;
    await expect(banner(opened)).toBeVisible();
    expect(opened.url()).toBe(link);
    expect(await allMetrics(opened)).toEqual(numbers);
  });

  test('storage is neither written nor asked to be kept', async ({ page }) => {
    await makePlan(page);
    await page.addInitScript(() => {
      const writes: string[] = [];
      Object.assign(window, { writes });
      for (const name of ['setItem', 'removeItem', 'clear'] as const) {
        const original = Storage.prototype[name] as (...values: string[]) => void;
        Storage.prototype[name] = function (this: Storage, ...values: string[]) {
          writes.push(`${name} ${values[0]}`);
          original.apply(this, values);
        };
      }
      navigator.storage.persist = async () => { writes.push('persist'); return true; };
    });
    const frame = await embed(page);
    const inner = page.frames()[1];
    await expect(frame.locator('.embedded-title')).toBeVisible();
    await frame.locator('data[data-metric=customers]').first().click();
    await expect(frame.getByRole('dialog')).toBeVisible();
    await inner.evaluate(() => new Promise((resolve) => {
      window.addEventListener('pagehide', resolve, { once: true });
      window.dispatchEvent(new Event('pagehide'));
    }));
    expect(await inner.evaluate(() => (window as unknown as { writes: string[] }).writes)).toEqual([]);
  });

  test('a name with markup in it stays a name', async ({ page }) => {
    await open(page);
    await openPlans(page);
    await dialog(page).getByRole('textbox').fill(`Us & "them" ${MARKUP}`);
    await page.keyboard.press('Escape');
    const frame = await embed(page);
    await expect(page.locator('iframe')).toHaveAttribute('title', `Us & "them" ${MARKUP}`);
    await expect(frame.locator('.embedded-title bdi')).toHaveText(`Us & "them" ${MARKUP}`);
    await expect(page.locator('img')).toHaveCount(0);
    await expect(frame.locator('img')).toHaveCount(0);
  });
});

test('markup in a shared plan stays text', async ({ page }) => {
  await open(page);
  for (const name of ['Name of stage 1', 'Name of stage 2']) await field(page, name).fill(MARKUP);
  await page.getByLabel('Full view').check();
  await field(page, 'Definition of stage 2').fill(MARKUP);
  await page.getByLabel('Full view').uncheck();
  const link = await sharedLink(page);
  await openLink(page, link);
  await expect(banner(page)).toBeVisible();
  await expect(field(page, 'Name of stage 2')).toHaveValue(MARKUP);
  await expect(page.locator('.definition').first()).toHaveText(MARKUP);
  await expect(page.locator('img')).toHaveCount(0);
  await expect(page).toHaveTitle('Autumn campaign · Funnelwright');
});

test('sharing and taking over are done by the keyboard alone', async ({ page }) => {
  await open(page);
  await tabTo(page, button(page, 'Share'));
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toBeVisible();
  await tabTo(page, button(page, 'Copy link'));
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByText('The link is copied.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(button(page, 'Share')).toBeFocused();

  await openLink(page, await copied(page));
  await tabTo(page, field(page, 'Count at stage 1'));
  await page.keyboard.type('5');
  await expectStages(page, SAMPLE);
  await tabTo(page, button(page, 'Make it mine'), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(banner(page)).toHaveCount(0);
  await tabTo(page, field(page, 'Count at stage 1'));
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('5000');
  await expectMetric(page, 'expected-count', { stage: 1 }, 5000);
});
