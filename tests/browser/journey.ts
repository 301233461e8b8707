// What the journeys have in common: the page's parts by the names that people know, and the ways to fill them.

import type { Locator, Page } from '@playwright/test';
import { expect, metric, type Qualifiers } from './support';

/** The six stages that the first visit shows. */
export const SAMPLE: readonly Row[] = [
  ['Visitors', 12_000],
  ['Leads', 850],
  ['MQL', 420],
  ['SQL', 210],
  ['Proposals', 95],
  ['Customers', 38],
];

/** The name of a stage, and how many reached it. */
export type Row = readonly [string, number];

/** Opens the page as a newcomer, or as someone who comes back. */
export async function open(page: Page): Promise<void> {
  await page.goto('./');
  await expect(funnel(page)).toBeVisible();
}

export const funnel = (page: Page): Locator => page.getByRole('table', { name: 'Funnel stages' });
export const stageRows = (page: Page): Locator => funnel(page).locator('tbody');
export const field = (page: Page, name: string): Locator => page.getByRole('textbox', { name, exact: true });
export const slider = (page: Page, name: string): Locator => page.getByRole('slider', { name: `${name}, slider`, exact: true });
export const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
export const dialog = (page: Page): Locator => page.getByRole('dialog');

/** Opens the dialog of plans and settings. */
export async function openPlans(page: Page): Promise<void> {
  await page.getByTitle('Plans and settings').click();
  await expect(dialog(page)).toBeVisible();
}

/** The stages from the top, as their fields show them. */
export async function shownStages(page: Page): Promise<Row[]> {
  const texts = (name: RegExp) =>
    funnel(page).getByRole('textbox', { name }).evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
  const [names, counts] = [await texts(/^Name of stage \d+$/), await texts(/^Count at stage \d+$/)];
  return names.map((name, index) => [name, Number(counts[index]?.replaceAll(',', ''))]);
}

/** Waits for the stages to be these, and no others. */
export async function expectStages(page: Page, rows: readonly Row[]): Promise<void> {
  await expect.poll(() => shownStages(page)).toEqual(rows);
}

/** Makes the funnel one of these stages, by its buttons and fields. */
export async function typeStages(page: Page, rows: readonly Row[]): Promise<void> {
  for (let count = await stageRows(page).count(); count > rows.length; count -= 1) {
    await button(page, `Remove stage ${count}`).click();
    await expect(stageRows(page)).toHaveCount(count - 1);
  }
  for (let count = await stageRows(page).count(); count < rows.length; count += 1) {
    await button(page, 'Add stage').click();
    await expect(stageRows(page)).toHaveCount(count + 1);
  }
  for (const [index, [name, count]] of rows.entries()) {
    await field(page, `Name of stage ${index + 1}`).fill(name);
    await field(page, `Count at stage ${index + 1}`).fill(String(count));
  }
  await expectStages(page, rows);
}

/** Pastes a text by the keyboard, as copied in another program. Needs the permissions of the clipboard. */
export async function paste(page: Page, into: Locator, text: string): Promise<void> {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await into.focus();
  await page.keyboard.press('ControlOrMeta+V');
}

/** Waits for a number to have this value, to as many decimal places; `null` where there is no data. */
export async function expectMetric(page: Page, name: string, qualifiers: Qualifiers, value: number | null, digits = 9): Promise<void> {
  const polled = expect.poll(() => metric(page, name, qualifiers), { message: `${name} ${JSON.stringify(qualifiers)}` });
  await (value === null ? polled.toBeNull() : polled.toBeCloseTo(value, digits));
}

/** Every value of every number on the page, as the elements have them, with what they are of. */
export async function allMetrics(page: Page): Promise<Record<string, string>> {
  // The comparison of scenarios comes a moment after the page.
  await expect(page.locator('[aria-busy]')).toHaveCount(0);
  return page.locator('data[data-metric]').evaluateAll((elements) =>
    Object.fromEntries(elements.map((element) => {
      const { metric: name, ...of } = (element as HTMLElement).dataset;
      return [[name, ...Object.values(of)].join(' '), element.getAttribute('value') ?? ''];
    })));
}

/** Presses Tab until something has the focus, as one does who has no mouse. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 200; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  await expect(target, 'reached by the keyboard').toBeFocused();
}
