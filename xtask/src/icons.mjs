// Draws the pictures of an installed app in `static/icons` from `static/icon.svg`, on the page's paper. Run it again
// when the icon has changed, from anywhere:
//
//     CHROME=/usr/bin/chromium node xtask/src/icons.mjs

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

const PAPER = '#fcfcfa';

/**
 * How wide a picture is in pixels, and of its width the share that the icon takes and the radius of its corners. A
 * maskable one is cut by the system, which leaves at least the circle of 80 % of the width; Apple's rounds the corners.
 */
const pictures = [
  { name: 'icon-192.png', width: 192, icon: 0.68, corners: 0.2 },
  { name: 'icon-512.png', width: 512, icon: 0.68, corners: 0.2 },
  { name: 'maskable-512.png', width: 512, icon: 0.58, corners: 0 },
  { name: 'apple-touch-icon.png', width: 180, icon: 0.64, corners: 0 },
];

const path = (address) => fileURLToPath(new URL(`../../static/${address}`, import.meta.url));
const svg = readFileSync(path('icon.svg'), 'utf8');

const browser = await chromium.launch({ executablePath: process.env.CHROME });
for (const { name, width, icon, corners } of pictures) {
  const page = await browser.newPage({ viewport: { width, height: width }, colorScheme: 'light' });
  await page.setContent(`
    <style>
      body { margin: 0; }
      main { height: 100vh; display: grid; place-items: center; background: ${PAPER}; border-radius: ${corners * width}px; }
      svg { width: ${icon * width}px; }
    </style>
    <main>${svg}</main>`);
  await page.screenshot({ path: path(`icons/${name}`), omitBackground: true });
  await page.close();
}
await browser.close();
