// Whether the team can do the work: what is typed of it, what it takes, and where the hours run out.

import type { Locator, Page } from '@playwright/test';
import { button, dialog, expectMetric, field, open, tabTo, typeStages } from './journey';
import { axeClean, expect, test } from './support';

const tab = (page: Page, name: string): Locator => page.getByRole('tab', { name, exact: true });
const said = (page: Page): Locator => page.locator('.loads figcaption');
const followUp = (page: Page, stage: number): Locator => page.getByLabel(`Follow-up at stage ${stage}`, { exact: true });

/** A month of 1,000 leads of whom 200 are met, 100 get an offer, and 50 buy; 60 are wanted. */
async function openCapacity(page: Page): Promise<void> {
  await button(page, 'New plan').click();
  await expect(field(page, 'Name of stage 6')).toHaveCount(0);
  await typeStages(page, [['Leads', 1000], ['Meetings', 200], ['Offers', 100], ['Sales', 50]]);
  await page.getByLabel('Goal measure').selectOption('customers a month');
  await field(page, 'Goal').fill('60');
  await expectMetric(page, 'required-count', { stage: 1 }, 1200);
  await tab(page, 'Capacity').click();
}

/** Goes to a field by the keyboard, and types into it. */
async function typeInto(page: Page, name: string, text: string): Promise<void> {
  await tabTo(page, field(page, name));
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(text);
}

/** Leads are called 3 times for 4 minutes, meetings take an hour, offers 2 touches of 45 minutes: two people of 120 hours. */
async function typeWork(page: Page): Promise<void> {
  await tab(page, 'Capacity').focus();
  const texts: readonly [string, string][] = [
    ['People', '2'],
    ['Hours per person a month', '120'],
    ['Touches at stage 1', '3'],
    ['Minutes per touch at stage 1', '4'],
    ['Touches at stage 2', '1'],
    ['Minutes per touch at stage 2', '60'],
    ['Touches at stage 3', '2'],
    ['Minutes per touch at stage 3', '45'],
  ];
  for (const [name, text] of texts) await typeInto(page, name, text);
}

test.beforeEach(async ({ page }) => open(page));

test('typed by the keyboard alone, it says where the hours run out and how many people it needs', async ({ page }) => {
  await openCapacity(page);
  await expect(page.getByText('Can the team do it? Type how many people there are')).toBeVisible();
  await typeWork(page);

  // 1,200 × 3 × 4, 240 × 60 and 120 × 90 minutes: 240, 240 and 180 hours, of 240.
  await expectMetric(page, 'hours-available', {}, 240);
  for (const [index, hours] of [240, 240, 180].entries()) await expectMetric(page, 'capacity-hours', { stage: index + 1 }, hours);
  await expectMetric(page, 'capacity-hours', { stage: 4 }, null);
  await expectMetric(page, 'capacity-hours', {}, 660);
  await expectMetric(page, 'capacity-utilisation', {}, 2.75);
  await expectMetric(page, 'capacity-utilisation', { stage: 3 }, 0.75);
  await expectMetric(page, 'people-needed', {}, 6);
  // 1,000, 200 and 100 of them now.
  for (const [index, hours] of [200, 200, 150].entries()) await expectMetric(page, 'capacity-hours-expected', { stage: index + 1 }, hours);
  await expectMetric(page, 'capacity-hours-expected', {}, 550);
  // Two people on 21 working days.
  await expectMetric(page, 'entries-per-day', { stage: 1 }, 1200 / 42);
  await expectMetric(page, 'touches-per-day', { stage: 1 }, 3600 / 42);
  await expectMetric(page, 'entries-per-day', { stage: 4 }, 60 / 42);
  await expectMetric(page, 'touches-per-day', { stage: 4 }, null);
  // The offers take 180 of the hours, and 60 are left of 240 for the meetings.
  await expect(said(page)).toHaveText(
    "The team can't carry the goal: it takes 660 h a month, and there are 240 h. The hours run out at Meetings: 25% of its work can be done, and none of what comes before it. It needs 6 people, 4 more than there are.",
  );

  await typeInto(page, 'People', '6');
  await expect(said(page)).toHaveText('The team can carry the goal: it takes 660 h of 720 h a month.');
  await expectMetric(page, 'capacity-utilisation', {}, 660 / 720);
  await expectMetric(page, 'entries-per-day', { stage: 1 }, 1200 / 126);
});

test('it follows the goal and the what-if, and without a goal it is of what is expected', async ({ page }) => {
  await openCapacity(page);
  await typeWork(page);
  await field(page, 'What-if conversion into stage 2').fill('40%');
  // 400 meet, 200 get offers, 100 buy: 60 of them take 600, 240 and 120.
  await expectMetric(page, 'capacity-hours-expected', {}, 200 + 400 + 300);
  await expectMetric(page, 'capacity-hours', {}, 120 + 240 + 180);
  await button(page, 'Reset what-if').click();
  await field(page, 'Goal').fill('0');
  await expect(said(page)).toHaveText(/^The team can't carry what is expected: it takes 550 h a month, and there are 240 h\. The hours run out at Meetings: 45% /);
  await expectMetric(page, 'people-needed-expected', {}, 5);
  await expectMetric(page, 'touches-per-day-expected', { stage: 1 }, 3000 / 42);
  await expect(page.locator('[data-metric="capacity-hours"]')).toHaveCount(0);
});

test('a rhythm by how keen they are goes on for some days', async ({ page }) => {
  await openCapacity(page);
  await typeWork(page);
  await followUp(page, 1).selectOption('Hot: every 2 days');
  await expect(page.getByText('Type for how many days.')).toBeVisible();
  await expectMetric(page, 'capacity-hours', { stage: 1 }, null);
  await field(page, 'Days of follow-up at stage 1').fill('21');
  // 10.5 touches of 4 minutes with 1,200.
  await expectMetric(page, 'capacity-hours', { stage: 1 }, 840);
  await followUp(page, 1).selectOption('Warm: every 7 days');
  await expectMetric(page, 'capacity-hours', { stage: 1 }, 240);
  await expect(field(page, 'Days between touches at stage 1')).toHaveValue('7');

  // What it is typed over with is a rhythm of one's own, until it is one that has a name.
  const interval = field(page, 'Days between touches at stage 1');
  await interval.fill('');
  await expect(page.getByText('Type a number. 7 still counts.')).toBeVisible();
  await expectMetric(page, 'capacity-hours', { stage: 1 }, 240);
  await interval.fill('3');
  await expect(followUp(page, 1).locator('option:checked')).toHaveText('Own rhythm');
  await expectMetric(page, 'capacity-hours', { stage: 1 }, 560);
  await interval.fill('30');
  await expect(followUp(page, 1).locator('option:checked')).toHaveText('Cold: every 30 days');
  await expectMetric(page, 'capacity-hours', { stage: 1 }, 56);
  await interval.blur();
  await interval.fill('0');
  await expect(page.getByText('It must be more than 0 days. 30 still counts.')).toBeVisible();
  await interval.press('Escape');

  // As many times as the rhythm came to.
  await followUp(page, 1).selectOption('Own rhythm');
  await expect(interval).toHaveValue('14');
  await followUp(page, 1).selectOption('So many times');
  await expect(field(page, 'Touches at stage 1')).toHaveValue('1.5');
  await expectMetric(page, 'capacity-hours', { stage: 1 }, 120);
  await button(page, 'Undo').click();
  await expect(interval).toHaveValue('14');
  await button(page, 'Undo').click();
  await expect(followUp(page, 1).locator('option:checked')).toHaveText('Cold: every 30 days');
});

test('it can be undone, is there after a reload, and in a copy that someone else looks at', async ({ page }) => {
  await openCapacity(page);
  await typeWork(page);
  await followUp(page, 2).selectOption('Warm: every 7 days');
  await field(page, 'Days of follow-up at stage 2').fill('14');
  await expectMetric(page, 'capacity-hours', {}, 240 + 480 + 180);
  await field(page, 'People').fill('3');
  await field(page, 'People').blur();
  await button(page, 'Undo').click();
  await expect(field(page, 'People')).toHaveValue('2');
  await button(page, 'Redo').click();
  await expect(field(page, 'People')).toHaveValue('3');

  await page.reload();
  await tab(page, 'Capacity').click();
  await expect(field(page, 'People')).toHaveValue('3');
  await expect(field(page, 'Hours per person a month')).toHaveValue('120');
  await expect(field(page, 'Days between touches at stage 2')).toHaveValue('7');
  await expectMetric(page, 'capacity-hours', {}, 900);
  await expectMetric(page, 'capacity-utilisation', {}, 2.5);

  await button(page, 'Share').click();
  const link = await page.getByLabel('Link to this plan').inputValue();
  await page.goto('about:blank');
  await page.goto(link);
  await tab(page, 'Capacity').click();
  await expectMetric(page, 'capacity-hours', {}, 900);
  await expect(followUp(page, 2)).toBeDisabled();
  await expect(field(page, 'People')).not.toBeEditable();
});

test('what cannot be read is told beside its field, and changes nothing', async ({ page }) => {
  await openCapacity(page);
  await typeWork(page);
  const wrong: readonly [string, string, string][] = [
    ['People', 'some', '“some” is not a number. 2 still counts.'],
    ['People', '-1', "It can't be below zero. 2 still counts."],
    ['People', '100001', 'At most 100,000. 2 still counts.'],
    ['Hours per person a month', '=1/0', 'Nothing can be divided by zero. 120 still counts.'],
    ['Touches at stage 1', '1001', 'At most 1,000. 3 still counts.'],
    ['Minutes per touch at stage 1', '50%', 'A percentage does not fit here. 4 still counts.'],
  ];
  for (const [name, text, words] of wrong) {
    await field(page, name).fill(text);
    await expect(field(page, name)).toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByText(words)).toBeVisible();
    await expectMetric(page, 'capacity-hours', {}, 660);
    await field(page, name).press('Escape');
  }
  await expect(page.locator('.region .problem')).toHaveCount(0);
  await field(page, 'Minutes per touch at stage 4').fill('ten');
  await expect(page.locator('.region .problem')).toHaveText('“ten” is not a number.');
  // Nothing typed is nothing said.
  await field(page, 'People').fill('');
  await expect(said(page)).toHaveText('The goal takes 660 h of work a month. It needs 6 people. Type the people and their hours to see how far they get.');
  await expectMetric(page, 'hours-available', {}, null);
});

test('every number tells how it came about', async ({ page }) => {
  await openCapacity(page);
  await typeWork(page);
  await followUp(page, 2).selectOption('Warm: every 7 days');
  await field(page, 'Days of follow-up at stage 2').fill('21');
  await field(page, 'Days of follow-up at stage 2').blur();
  await expectMetric(page, 'capacity-hours', { stage: 2 }, 720);
  // Six of each of four stages and four of all in the table; five totals, and four in the sentences.
  const numbers = page.getByRole('tabpanel').locator('data');
  const places = await numbers.evaluateAll((elements) => elements.map((element) => {
    const { metric, stage } = (element as HTMLElement).dataset;
    return { same: `[data-metric="${metric}"]${stage ? `[data-stage="${stage}"]` : ':not([data-stage])'}`, value: element.getAttribute('value') ?? '' };
  }));
  expect(places.length).toBe(4 * 6 + 4 + 5 + 4);
  for (const [index, { same, value }] of places.entries()) {
    await numbers.nth(index).click();
    const told = dialog(page).locator(`data${same}`);
    await expect.soft(told, same).toHaveAttribute('value', value);
    await expect.soft(told, `${same} is scrolled to`).toBeInViewport();
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
  }
});

test('by the keyboard the words beside numbers open how they came about, and Escape goes back to them', async ({ page }) => {
  await openCapacity(page);
  await typeWork(page);
  const opens = async (opener: Locator, title: string, said: readonly string[]): Promise<void> => {
    await tabTo(page, opener);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: title, exact: true })).toBeVisible();
    for (const words of said) await expect(dialog(page)).toContainText(words);
    await axeClean(page);
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
    await expect(opener).toBeFocused();
  };
  const table = page.getByRole('table', { name: 'Capacity by stage' });
  const inAll = ['2 × 120 =240 h', 'Leads: 1,200 × 3 × 4 ÷ 60 = 240', '240 + 240 + 180 =660 h', '660 ÷ 240 =275%', 'Where the hours run out: Meetings', '(240 − 180) ÷ 240 =25%', '660 ÷ 120 =6'];
  await opens(table.getByRole('button', { name: 'Offers' }), 'The math of the work at Offers', ['120 × 2 × 45 ÷ 60 =180 h', '180 ÷ 240 =75%', '120 × 2 ÷ (2 × 21) =5.7', 'Assumes 21 working days a month']);
  await opens(table.getByRole('button', { name: 'All stages' }), "The math of the team's work", inAll);
  await tabTo(page, tab(page, 'Capacity'), 'Shift+Tab');
  await opens(page.locator('.soon').getByRole('button', { name: 'People needed' }), "The math of the team's work", inAll);
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 360]) {
    test.describe(`in ${colorScheme} at ${width} pixels`, () => {
      test.use({ colorScheme, viewport: { width, height: 900 } });

      test('axe finds nothing, nothing scrolls sideways, and every tab is in sight', async ({ page }) => {
        await openCapacity(page);
        const check = async (what: string) => {
          await axeClean(page);
          expect(await page.evaluate(() => document.documentElement.scrollWidth), what).toBeLessThanOrEqual(width);
        };
        await check('nothing typed');
        await typeWork(page);
        await followUp(page, 1).selectOption('Hot: every 2 days');
        await field(page, 'People').fill('some');
        await check('typed');
        const tabs = page.getByRole('tablist', { name: 'Regions of the plan' });
        expect(await tabs.evaluate((list) => list.scrollWidth - list.clientWidth)).toBe(0);
      });
    });
  }
}
