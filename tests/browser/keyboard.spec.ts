import type { Page } from '@playwright/test';
import { button, dialog, expectMetric, expectStages, field, open, slider, stageRows, tabTo } from './journey';
import { expect, metric, test } from './support';

/** Types over whatever the field with the focus holds. */
async function typeOver(page: Page, text: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(text);
}

test('the whole job is done by the keyboard alone', async ({ page }) => {
  test.slow();
  await open(page);

  await test.step('types names and counts down the columns', async () => {
    await tabTo(page, field(page, 'Name of stage 1'));
    for (const name of ['Leads', 'Qualified', 'Opportunities', 'Customers']) {
      await typeOver(page, name);
      await page.keyboard.press('Enter');
    }
    await tabTo(page, field(page, 'Count at stage 1'), 'Shift+Tab');
    for (const count of ['1k', '400', '150', '30']) {
      await typeOver(page, count);
      await page.keyboard.press('Enter');
    }
    await expect(field(page, 'Count at stage 5')).toBeFocused();
  });

  await test.step('removes the stages left over', async () => {
    for (const stage of [6, 5]) {
      await tabTo(page, button(page, `Remove stage ${stage}`));
      await page.keyboard.press('Enter');
      await expect(stageRows(page)).toHaveCount(stage - 1);
      await expect(field(page, `Name of stage ${stage - 1}`), 'the focus stays in the table').toBeFocused();
    }
    await expectStages(page, [['Leads', 1000], ['Qualified', 400], ['Opportunities', 150], ['Customers', 30]]);
    await expectMetric(page, 'overall-conversion', {}, 0.03);
  });

  await test.step('adds a stage, and moves it', async () => {
    await tabTo(page, button(page, 'Add stage'));
    await page.keyboard.press('Enter');
    await expect(field(page, 'Name of stage 5')).toBeFocused();
    await page.keyboard.type('Offers');
    await page.keyboard.press('Alt+ArrowUp');
    await expect(field(page, 'Name of stage 4')).toBeFocused();
    await page.keyboard.press('Tab');
    await tabTo(page, field(page, 'Count at stage 4'));
    await typeOver(page, '60');
    await expectStages(page, [['Leads', 1000], ['Qualified', 400], ['Opportunities', 150], ['Offers', 60], ['Customers', 30]]);
    await expectMetric(page, 'step-conversion', { stage: 5 }, 0.5);
  });

  await test.step('sets a goal of revenue', async () => {
    await tabTo(page, page.getByLabel('Goal measure'));
    await page.keyboard.press('ArrowDown');
    await expect(page.getByLabel('Goal measure')).toHaveValue('revenue');
    await tabTo(page, field(page, 'Goal'), 'Shift+Tab');
    await typeOver(page, '300k');
    await tabTo(page, field(page, 'Average deal value'));
    await typeOver(page, '5000');
    await expectMetric(page, 'required-top', {}, 2000);
  });

  await test.step('moves a slider, and keeps what it found', async () => {
    await tabTo(page, slider(page, 'What-if conversion into stage 5'));
    for (let presses = 0; presses < 5; presses += 1) await page.keyboard.press('ArrowRight');
    await expect.poll(() => metric(page, 'customers')).toBeGreaterThan(30);
    await tabTo(page, button(page, 'Save as scenario'));
    await page.keyboard.press('Enter');
    await expect(field(page, 'Name of scenario 1')).toBeFocused();
    await page.keyboard.type('Better closing');
    expect(await metric(page, 'customers', { scenario: 'Better closing' })).toBe(await metric(page, 'customers'));
    await tabTo(page, button(page, 'Use Baseline'), 'Shift+Tab');
    await page.keyboard.press('Space');
    await expectMetric(page, 'customers', {}, 30);
  });

  await test.step('reads how a number came about', async () => {
    await tabTo(page, button(page, 'Show the math of stage 2'), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: 'The math of Leads → Qualified' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(button(page, 'Show the math of stage 2')).toBeFocused();
  });

  await test.step('opens a template, and undoes it', async () => {
    await tabTo(page, button(page, 'Templates'), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await tabTo(page, dialog(page).getByRole('button', { name: /^Online shop/ }));
    await page.keyboard.press('Enter');
    await expect(dialog(page)).toHaveCount(0);
    await expect(field(page, 'Name of stage 1')).toHaveValue('Product views');
    await page.keyboard.press('ControlOrMeta+Z');
    await expect(field(page, 'Name of stage 1')).toHaveValue('Leads');
    await page.keyboard.press('ControlOrMeta+Y');
    await expect(field(page, 'Name of stage 1')).toHaveValue('Product views');
  });
});

test('the focus is never lost by what a dialog does', async ({ page }) => {
  await open(page);
  const opener = page.getByTitle('Plans and settings');
  await opener.focus();
  for (const choose of ['Duplicate Autumn campaign', 'Open Autumn campaign']) {
    await page.keyboard.press('Enter');
    await dialog(page).getByRole('button', { name: choose, exact: true }).focus();
    await page.keyboard.press('Enter');
    if (choose.startsWith('Duplicate')) await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
    await expect(opener, `after “${choose}”`).toBeFocused();
  }
});

test('what has the focus is seen to have it', async ({ page }) => {
  await open(page);
  await field(page, 'Name of stage 1').focus();
  const unseen: string[] = [];
  for (let presses = 0; presses < 60; presses += 1) {
    const hidden = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return '';
      // Some fields are marked by what is around them.
      const marked = [element, element.parentElement].some((candidate) => {
        if (!candidate) return false;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(candidate);
        return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
      });
      let opacity = 1;
      for (let node: Element | null = element; node; node = node.parentElement) opacity *= Number(getComputedStyle(node).opacity);
      const { width, height } = element.getBoundingClientRect();
      const seen = marked && opacity > 0.9 && width >= 10 && height >= 10;
      return seen ? '' : element.getAttribute('aria-label') ?? element.textContent ?? element.tagName;
    });
    if (hidden) unseen.push(hidden);
    await page.keyboard.press('Tab');
  }
  expect(unseen).toEqual([]);
});
