import { SAMPLE, allMetrics, button, expectMetric, expectStages, field, open, slider } from './journey';
import { expect, metric, test } from './support';

test.beforeEach(async ({ page }) => open(page));

test('a typed field is one step, and the next field another', async ({ page }) => {
  await expect(button(page, 'Undo')).toBeDisabled();
  await expect(button(page, 'Redo')).toBeDisabled();
  await field(page, 'Count at stage 1').selectText();
  await page.keyboard.type('24000');
  await field(page, 'Count at stage 6').selectText();
  await page.keyboard.type('76');
  await expectMetric(page, 'overall-conversion', {}, 76 / 24_000);

  await button(page, 'Undo').click();
  await expectMetric(page, 'overall-conversion', {}, 38 / 24_000);
  await button(page, 'Undo').click();
  await expectStages(page, SAMPLE);
  await expect(button(page, 'Undo')).toBeDisabled();

  await button(page, 'Redo').click();
  await button(page, 'Redo').click();
  await expectMetric(page, 'overall-conversion', {}, 76 / 24_000);
  await expect(button(page, 'Redo')).toBeDisabled();
});

test('the same field typed twice is two steps', async ({ page }) => {
  const counted = field(page, 'Count at stage 1');
  await counted.fill('24000');
  await counted.blur();
  await counted.fill('36000');
  await expectMetric(page, 'expected-count', { stage: 1 }, 36_000);
  await button(page, 'Undo').click();
  await expectMetric(page, 'expected-count', { stage: 1 }, 24_000);
});

test('a drag of a slider is one step', async ({ page }) => {
  const thumb = slider(page, 'What-if conversion into stage 2');
  const drag = async (from: number, to: number) => {
    await thumb.scrollIntoViewIfNeeded();
    const box = await thumb.boundingBox();
    if (!box) throw new Error('the slider is not on the page');
    await page.mouse.move(box.x + box.width * from, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * to, box.y + box.height / 2, { steps: 8 });
    await page.mouse.up();
  };
  const rate = () => metric(page, 'step-conversion', { stage: 2 });
  await drag(0.3, 0.5);
  await expect.poll(rate).toBeGreaterThan(850 / 12_000);
  const first = await rate();
  await drag(0.5, 0.8);
  await expect.poll(rate).toBeGreaterThan(first ?? 1);

  await button(page, 'Undo').click();
  await expectMetric(page, 'step-conversion', { stage: 2 }, first);
  await button(page, 'Undo').click();
  await expectMetric(page, 'step-conversion', { stage: 2 }, 850 / 12_000);
  await expect(button(page, 'Undo')).toBeDisabled();
});

for (const redo of ['ControlOrMeta+Y', 'ControlOrMeta+Shift+Z']) {
  test(`the keys undo, and ${redo} does again`, async ({ page }) => {
    await button(page, 'Remove stage 2').click();
    await expectMetric(page, 'step-conversion', { stage: 2 }, 420 / 12_000);
    await page.keyboard.press('ControlOrMeta+Z');
    await expectStages(page, SAMPLE);
    await page.keyboard.press(redo);
    await expectMetric(page, 'step-conversion', { stage: 2 }, 420 / 12_000);
  });

  test(`the same with the focus in a field that was typed in, ${redo}`, async ({ page }) => {
    const counted = field(page, 'Count at stage 2');
    await counted.focus();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('900');
    await expectMetric(page, 'expected-count', { stage: 2 }, 900);
    await page.keyboard.press('ControlOrMeta+Z');
    await expect(counted).toBeFocused();
    await expect(counted).toHaveValue('850');
    await expectStages(page, SAMPLE);
    await page.keyboard.press(redo);
    await expect(counted).toHaveValue('900');
    await expectMetric(page, 'expected-count', { stage: 2 }, 900);
  });
}

for (const [layout, undo, redo] of [['Russian', 'я', 'н'], ['Greek', 'ζ', 'υ'], ['Arabic', 'ئ', 'غ'], ['German', 'z', 'y']] as const) {
  test(`the keys undo on a ${layout} keyboard`, async ({ page }) => {
    // A German keyboard has Z and Y the other way round: there the letter counts.
    const [keyOfUndo, keyOfRedo] = layout === 'German' ? ['KeyY', 'KeyZ'] : ['KeyZ', 'KeyY'];
    const press = (key: string, code: string) =>
      field(page, 'Count at stage 2').dispatchEvent('keydown', { key, code, ctrlKey: true, bubbles: true, cancelable: true });
    await field(page, 'Count at stage 2').fill('900');
    await expectMetric(page, 'expected-count', { stage: 2 }, 900);
    await press(undo, keyOfUndo);
    await expectStages(page, SAMPLE);
    await press(redo, keyOfRedo);
    await expectMetric(page, 'expected-count', { stage: 2 }, 900);
  });
}

test('a new change after undo ends what could be done again', async ({ page }) => {
  await field(page, 'Count at stage 1').fill('24000');
  await button(page, 'Undo').click();
  await field(page, 'Count at stage 2').fill('900');
  await expectMetric(page, 'step-conversion', { stage: 2 }, 0.075);
  await expect(button(page, 'Redo')).toBeDisabled();
});

test('every kind of change is undone, in turn', async ({ page }) => {
  const before: object[] = [];
  const shown = async () => ({
    numbers: await allMetrics(page),
    fields: await page.locator('main').locator('input, select').evaluateAll((fields) =>
      fields.map((field) => (field as HTMLInputElement).value)),
    pressed: await page.locator('main [aria-pressed=true]').evaluateAll((buttons) =>
      buttons.map((pressed) => pressed.getAttribute('aria-label'))),
  });
  const change = async (doIt: () => Promise<unknown>) => {
    const last = await shown();
    before.push(last);
    await doIt();
    // Leaves the field: what is typed is shown as it is kept.
    await page.locator('h1').click();
    await expect.poll(shown).not.toEqual(last);
  };
  await change(() => field(page, 'Name of stage 1').fill('Page views'));
  await change(() => button(page, 'Move stage 2 down').click());
  await change(() => button(page, 'Remove stage 2').click());
  await change(() => button(page, 'Mark stage 2 as key').click());
  await change(() => button(page, 'Count customers at stage 4').click());
  await change(() => field(page, 'Goal').fill('60'));
  await change(() => field(page, 'Average deal value').fill('2500'));
  await change(() => page.getByLabel('Goal measure').selectOption('revenue'));
  await change(() => field(page, 'What-if volume').fill('20000'));
  await change(() => button(page, 'Save as scenario').click());
  await change(() => button(page, 'Use Baseline').click());
  await change(() => button(page, 'Remove Scenario 1').click());
  for (const state of before.reverse()) {
    await button(page, 'Undo').click();
    await expect.poll(shown).toEqual(state);
  }
  await expect(button(page, 'Undo')).toBeDisabled();
});

test('looking is no step', async ({ page }) => {
  await page.getByLabel('Full view').check();
  await page.getByRole('button', { name: 'of the top' }).click();
  await button(page, 'Templates').click();
  await page.keyboard.press('Escape');
  await expect(button(page, 'Undo')).toBeDisabled();
});
