import { defineConfig } from '@playwright/test';
import { browserToLaunch } from './harness/browser-to-launch.js';

/** Not that of the journeys: both may run on one machine. */
const PORT = 3910;

/** What `npm run check -- interactions` measures: by itself, since everything else on the machine is in the figures. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.measure.ts',
  globalSetup: './harness/start-percorso.ts',
  workers: 1,
  timeout: 300_000,
  expect: { timeout: 30_000 },
  outputDir: '../../test-results',
  use: {
    baseURL: `http://localhost:${PORT}`,
    launchOptions: await browserToLaunch(),
    viewport: { width: 1280, height: 900 },
    locale: 'it-IT',
    timezoneId: 'Europe/Rome',
    actionTimeout: 30_000,
    trace: 'off',
  },
});
