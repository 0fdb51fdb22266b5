import { defineConfig } from '@playwright/test';
import { browserToLaunch } from './harness/browser-to-launch.js';

/** The port of the Percorso that the journeys walk through. */
const PORT = 3900;

/** What changes nothing, and may be done at the same time as anything else. */
const looks = /(everything-is-accessible|pages-hold-on-small-screens)\.spec\.ts/;

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  globalSetup: './harness/start-percorso.ts',
  // Journeys share one Percorso and go one after the other; what only looks goes beside them.
  workers: 2,
  projects: [
    { name: 'journeys', testIgnore: looks, workers: 1 },
    { name: 'looks', testMatch: looks },
  ],
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
