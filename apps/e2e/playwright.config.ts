import { defineConfig } from '@playwright/test';
import { browserToLaunch } from './harness/browser-to-launch.js';

/** The port of the Percorso that the journeys walk through. */
const PORT = 3900;

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  globalSetup: './harness/start-percorso.ts',
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  outputDir: '../../test-results',
  use: {
    baseURL: `http://localhost:${PORT}`,
    launchOptions: await browserToLaunch(),
    viewport: { width: 390, height: 844 },
    locale: 'it-IT',
    timezoneId: 'Europe/Rome',
    trace: 'off',
  },
});
