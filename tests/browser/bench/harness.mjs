// What the measurements share: the site served compressed, the browser, and how figures are shown.

import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { serve } from '../static-server.mjs';

/** Runs `measure(browser, url)` with the built site, then closes everything. */
export async function withSite(measure) {
  const site = await serve({ folder: file('dist'), path: '/funnelwright/', compress: true });
  const browser = await chromium.launch({ executablePath: process.env.CHROME ?? '/usr/bin/chromium' });
  try {
    return await measure(browser, site.url);
  } finally {
    await browser.close();
    await site.close();
  }
}

/** What a bench of a package prints as JSON, built as for the simulation's worker. */
export function nativeBench(name, bench) {
  const command = ['bench', '--quiet', '--package', name, '--bench', bench, '--profile', 'simulation'];
  return JSON.parse(execFileSync('cargo', command, { cwd: file(''), encoding: 'utf8' }));
}

/** A place in the project. */
export const file = (path) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

/** The value below which the share `share` (0 to 1) of the values lies: the nearest rank. */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

/** Prints rows of cells in aligned columns, the first row as heading. */
export function printTable(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  for (const row of rows) {
    const [name, ...figures] = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]));
    console.log([name, ...figures].join('  '));
  }
}

export const milliseconds = (value) => `${value.toFixed(1)} ms`;
