import type { Locator } from '@playwright/test';
import { SAMPLE, button, expectMetric, expectStages, field, open, slider } from './journey';
import { expect, metric, test } from './support';

test.beforeEach(async ({ page }) => open(page));

const WAYS_TO_TYPE: readonly [string, number][] = [
  ['12k', 12_000],
  ['1.2M', 1_200_000],
  ['1 200', 1200],
  ['1,200', 1200],
  ['1\u{202f}200', 1200],
  ['=1200*3', 3600],
  ['=(100+20)*10%', 12],
  ['١٢٠٠', 1200],
  ['۱۲۰۰', 1200],
  ['१२००', 1200],
  ['  7  ', 7],
  ['0', 0],
];

test('a count is typed in many ways', async ({ page }) => {
  const counted = field(page, 'Count at stage 1');
  for (const [text, count] of WAYS_TO_TYPE) {
    await test.step(text, async () => {
      await counted.fill('');
      await counted.pressSequentially(text);
      await expectMetric(page, 'expected-count', { stage: 1 }, count);
      await expect(counted, 'is left as it was typed').toHaveValue(text);
      await expect(counted).not.toHaveAttribute('aria-invalid');
      await counted.blur();
      await expect(counted).toHaveValue(count.toLocaleString('en-US'));
    });
  }
});

test('a rate is typed in many ways', async ({ page }) => {
  const rates = [['12,5 %', 0.125], ['10', 0.1], ['12.5', 0.125], ['0.5%', 0.005], ['=10%+2.5%', 0.125], ['٪١٠', 0.1], ['۱۲٫۵٪', 0.125], ['100%', 1]] as const;
  for (const [text, rate] of rates) {
    await test.step(text, async () => {
      await field(page, 'What-if conversion into stage 2').fill(text);
      await expectMetric(page, 'step-conversion', { stage: 2 }, rate);
      await expectMetric(page, 'customers', {}, 12_000 * rate * (38 / 850), 6);
    });
  }
});

test('a rate calculated from a percentage is that share', async ({ page }) => {
  await field(page, 'What-if conversion into stage 2').fill('=25%/2');
  await expectMetric(page, 'step-conversion', { stage: 2 }, 0.125);
});

test('a deal value is typed in many ways', async ({ page }) => {
  for (const [text, value] of [['€1,250.50', 1250.5], ['1250,5', 1250.5], ['1.2k', 1200], ['=4800/2', 2400], ['0', 0], ['10', 10], ['', 0]] as const) {
    await test.step(text, async () => {
      await field(page, 'Average deal value').fill(text);
      await expectMetric(page, 'revenue', {}, 38 * value, 6);
    });
  }
});

const WRONG_COUNTS: readonly [string, string][] = [
  ['', 'Type a number.'],
  ['abc', '“abc” is not a number.'],
  ['-5', "It can't be below zero."],
  ['10.5', 'Only whole numbers.'],
  ['50%', "A percentage does not fit here."],
  ['2000000000000000', 'At most 1,000,000,000,000,000.'],
  ['1e30', 'This is too large.'],
  ['1215000,000', '“1215000,000” is not a number.'],
  ['12.000', 'Is it 12,000 or 12? Type that.'],
  ['=12*', 'This is not finished.'],
  ['=1/0', 'Nothing can be divided by zero.'],
  ['10-20', 'To calculate, begin with “=”.'],
];

test('a wrong count is marked in words, and the last good one counts', async ({ page }) => {
  const counted = field(page, 'Count at stage 2');
  for (const [text, problem] of WRONG_COUNTS) {
    await test.step(`“${text}”`, async () => {
      await counted.fill(text);
      await expect(counted).toHaveAttribute('aria-invalid', 'true');
      await expect(counted).toHaveAccessibleDescription(`${problem} 850 still counts.`);
      await expect(page.getByText(problem)).toBeVisible();
      await expectMetric(page, 'expected-count', { stage: 2 }, 850);
      await counted.blur();
      await expect(counted, 'stays to be mended').toHaveValue(text);
      await expect(counted).toHaveAttribute('aria-invalid', 'true');

      await counted.fill('900');
      await expect(counted).not.toHaveAttribute('aria-invalid');
      await expect(page.getByText(problem)).toHaveCount(0);
      await expectMetric(page, 'expected-count', { stage: 2 }, 900);
      await counted.fill('850');
    });
  }
});

test('what is entered is typed over', async ({ page }) => {
  for (const [name, text, left] of [['Count at stage 1', '15000', '15,000'], ['Goal', '60', '60'], ['What-if conversion into stage 2', '10', '10%']] as const) {
    await test.step(name, async () => {
      await field(page, name).click();
      await page.keyboard.type(text);
      await field(page, name).blur();
      await expect(field(page, name)).toHaveValue(left);
    });
  }
  await expectMetric(page, 'expected-count', { stage: 1 }, 15_000);
  await field(page, 'Count at stage 1').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('700');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('9000');
  await field(page, 'Count at stage 1').blur();
  await expectStages(page, [['Visitors', 9000], ['Leads', 700], ...SAMPLE.slice(2)]);
});

test('a second click places the caret, and a part that is selected stays so', async ({ page }) => {
  const selected = (input: HTMLInputElement) => [input.selectionStart, input.selectionEnd];
  const counted = field(page, 'Count at stage 1');
  const box = await counted.boundingBox();
  if (!box) throw new Error('the field is not on the page');
  const [right, middle] = [box.x + box.width - 8, box.y + box.height / 2];
  await page.mouse.click(right, middle);
  expect(await counted.evaluate(selected)).toEqual([0, 6]);
  await page.mouse.click(right, middle, { delay: 600 });
  expect(await counted.evaluate(selected)).toEqual([6, 6]);
  await page.keyboard.type('5');
  await expectMetric(page, 'expected-count', { stage: 1 }, 120_005);
  await counted.blur();

  await page.mouse.move(right, middle);
  await page.mouse.down();
  await page.mouse.move(right - 25, middle, { steps: 4 });
  await page.mouse.up();
  const [start, end] = await counted.evaluate(selected);
  expect(start).toBeGreaterThan(0);
  expect(end).toBe(7);
});

/** Puts the caret behind so many characters. */
const placeCaret = (counted: Locator, at: number) =>
  counted.evaluate((input: HTMLInputElement, at) => input.setSelectionRange(at, at), at);

test('a grouped number is edited at the caret', async ({ page }) => {
  const counted = field(page, 'Count at stage 1');
  const value = (input: HTMLInputElement) => [input.value, input.selectionStart];
  const steps: readonly [at: number, keys: string[], text: string, caret: number, count: number][] = [
    [2, ['1'], '121,000', 3, 121_000],
    [2, ['1', '5'], '1215000', 4, 1_215_000],
    [2, ['1', '5', '0', '0', '0'], '1215000000', 7, 1_215_000_000],
    [4, ['5'], '120500', 4, 120_500],
    [6, ['5'], '120005', 6, 120_005],
    [6, ['Backspace'], '1200', 4, 1200],
    [1, ['Backspace'], '2,000', 0, 2000],
    [3, ['Backspace'], '12000', 2, 12_000],
    [5, ['Backspace', '7'], '12070', 4, 12_070],
  ];
  for (const [at, keys, text, caret, count] of steps) {
    await test.step(`${at} ${keys.join(' ')}`, async () => {
      await counted.fill('12000');
      await counted.blur();
      await counted.focus();
      await placeCaret(counted, at);
      for (const key of keys) {
        await page.keyboard.press(key);
        await expect(counted).not.toHaveAttribute('aria-invalid');
      }
      await expectMetric(page, 'expected-count', { stage: 1 }, count);
      expect(await counted.evaluate(value)).toEqual([text, caret]);
    });
  }
});

test('a text that cannot be read is no change to undo', async ({ page }) => {
  await field(page, 'Count at stage 2').fill('lots');
  await expect(field(page, 'Count at stage 2')).toHaveAttribute('aria-invalid', 'true');
  await expect(button(page, 'Undo')).toBeDisabled();
});

test('wrong text is marked in words in every kind of field', async ({ page }) => {
  const wrong = [
    ['What-if conversion into stage 2', '120%', 'Only from 0% to 100%. 7.08% still counts.'],
    ['What-if volume', '12 people', '“people” is not a number. 12,000 still counts.'],
    ['Goal', '-1', "It can't be below zero. 45 still counts."],
    ['Average deal value', '99%', 'A percentage does not fit here. €2,400 still counts.'],
    ['Average deal value', '1e17', 'At most €10,000,000,000,000. €2,400 still counts.'],
    ['Average deal value', '€ 2.400', 'Is it 2,400 or 2.4? Type that. €2,400 still counts.'],
    ['What-if deal value', '1.459', 'Is it 1,459 or =1.459? Type that. €2,400 still counts.'],
    ['What-if deal value', 'much', '“much” is not a number. €2,400 still counts.'],
  ] as const;
  for (const [name, text, words] of wrong) {
    await test.step(`“${text}” in ${name}`, async () => {
      await field(page, name).fill(text);
      await expect(field(page, name)).toHaveAttribute('aria-invalid', 'true');
      await expect(field(page, name)).toHaveAccessibleDescription(words);
      await expectMetric(page, 'customers', {}, 38);
      await expectMetric(page, 'revenue', {}, 91_200);
      await expectMetric(page, 'required-top', {}, 14_211);
    });
  }
});

test('a confidence of nothing or of certainty is refused in words', async ({ page }) => {
  const confidence = page.getByRole('combobox', { name: 'Confidence' });
  for (const text of ['0', '100%']) {
    await confidence.fill(text);
    await expect(confidence).toHaveAccessibleDescription(/^Only from 1% to 99\.9%\./);
  }
  await expectMetric(page, 'required-top-confident', {}, 17_071);
});

test('what a half-typed text has changed is taken back where it turns out wrong', async ({ page }) => {
  const counted = field(page, 'Count at stage 2');
  await counted.click();
  await page.keyboard.type('12');
  await expectMetric(page, 'expected-count', { stage: 2 }, 12);
  await page.keyboard.type('x');
  await expectMetric(page, 'expected-count', { stage: 2 }, 850);
  await expect(counted).toHaveValue('12x');
  await expect(counted).toHaveAccessibleDescription('“x” is not a number. 850 still counts.');
  await expect(button(page, 'Undo')).toBeDisabled();
  await counted.blur();
  await expect(counted, 'stays to be mended').toHaveValue('12x');
  await expectStages(page, [SAMPLE[0], ['Leads', NaN], ...SAMPLE.slice(2)]);

  await counted.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Backspace');
  await expectMetric(page, 'expected-count', { stage: 2 }, 12);
  await page.keyboard.press('0');
  await expectMetric(page, 'expected-count', { stage: 2 }, 120);
  await counted.blur();
  await button(page, 'Undo').click();
  await expectStages(page, SAMPLE);
  await expect(button(page, 'Undo'), 'it was one step').toBeDisabled();
});

test('a number half typed is not taken for less than it becomes', async ({ page }) => {
  const counted = field(page, 'Count at stage 2');
  await counted.fill('');
  let typed = '';
  for (const key of '=1.50*600') {
    await page.keyboard.type(key);
    typed += key;
    await expect(counted).toHaveValue(typed);
  }
  await expectMetric(page, 'expected-count', { stage: 2 }, 900);
});

test('a decimal half typed stays as it is typed', async ({ page }) => {
  const value = field(page, 'Average deal value');
  await value.fill('');
  let typed = '';
  for (const key of '1000.50') {
    await page.keyboard.type(key);
    typed += key;
    await expect(value).toHaveValue(typed);
  }
  await expectMetric(page, 'revenue', {}, 38 * 1000.5);
});

test('another change does not eat what is half typed', async ({ page }) => {
  const counted = field(page, 'Count at stage 2');
  await counted.fill('85x');
  await field(page, 'Count at stage 3').fill('430');
  await expectMetric(page, 'expected-count', { stage: 3 }, 430);
  await expect(counted).toHaveValue('85x');
  await expect(counted).toHaveAttribute('aria-invalid', 'true');
  await counted.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Backspace');
  await expectMetric(page, 'expected-count', { stage: 2 }, 85);
});

test('Escape takes back what cannot be read', async ({ page }) => {
  const counted = field(page, 'Count at stage 2');
  await counted.fill('85 or so');
  await expect(counted).toHaveAttribute('aria-invalid', 'true');
  await page.keyboard.press('Escape');
  await expect(counted).toHaveValue('850');
  await expect(counted).not.toHaveAttribute('aria-invalid');
  await expect(counted).toBeFocused();
});

test('undo first takes back what cannot be read, then the change before', async ({ page }) => {
  await field(page, 'Count at stage 3').fill('430');
  const counted = field(page, 'Count at stage 2');
  await counted.fill('lots');
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(counted).toHaveValue('850');
  await expectMetric(page, 'expected-count', { stage: 3 }, 430);
  await page.keyboard.press('ControlOrMeta+Z');
  await expectStages(page, SAMPLE);
});

test('an emptied what-if field gives way to the baseline', async ({ page }) => {
  const rate = field(page, 'What-if conversion into stage 2');
  await rate.fill('10%');
  await expectMetric(page, 'step-conversion', { stage: 2 }, 0.1);
  await rate.fill('');
  await expectMetric(page, 'step-conversion', { stage: 2 }, 850 / 12_000);
  await expect(rate).toHaveValue('');
  await rate.blur();
  await expect(rate).toHaveValue('7.08%');
});

test('a step that rises keeps its rate, by hand and by the slider', async ({ page }) => {
  await field(page, 'Count at stage 2').fill('24000');
  const rate = field(page, 'What-if conversion into stage 2');
  await expect(rate).toHaveValue('200.00%');
  await rate.fill('200%');
  await expect(rate).not.toHaveAttribute('aria-invalid');
  await rate.fill('250%');
  await expectMetric(page, 'expected-count', { stage: 2 }, 30_000);
  await button(page, 'Reset what-if').click();
  await slider(page, 'What-if conversion into stage 2').press('ArrowLeft');
  await expect.poll(() => metric(page, 'step-conversion', { stage: 2 })).toBeLessThan(2);
  expect(await metric(page, 'step-conversion', { stage: 2 })).toBeGreaterThan(1.95);
  await rate.fill('10,001%');
  await expect(rate).toHaveAccessibleDescription(/^Only from 0% to 10,000%\./);
});

test('Enter and the arrows go along a column', async ({ page }) => {
  await field(page, 'Count at stage 1').fill('13000');
  await page.keyboard.press('Enter');
  await expect(field(page, 'Count at stage 2')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(field(page, 'Count at stage 3')).toBeFocused();
  await page.keyboard.press('Shift+Enter');
  await expect(field(page, 'Count at stage 2')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(field(page, 'Count at stage 1')).toBeFocused();
  await expect(field(page, 'Count at stage 1')).toHaveValue('13,000');
  await page.keyboard.press('ArrowUp');
  await expect(field(page, 'Count at stage 1'), 'nothing is above it').toBeFocused();
});

test('the results are spoken once typing pauses', async ({ page }) => {
  await expect(page.locator('#status')).toHaveText('');
  await field(page, 'Count at stage 6').fill('76');
  await expect(page.locator('#status')).toHaveText(/^Overall conversion 0\.63%, customers 76, revenue €182,400, chance of the goal .+\.$/);
});
