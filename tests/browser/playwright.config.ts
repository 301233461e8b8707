import { fileURLToPath } from 'node:url';
import { defineConfig, devices } from '@playwright/test';

// The site stands under a path, as it does on a project page: an absolute address fails here.
const path = '/funnelwright/';
const port = Number(process.env.FUNNELWRIGHT_PORT ?? 4173);
const url = `http://127.0.0.1:${port}${path}`;
const dist = fileURLToPath(new URL('../../dist', import.meta.url));

export default defineConfig({
  testDir: '.',
  outputDir: 'results',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  // Generous, for a machine that is slow and busy: what holds is soon seen to hold, and what does not may take its time.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  // A machine under load may be late once; such a test is reported as flaky.
  retries: process.env.CI ? 1 : 0,
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    baseURL: url,
    locale: 'en-US',
    timezoneId: 'UTC',
    trace: 'retain-on-failure',
    // Every test meets the host's files; `offline.spec.ts` is about those that the browser keeps.
    serviceWorkers: 'block',
    launchOptions: { executablePath: process.env.CHROME ?? '/usr/bin/chromium' },
  },
  webServer: {
    command: `node static-server.mjs "${dist}" ${path} ${port}`,
    url,
    reuseExistingServer: false,
  },
});
