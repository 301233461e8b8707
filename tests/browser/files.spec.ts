// Every way out of the page and back into it, by files and by the clipboard.

import { readFile } from 'node:fs/promises';
import type { Download, Locator, Page } from '@playwright/test';
import { SAMPLE, allMetrics, button, dialog, expectMetric, expectStages, field, open, openPlans, stageRows, tabTo } from './journey';
import { axeClean, expect, test } from './support';
import { unzip } from './zip';

const openPlan = (page: Page) => page.getByTitle('Plans and settings');
const chooser = (page: Page): Locator => dialog(page).getByLabel('Choose a file');
const pasted = (page: Page): Locator => dialog(page).getByRole('textbox', { name: 'Or paste here' });
const boxes = (page: Page): Locator => dialog(page).getByRole('checkbox');
const alert = (page: Page): Locator => dialog(page).getByRole('alert');

type Saved = { name: string; bytes: Buffer; text: string };

async function content(download: Download): Promise<Saved> {
  const bytes = await readFile(await download.path());
  return { name: download.suggestedFilename(), bytes, text: bytes.toString('utf8') };
}

/** What a button of the export dialog saves. */
async function saved(page: Page, name: string): Promise<Saved> {
  if (await dialog(page).count() === 0) await button(page, 'Export').click();
  const download = page.waitForEvent('download');
  await button(page, name).click();
  return content(await download);
}

async function bring(page: Page, name: string, bytes: string | Buffer): Promise<void> {
  if (await dialog(page).count() === 0) await button(page, 'Import').click();
  await chooser(page).setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
}

/** Drops a file on an element as from the desktop, and tells whether the page has taken it. */
async function drop(on: Locator, name: string, text: string): Promise<boolean> {
  return on.evaluate((element, [fileName, content]) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([content], fileName));
    const fire = (type: string) => {
      const event = new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer });
      element.dispatchEvent(event);
      return event.defaultPrevented;
    };
    return [fire('dragover'), fire('drop')].every(Boolean);
  }, [name, text] as const);
}

async function rename(page: Page, name: string): Promise<void> {
  await openPlans(page);
  await dialog(page).getByRole('textbox').first().fill(name);
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
}

const planNames = (page: Page) =>
  dialog(page).locator('.plan-row').getByRole('textbox').evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));

test.beforeEach(async ({ page }) => open(page));

test.describe('a plan as a file', () => {
  test('comes back with all its numbers', async ({ page }) => {
    await field(page, 'What-if conversion into stage 2').fill('10%');
    await button(page, 'Save as scenario').click();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('table', { name: 'Comparison of scenarios' })).toBeVisible();
    await rename(page, 'Plan “ü” <b>');
    const before = await allMetrics(page);
    const file = await saved(page, 'Save plan as JSON');
    expect(file.name).toBe('Plan-“ü”-b.funnelwright.json');
    await expect(dialog(page).getByText('Saved as Plan')).toBeVisible();
    expect(file.text, 'set out for people').toMatch(/^\{\n  "format": "funnelwright-plan",\n  "version": 1,\n  "plan": \{\n    "name": /);
    await page.keyboard.press('Escape');

    await rename(page, 'Another');
    await field(page, 'Count at stage 1').fill('999');
    await bring(page, file.name, file.bytes);
    await expect(dialog(page).getByText('6 stages, 0.32% in all')).toBeVisible();
    await expect(dialog(page).getByText('Visitors 12,000')).toBeVisible();
    await button(page, 'Add 1 plan').click();
    await expect(dialog(page)).toHaveCount(0);
    await expect(openPlan(page)).toContainText('Plan “ü” <b>');
    await expectStages(page, SAMPLE);
    await expect.poll(() => allMetrics(page)).toEqual(before);
    expect((await saved(page, 'Save plan as JSON')).text, 'saved again it is the same file').toBe(file.text);
    await page.keyboard.press('Escape');
    await openPlans(page);
    expect(await planNames(page), 'nothing is replaced').toEqual(['Another', 'Plan “ü” <b>']);
    await page.keyboard.press('Escape');
    await button(page, 'Undo').click();
    await expect(openPlan(page)).toContainText('Another');
  });

  test('becomes a workbook for Excel', async ({ page }) => {
    const file = await saved(page, 'Save plan as Excel workbook');
    expect(file.name).toBe('Autumn-campaign.xlsx');
    await expect(dialog(page).getByText('Saved as Autumn-campaign.xlsx')).toBeVisible();
    const parts = unzip(file.bytes);
    expect(parts.get('xl/sharedStrings.xml')).toContain('Autumn campaign');
    expect(parts.get('xl/worksheets/sheet1.xml')).toContain('<v>12000</v>');
    expect(parts.get('xl/worksheets/sheet1.xml')).toMatch(/<f>[^<]+<\/f>/);
  });

  test.describe('where the workbook cannot be fetched', () => {
    test.use({ tolerated: /Failed to load|ERR_FAILED|importing a module script|error loading/i });

    test('it says so, and the next try works', async ({ page }) => {
      await page.route(/workbook-worker/, (route) => route.abort());
      await button(page, 'Export').click();
      await button(page, 'Save plan as Excel workbook').click();
      await expect(dialog(page).getByText('The file could not be made.')).toBeVisible();
      await page.unroute(/workbook-worker/);
      expect((await saved(page, 'Save plan as Excel workbook')).name).toBe('Autumn-campaign.xlsx');
    });
  });

  test('that is here already is not ticked', async ({ page }) => {
    const file = await saved(page, 'Save plan as JSON');
    await page.keyboard.press('Escape');
    await bring(page, file.name, file.bytes);
    await expect(dialog(page).getByText('already here')).toBeVisible();
    await expect(boxes(page)).not.toBeChecked();
    await expect(button(page, 'Add 0 plans')).toBeDisabled();
    await boxes(page).check();
    await button(page, 'Add 1 plan').click();
    await openPlans(page);
    await expect.poll(() => planNames(page)).toEqual(['Autumn campaign', 'Autumn campaign']);
  });

  test('that is damaged is mended, and says where', async ({ page }) => {
    const file = JSON.parse((await saved(page, 'Save plan as JSON')).text);
    await page.keyboard.press('Escape');
    file.plan.stages[2].count = 'lots';
    file.plan.stages[4].benchmark = { low: '2', high: '1' };
    await bring(page, 'damaged.json', JSON.stringify(file));
    await expect(dialog(page).getByText('this was mended')).toBeVisible();
    await expect(dialog(page).getByText('Count of stage 3: set to its plainest value')).toBeVisible();
    await expect(dialog(page).getByText(/^Usual range of stage 5/)).toBeVisible();
    await expect(dialog(page).getByText('MQL 0')).toBeVisible();
    await button(page, 'Add 1 plan').click();
    await expectStages(page, SAMPLE.map(([name, count], index) => [name, index === 2 ? 0 : count]));
  });
});

test('all plans come back, chosen one by one, the open one open', async ({ page }) => {
  for (const name of ['Webinar', 'Land plots']) {
    await button(page, 'Templates').click();
    await dialog(page).getByRole('button', { name: new RegExp(`^${name}`) }).click();
    await expect(openPlan(page)).toContainText(name);
  }
  await openPlans(page);
  await button(page, 'Open Webinar').click();
  const file = await saved(page, 'Save all plans as JSON');
  expect(file.name).toMatch(/^funnelwright-plans-\d{4}-\d\d-\d\d\.json$/);
  const { plans, active } = JSON.parse(file.text);
  expect([plans.length, active]).toEqual([3, 2]);

  await page.evaluate(() => localStorage.clear());
  await page.context().clearCookies();
  const fresh = await page.context().browser()!.newContext({ baseURL: test.info().project.use.baseURL, serviceWorkers: 'block' });
  const other = await fresh.newPage();
  await open(other);
  await bring(other, file.name, file.bytes);
  await expect(boxes(other)).toHaveCount(3);
  await expect(dialog(other).getByRole('checkbox', { name: /Autumn campaign/ }), 'the sample is there already').not.toBeChecked();
  await button(other, 'Add 2 plans').click();
  await expect(openPlan(other)).toContainText('Webinar');
  await openPlans(other);
  expect(await planNames(other)).toEqual(['Autumn campaign', 'Webinar', 'Land plots']);
  await fresh.close();
});

test.describe('results as a table', () => {
  test('are under the what-if in force, and stages come back from them', async ({ page }) => {
    await field(page, 'What-if volume').fill('24000');
    const csv = await saved(page, 'Save results as CSV');
    expect(csv.name).toBe('Autumn-campaign.csv');
    expect([...csv.bytes.subarray(0, 3)], 'so that Excel knows the letters').toEqual([0xef, 0xbb, 0xbf]);
    const rows = csv.text.slice(1).trimEnd().split('\r\n').map((line) => line.split(','));
    expect(rows.map((row) => row.length)).toEqual(Array(7).fill(15));
    expect(rows[0].slice(0, 4)).toEqual(['Stage', 'Count', 'Expected count', 'Step conversion']);
    expect(rows[0]).toContain('Value per entry (EUR)');
    expect(rows[1].slice(0, 3)).toEqual(['Visitors', '12000', '24000']);
    expect(Number(rows[6][2])).toBeCloseTo(76, 9);
    const tsv = await saved(page, 'Save results as TSV');
    expect(tsv.text.replaceAll('\t', ',').replaceAll('\n', '\r\n')).toBe(csv.text);
    await page.keyboard.press('Escape');
    for (const [name, { bytes }] of [['comma.csv', csv], ['tabs.tsv', tsv]] as const) {
      await bring(page, name, bytes);
      await button(page, 'Add 1 plan').click();
      await expect(openPlan(page)).toContainText(name.slice(0, 4));
      await expectStages(page, SAMPLE);
    }
  });

  test('are never a formula nor a way out of the folder', async ({ page }) => {
    const name = '=cmd|\' /C calc\'!A0';
    await rename(page, name);
    await field(page, 'Name of stage 1').fill(name);
    await field(page, 'Name of stage 2').fill('@SUM("a";1),\tx');
    const csv = await saved(page, 'Save results as CSV');
    expect(csv.name).toBe('cmd-C-calc-A0.csv');
    const lines = csv.text.slice(1).split('\r\n');
    expect(lines[1].startsWith(`'${name},`), lines[1]).toBe(true);
    expect(lines[2].startsWith('"\'@SUM(""a"";1), x",850,'), lines[2]).toBe(true);
    await page.keyboard.press('Escape');
    await bring(page, csv.name, csv.bytes);
    await button(page, 'Add 1 plan').click();
    await expectStages(page, [[name, 12_000], ['@SUM("a";1), x', 850], ...SAMPLE.slice(2)]);
  });
});

test.describe('a picture', () => {
  test('is an SVG that stands by itself, whatever names are', async ({ page }) => {
    await rename(page, '</text><script>alert(1)</script>');
    await field(page, 'Name of stage 1').fill('<image href="https://example.com/x.png"/>');
    await field(page, 'Name of stage 2').fill('A name so long that it takes more than one line beside the bar of its stage');
    const { name, text } = await saved(page, 'Save picture as SVG');
    expect(name).toBe('text-script-alert-1-script.svg');
    const found = await page.evaluate((source) => {
      const tree = new DOMParser().parseFromString(source, 'image/svg+xml');
      const elements = [...tree.querySelectorAll('*')];
      return {
        broken: tree.querySelector('parsererror')?.textContent ?? null,
        names: [...new Set(elements.map((element) => element.localName))].sort(),
        pointing: elements.flatMap((element) => [...element.attributes])
          .filter(({ name: attribute, value }) => /^on|href|style|src/.test(attribute) || /url\(|https?:/.test(value)).map(({ name: attribute }) => attribute)
          .filter((attribute) => attribute !== 'xmlns'),
        texts: [...tree.querySelectorAll('text')].map((element) => element.textContent),
        title: tree.querySelector('title')?.textContent,
      };
    }, text);
    expect(found.broken).toBeNull();
    expect(found.names).toEqual(['desc', 'line', 'rect', 'svg', 'text', 'title']);
    expect(found.pointing).toEqual([]);
    expect(found.title).toBe('</text><script>alert(1)</script>');
    expect(found.texts).toEqual(expect.arrayContaining(['12,000', '7.08%', '0.32%', '€91,200']));
    expect(found.texts.join(' ')).toContain('Goal: 45 customers');
    expect(found.texts.join(' ').replace(/\s+/g, ' ')).toContain('takes more than');
  });

  test('has every text within it and none over another', async ({ page }) => {
    await field(page, 'Name of stage 3').fill('Wwwwwwwwwwwwwwwwwwwwwwwwww mmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmm');
    await field(page, 'Name of stage 4').fill('漢字'.repeat(40));
    await field(page, 'Count at stage 1').fill('1000000000000000');
    const { text } = await saved(page, 'Save picture as SVG');
    await page.keyboard.press('Escape');
    const faults = await page.evaluate((source) => {
      const holder = document.createElement('div');
      holder.append(document.importNode(new DOMParser().parseFromString(source, 'image/svg+xml').documentElement, true));
      document.body.append(holder);
      const frame = holder.firstElementChild!.getBoundingClientRect();
      const texts = [...holder.querySelectorAll('text')].map((element) => ({ words: element.textContent, box: element.getBoundingClientRect() }));
      const outside = texts.filter(({ box }) => box.left < frame.left || box.right > frame.right || box.bottom > frame.bottom);
      // Boxes have room above and below the letters.
      const over = texts.flatMap((one, index) => texts.slice(index + 1).filter((other) =>
        Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left) > 1
        && Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top) > 6).map((other) => `${one.words} / ${other.words}`));
      holder.remove();
      return [...outside.map(({ words }) => words), ...over];
    }, text);
    expect(faults).toEqual([]);
  });

  test('is a PNG of twice its size, and not blank', async ({ page }) => {
    const svg = await saved(page, 'Save picture as SVG');
    const { name, bytes } = await saved(page, 'Save picture as PNG');
    expect(name).toBe('Autumn-campaign.png');
    const [, width, height] = svg.text.match(/ width="(\d+)" height="(\d+)"/) ?? [];
    const image = await page.evaluate(async (encoded) => {
      const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0))]));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = canvas.getContext('2d')!;
      context.drawImage(bitmap, 0, 0);
      const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
      const colours = new Map<string, number>();
      for (let place = 0; place < data.length; place += 4) {
        const colour = data.slice(place, place + 4).join();
        colours.set(colour, (colours.get(colour) ?? 0) + 1);
      }
      return { width: bitmap.width, height: bitmap.height, accent: colours.get('11,110,105,255') ?? 0, paper: colours.get('255,255,255,255') ?? 0 };
    }, bytes.toString('base64'));
    expect([image.width, image.height]).toEqual([2 * Number(width), 2 * Number(height)]);
    expect(image.accent, 'the bars').toBeGreaterThan(20_000);
    expect(image.paper).toBeGreaterThan(image.width * image.height / 2);
  });
});

test('the report is printed once the dialog is gone', async ({ page }) => {
  await page.evaluate(() => {
    window.print = () => { document.body.dataset.printed = String(document.querySelectorAll('dialog').length); };
  });
  await button(page, 'Export').click();
  await button(page, 'Print report').click();
  await expect(page.locator('body')).toHaveAttribute('data-printed', '0');
});

test.describe('a file that is dropped', () => {
  const rows = 'Visits,1200\nOrders,30\n';

  test('on the page is shown before it is added', async ({ page }) => {
    expect(await drop(page.locator('main'), 'shop.csv', rows)).toBe(true);
    await expect(dialog(page)).toBeVisible();
    await expect(dialog(page).getByText('shop.csv')).toBeVisible();
    await expect(openPlan(page)).toContainText('Autumn campaign');
    await button(page, 'Add 1 plan').click();
    await expectStages(page, [['Visits', 1200], ['Orders', 30]]);
    await button(page, 'Import').click();
    await expect(boxes(page), 'the last one is forgotten').toHaveCount(0);
  });

  test('on the open dialog replaces what was brought before', async ({ page }) => {
    await button(page, 'Import').click();
    await pasted(page).fill('A\t1\nB\t2');
    await expect(dialog(page).getByText('A 1')).toBeVisible();
    for (const name of ['one', 'two']) {
      expect(await drop(dialog(page), `${name}.csv`, rows)).toBe(true);
      await expect(dialog(page).getByRole('checkbox', { name })).toBeChecked();
      await expect(boxes(page)).toHaveCount(1);
    }
    await expect(pasted(page)).toHaveValue('');
  });

  test('and nothing else that is dragged is taken', async ({ page }) => {
    const taken = await page.locator('main').evaluate((element) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.setData('text/plain', 'words');
      const event = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer });
      element.dispatchEvent(event);
      return event.defaultPrevented;
    });
    expect(taken).toBe(false);
    await expect(dialog(page)).toHaveCount(0);
  });
});

test('rows are pasted, from any spreadsheet', async ({ page }) => {
  await button(page, 'Import').click();
  for (const text of ['Step\tPeople\nVisits\t1,200\nOrders\t30', 'Visits;1200\r\nOrders;30\r\n', '"Visits",1200,x\n"Orders",30,y']) {
    await pasted(page).fill(text);
    await expect(dialog(page).getByText('Visits 1,200')).toBeVisible();
    await pasted(page).fill('');
    await expect(boxes(page)).toHaveCount(0);
  }
  await pasted(page).fill('Visits\t1200\nOrders\t30');
  await button(page, 'Add 1 plan').click();
  await expect(openPlan(page)).toContainText('Pasted plan');
  await expectMetric(page, 'overall-conversion', {}, 0.025);
});

test('a table that is unsure is looked at before it is added', async ({ page }) => {
  await bring(page, 'rows.csv', 'Step,Cost,Count\nVisits,€5,"12,000"\nLeads,€4,"<b>many</b>"\nOrders,€3,30\nNote\n');
  await expect(dialog(page).getByText('Row 3, column 3: “<b>many</b>” is no number.')).toBeVisible();
  await expect(dialog(page).getByText('Visits 12,000')).toBeVisible();
  await dialog(page).getByRole('checkbox', { name: 'Row 5' }).uncheck();
  await axeClean(page);
  await button(page, 'Add 1 plan').click();
  await expectStages(page, [['Visits', 12_000], ['Leads', 0], ['Orders', 30]]);
  await expect(openPlan(page)).toContainText('rows');
  const many = Array.from({ length: 31 }, (_, row) => `Stage ${row},${row}`).join('\n');
  await bring(page, 'many.csv', many);
  await expect(dialog(page).getByText('31 rows were found, and there is room for 30: the first of them are taken.')).toBeVisible();
});

test('tables come in the encodings that spreadsheets write', async ({ page }) => {
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Überblick\t5\r\nKäufer\t2\r\n', 'utf16le')]);
  await bring(page, 'unicode.txt', utf16);
  await expect(dialog(page).getByText('Käufer 2')).toBeVisible();
  await expect(dialog(page).getByText('Check the names')).toHaveCount(0);
  await bring(page, 'ansi.csv', Buffer.from('Überblick;5\r\nKäufer;3\r\n', 'latin1'));
  await expect(dialog(page).getByText('Käufer 3')).toBeVisible();
  await expect(dialog(page).getByText('Check the names')).toBeVisible();
});

test('what gives no plan says why, and changes nothing', async ({ page }) => {
  const before = await allMetrics(page);
  const files: [string, string | Buffer, string][] = [
    ['empty.json', '', 'There is nothing in it.'],
    ['cut.json', '{"format":"funnelwright-plan","ver', 'This begins like a plan file, but breaks off or was changed: it can\'t be read.'],
    ['other.json', '{"name":"package","version":"1.0.0"}', 'This is not a plan of Funnelwright.'],
    ['newer.json', '{"format":"funnelwright-plan","version":7,"plan":{"stages":[{},{}]}}', 'It was made by a newer Funnelwright. Reload the page to get the newest version, then try again.'],
    ['none.json', '{"format":"funnelwright-plan","version":1,"plan":{}}', 'No stages can be read from it.'],
    ['deep.json', '['.repeat(100_000), 'This begins like a plan file, but breaks off or was changed: it can\'t be read.'],
    ['one.csv', 'Visits,5', 'There are too few rows: a plan has at least 2 stages.'],
    ['words.txt', 'Dear all, see you on Monday', 'There is no table in it: a column of names and a column of counts are expected.'],
    ['picture.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]), 'This is no text: a plan file or a table is expected.'],
    ['book.xlsx', Buffer.from('PK\x03\x04\x14\0'), 'This is a workbook or another packed file. Save the sheet as CSV, or copy its rows and paste them here.'],
    ['large.csv', Buffer.alloc(10_000_001, 'a'), 'It is too large: at most 10 MB can be read.'],
    ['long.csv', Buffer.alloc(1_000_001, 'a'), 'It is too large: at most 1 MB can be read.'],
  ];
  for (const [name, bytes, words] of files) {
    await bring(page, name, bytes);
    await expect(dialog(page).getByText(name)).toBeVisible();
    await expect(alert(page), name).toHaveText(words);
    await expect(chooser(page), name).toHaveAccessibleDescription(words);
    await expect(boxes(page)).toHaveCount(0);
  }
  await pasted(page).fill('Visits\t5');
  await expect(pasted(page)).toHaveAccessibleDescription('There are too few rows: a plan has at least 2 stages.');
  await expect(pasted(page)).toHaveAttribute('aria-invalid', 'true');
  await page.keyboard.press('Escape');
  await expect.poll(() => allMetrics(page)).toEqual(before);
});

test('of many plans, those that can be read are', async ({ page }) => {
  const plan = JSON.parse((await saved(page, 'Save plan as JSON')).text);
  await page.keyboard.press('Escape');
  plan.plan.name = 'Whole';
  const plans = [{ format: 'other' }, plan, { ...plan, version: 9 }];
  await bring(page, 'plans.json', JSON.stringify({ format: 'funnelwright-plans', version: 1, active: 2, plans }));
  await expect(boxes(page)).toHaveCount(1);
  await expect(dialog(page).getByText('Plan 1 of the file: This is not a plan of Funnelwright.')).toBeVisible();
  await expect(dialog(page).getByText('Plan 3 of the file: It was made by a newer Funnelwright')).toBeVisible();
  await button(page, 'Add 1 plan').click();
  await expect(openPlan(page)).toContainText('Whole');
});

test('what was put aside is saved as it is, and stays', async ({ page }) => {
  await button(page, 'Export').click();
  await expect(page.getByRole('heading', { name: 'Put aside' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  const text = '{"format":"funnelwright-plan", broken\u{0} ü';
  await page.evaluate((words) => localStorage.setItem('funnelwright.quarantine.plan.1', words), text);
  for (const opener of [button(page, 'Export'), openPlan(page)]) {
    await opener.click();
    await expect(page.getByRole('heading', { name: 'Put aside' })).toBeVisible();
    const download = page.waitForEvent('download');
    await button(page, 'Save funnelwright.quarantine.plan.1.txt').click();
    const file = await content(await download);
    expect([file.name, file.text]).toEqual(['funnelwright.quarantine.plan.1.txt', text]);
    await page.keyboard.press('Escape');
  }
  expect(await page.evaluate(() => localStorage.getItem('funnelwright.quarantine.plan.1'))).toBe(text);
});

test('a plan is saved and brought back by the keyboard alone', async ({ page }) => {
  await tabTo(page, button(page, 'Export'));
  await page.keyboard.press('Enter');
  await tabTo(page, button(page, 'Save plan as JSON'));
  const download = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  const file = await content(await download);
  await page.keyboard.press('Escape');
  await expect(button(page, 'Export'), 'the focus comes back').toBeFocused();

  await tabTo(page, button(page, 'Import'), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await tabTo(page, chooser(page));
  const opened = page.waitForEvent('filechooser');
  await page.keyboard.press('Space');
  await (await opened).setFiles({ name: file.name, mimeType: 'application/json', buffer: file.bytes });
  await tabTo(page, boxes(page));
  await page.keyboard.press('Space');
  await tabTo(page, button(page, 'Add 1 plan'));
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toHaveCount(0);
  await openPlans(page);
  await expect.poll(() => planNames(page)).toHaveLength(2);
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 360]) {
    test.describe(`in ${colorScheme} at ${width} pixels`, () => {
      test.use({ colorScheme, viewport: { width, height: 900 } });

      test('axe finds nothing in what is saved and brought', async ({ page }) => {
        await page.evaluate(() => localStorage.setItem('funnelwright.quarantine.plan.1', 'x'));
        const file = JSON.parse((await saved(page, 'Save plan as JSON')).text);
        await expect(dialog(page).getByText('Saved as Autumn-campaign')).toBeVisible();
        await axeClean(page);
        const fits = () => dialog(page).evaluate((element) => element.scrollWidth <= element.clientWidth);
        expect(await fits()).toBe(true);
        await page.keyboard.press('Escape');
        await bring(page, 'empty.json', '');
        await expect(alert(page)).toBeVisible();
        await axeClean(page);
        delete file.plan.stages[1].count;
        const plans = [file, { ...file, plan: { ...file.plan, name: 'x'.repeat(80) } }, {}];
        await bring(page, `${'long'.repeat(30)}.json`, JSON.stringify({ format: 'funnelwright-plans', version: 1, plans }));
        await expect(boxes(page)).toHaveCount(2);
        await axeClean(page);
        expect(await fits()).toBe(true);
      });
    });
  }
}
