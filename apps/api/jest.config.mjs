import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import preset from '../../jest.preset.mjs';

const rootDir = import.meta.dirname;

const behaviours = {
  ...preset,
  rootDir,
  globalSetup: '<rootDir>/test/harness/start-shared-postgres.mjs',
  globalTeardown: '<rootDir>/test/harness/stop-shared-postgres.mjs',
};

/** What replaces modules of the server cannot share them. */
const standsAlone = (file) => readFileSync(join(rootDir, 'test', file), 'utf8').includes('jest.mock(');
const files = readdirSync(join(rootDir, 'test')).filter((file) => file.endsWith('.spec.ts'));
const { alone = [], together = [] } = Object.groupBy(files, (file) => (standsAlone(file) ? 'alone' : 'together'));

/** `unit` needs nothing but the code; `behaviour` asks the whole server over a real PostgreSQL. */
export default {
  // Of all projects: Jest knows it nowhere else.
  testTimeout: 60_000,
  projects: [
    { ...preset, displayName: 'unit', rootDir, testMatch: ['<rootDir>/src/**/*.spec.{ts,tsx}'] },
    // One file of behaviours, for those who work on it.
    { ...behaviours, displayName: 'behaviour', testMatch: ['<rootDir>/test/*.spec.ts'] },
    // All of them, for `npm test`: several files at a time, and alone those that must be.
    {
      ...behaviours,
      displayName: 'together',
      globals: { filesTogether: together },
      testMatch: ['<rootDir>/test/together/*.spec.ts', ...alone.map((file) => `<rootDir>/test/${file}`)],
    },
  ],
};
