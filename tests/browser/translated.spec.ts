import type { Locator, Page } from '@playwright/test';
import { dialog, field, open, openPlans, slider } from './journey';
import { expect, test } from './support';

/** How translators take hold of a text: they put another in its place, as Chrome does, or move it into elements of theirs. */
const WAYS = ['replaced', 'moved'] as const;
type Way = (typeof WAYS)[number];

/** Translates the page into capital letters, and goes on doing so with whatever changes. */
async function translate(page: Page, way: Way): Promise<void> {
  await page.evaluate((way) => {
    const wrap = (text: Text) => {
      if (!text.data.trim() || text.parentElement?.closest('font, script, style, noscript, [translate=no]') !== null) return;
      const [outer, inner] = [document.createElement('font'), document.createElement('font')];
      outer.append(inner);
      text.replaceWith(outer);
      inner.append(way === 'replaced' ? `‹${text.data.toUpperCase()}›` : text);
    };
    const wrapAll = () => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const texts: Text[] = [];
      while (walker.nextNode()) texts.push(walker.currentNode as Text);
      texts.forEach(wrap);
    };
    wrapAll();
    document.documentElement.classList.add('translated-ltr');
    new MutationObserver(wrapAll).observe(document.body, { childList: true, characterData: true, subtree: true });
  }, way);
}

/** All that stands on the page, as it was before it was translated. */
const words = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const fields = [...document.querySelectorAll<HTMLInputElement>('input, select')].map(({ value }) => value);
    return [document.body.textContent, ...fields].join('\n').replaceAll(/[‹›]/g, '').toLowerCase();
  });

/** A button by its name, whether or not that is translated. */
const button = (page: Page, name: string): Locator => page.getByRole('button', { name: new RegExp(`^‹?${name}›?$`, 'i') });

const press = (name: string) => (page: Page) => button(page, name).click();
const type = (name: string, text: string) => (page: Page) => field(page, name).fill(text);
const room = (name: string) => (page: Page) => page.getByRole('tab', { name: new RegExp(`^‹?${name}›?$`, 'i') }).click();

const leave = (page: Page) => page.keyboard.press('Escape');
const look = (name: string) => async (page: Page) => {
  await button(page, name).first().click();
  await expect(dialog(page)).toBeVisible();
};

const STEPS: [string, (page: Page) => Promise<unknown>][] = [
  ['a count', type('Count at stage 1', '15000')],
  ['a what-if', type('What-if conversion into stage 2', '10')],
  ['a slider', (page) => slider(page, 'What-if conversion into stage 3').press('ArrowRight')],
  ['a goal', type('Goal', '30')],
  ['a goal that is out of reach', type('Goal', '3000000')],
  ['a goal again', type('Goal', '45')],
  ['a scenario', press('Save as scenario')],
  ['no what-if', press('Reset what-if')],
  ['a text that cannot be read', type('Count at stage 3', 'lots')],
  ['one that can', type('Count at stage 3', '400')],
  ['a stage more', press('Add stage')],
  ['its count', type('Count at stage 7', '12')],
  ['a stage moved', press('Move stage 2 down')],
  ['a stage less', press('Remove stage 4')],
  ['undone', press('Undo')],
  ['undone again', press('Undo')],
  ['done again', press('Redo')],
  ...['Levers', 'Capacity', 'Deals', 'History', 'Events', 'Forecast'].map((name): (typeof STEPS)[number] => [name, room(name)]),
  ['a count below a forecast', type('Count at stage 1', '16000')],
  ['everything', (page) => page.getByRole('checkbox', { name: /full view/i }).check()],
  ['the math', look('Show the math')],
  ['no math', leave],
  ['plans', openPlans],
  ['no plans', leave],
  ['templates', look('Templates')],
  ['a template', (page) => dialog(page).getByRole('button', { name: /^‹?Webinar/i }).click()],
  ['no template', press('Undo')],
];

test.use({ actionTimeout: 30_000 });

for (const way of WAYS) {
  test(`a page whose texts are ${way} says what the plan has`, async ({ page, context }) => {
    test.slow();
    // The same is done on a page that nobody translates, in a browser of its own.
    const plain = await (await context.browser()!.newContext({ ...test.info().project.use })).newPage();
    for (const one of [page, plain]) await open(one);
    await translate(page, way);
    await expect(page.getByRole('region', { name: 'Goal' }).locator('font').first()).toBeAttached();
    for (const [step, take] of STEPS) {
      for (const one of [plain, page]) await take(one);
      // Both may still be simulating.
      await expect(async () => expect(await words(page)).toBe(await words(plain)), step).toPass({ timeout: 30_000 });
    }
    await expect(page).not.toHaveURL(/recovery/);
    await plain.context().close();
  });
}

test('numbers, fields and names of people’s own are not for translating', async ({ page }) => {
  await open(page);
  await translate(page, 'replaced');
  await expect(page.locator('font').first()).toBeAttached();
  for (const kept of ['data:not([value=""])', 'bdi', 'svg']) {
    await expect(page.locator(kept).first()).toBeAttached();
    await expect(page.locator(`${kept} font`)).toHaveCount(0);
  }
  for (const one of await page.getByRole('textbox').all()) await expect(one).toHaveAttribute('translate', 'no');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});
