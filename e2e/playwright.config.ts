import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';

/**
 * At most two workers, each with a server and a city of its own. The files a worker is given go in order of their
 * names and share its city, as people do: no file may count on another.
 */
export default defineConfig({
  testDir: 'journeys',
  globalSetup: './server.ts',
  timeout: 120_000,
  expect: { timeout: 20_000 },
  retries: 0,
  workers: process.env.BIHUAN_BASE_URL ? 1 : Math.min(2, availableParallelism()),
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['./lastWords.ts']],
  outputDir: 'test-results',
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 900 },
    actionTimeout: 20_000,
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
});
