// The worker that simulates, as it stands in the finished site and under the page's policy.

import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Page } from '@playwright/test';
import { expect, test } from './support';

const file = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const json = (path: string) => JSON.parse(readFileSync(file(path), 'utf8'));
const worker = readdirSync(file('dist')).find((name) => /^simulation-worker-[0-9a-f]{16}\.js$/.test(name)) ?? '';

type Question = [number: number, plan: string, day: [number, number, number], trials: number];
type Answer = [number: number, row?: number[]];

/** What the worker answers to questions that are asked at once, until it has said all of the last one. */
function answers(page: Page, questions: Question[]): Promise<Answer[]> {
  return page.evaluate(
    async ([name, questions]) => {
      const worker = new Worker(new URL(name, document.baseURI), { type: 'module' });
      const answers: Answer[] = [];
      const [last, , , trials] = questions[questions.length - 1];
      await new Promise<void>((answered, failed) => {
        worker.onmessage = ({ data: [number, row] }) => {
          answers.push(row ? [number, Array.from(row as Float64Array)] : [number]);
          if (number === last && (!row || row[0] === trials)) answered();
        };
        worker.onerror = () => failed(new Error('the worker does not start'));
        for (const question of questions) worker.postMessage(question);
      });
      worker.terminate();
      return answers;
    },
    [worker, questions] as const,
  );
}

/** Eight stages of which two earn. */
function plan(): string {
  const plan = json('simulation/tests/plan.json');
  plan.plan.stages[5].value = 5_000;
  return JSON.stringify(plan);
}

test.beforeEach(({ page }) => page.goto('./'));

test('the worker answers as everywhere, coarsely at first', async ({ page }) => {
  const expected: number[][] = json('simulation/tests/answers.json');
  const found = await answers(page, [[7, plan(), [2026, 11, 5], 10_000]]);
  expect(found).toEqual(expected.map((row) => [7, row]));
});

test('a new question takes the place of the one before', async ({ page }) => {
  const questions = [1, 2, 3].map((number): Question => [number, plan(), [2026, 11, 5], 100_000]);
  const found = await answers(page, questions);
  const finished = found.filter(([, row]) => row?.[0] === 100_000);
  expect(finished.map(([number]) => number)).toEqual([3]);
  expect(found.at(-1)?.[0]).toBe(3);
});

test('what cannot be drawn is said to be so', async ({ page }) => {
  const unknown = JSON.parse(plan());
  for (const stage of unknown.plan.stages.slice(1)) stage.count = 0;
  const none = (text: string): Question => [4, text, [2026, 11, 5], 500];
  expect(await answers(page, [none(JSON.stringify(unknown))])).toEqual([[4]]);
  expect(await answers(page, [none('{"format":"other"}')])).toEqual([[4]]);
  // It goes on to answer.
  const [, after] = await answers(page, [none('{}'), [5, plan(), [2026, 11, 5], 500]]);
  expect(after[0]).toBe(5);
});
