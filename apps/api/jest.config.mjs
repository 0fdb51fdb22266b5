import preset from '../../jest.preset.mjs';

const rootDir = import.meta.dirname;

/** `unit` needs nothing but the code; `behaviour` asks the whole server over a real PostgreSQL. */
export default {
  // Of all projects: Jest knows it nowhere else.
  testTimeout: 60_000,
  projects: [
    { ...preset, displayName: 'unit', rootDir, testMatch: ['<rootDir>/src/**/*.spec.{ts,tsx}'] },
    {
      ...preset,
      displayName: 'behaviour',
      rootDir,
      testMatch: ['<rootDir>/test/**/*.spec.{ts,tsx}'],
      globalSetup: '<rootDir>/test/harness/start-shared-postgres.mjs',
      globalTeardown: '<rootDir>/test/harness/stop-shared-postgres.mjs',
    },
  ],
};
