// What is pressed is what is seen: at every width, the middle of each control belongs to it.

import type { Page } from '@playwright/test';
import { SAMPLE, expectStages, field, open } from './journey';
import { expect, test } from './support';

const WIDTHS = [320, 360, 412, 480, 560, 640, 660, 680, 720, 760, 780, 834, 900, 960, 1000, 1024, 1060, 1100, 1150, 1170, 1200, 1280, 1366, 1440, 1600];

/** Controls whose middle somebody else would take, and headings that lie over each other. */
const taken = (page: Page) => page.evaluate(() => {
  const nameOf = (element: Element | null) =>
    element?.getAttribute('aria-label') ?? element?.closest('[aria-label]')?.getAttribute('aria-label') ?? element?.textContent?.trim() ?? 'nothing';
  const isShown = (element: Element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && element.getClientRects().length > 0;
  const controls = [...document.querySelectorAll('button, input, select, summary, a[href]')].filter(isShown);
  const found: string[] = [];
  for (const control of controls) {
    control.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    const { left, top, width, height } = control.getBoundingClientRect();
    if (width <= 1 || height <= 1) continue;
    const hit = document.elementFromPoint(left + width / 2, top + height / 2);
    const belongs = hit && (control.contains(hit) || hit.contains(control) || hit.closest('label')?.contains(control));
    if (!belongs) found.push(`${nameOf(control)} lies under ${nameOf(hit)}`);
  }
  const headings = [...document.querySelectorAll('.funnel thead th')].filter((heading) => isShown(heading) && getComputedStyle(heading).position !== 'absolute').flatMap((heading) => {
    const range = document.createRange();
    range.selectNodeContents(heading);
    const [box, text] = [heading.getBoundingClientRect(), range.getBoundingClientRect()];
    return text.width <= 1 || box.width <= 1 || (text.left >= box.left - 1 && text.right <= box.right + 1) ? [] : [`“${heading.textContent}” is wider than its column`];
  });
  return [...found, ...headings];
});

test('the middle of each control belongs to it at every width', async ({ page }) => {
  test.slow();
  await open(page);
  await expectStages(page, SAMPLE);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    expect(await taken(page), `${width} pixels`).toEqual([]);
  }
  await page.getByLabel('Full view').check();
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    expect(await taken(page), `${width} pixels, in full`).toEqual([]);
  }
});

test('the actions of a row leave its fields free', async ({ page }) => {
  await open(page);
  for (const width of WIDTHS.filter((width) => width > 760)) {
    await page.setViewportSize({ width, height: 900 });
    await field(page, 'Count at stage 2').hover();
    const [count, actions] = await Promise.all([
      field(page, 'Count at stage 2').boundingBox(),
      page.getByRole('group', { name: 'Actions for stage 2' }).boundingBox(),
    ]);
    expect(actions?.x, `${width} pixels`).toBeGreaterThanOrEqual((count?.x ?? 0) + (count?.width ?? 0));
  }
});
