import preset from '../../jest.preset.mjs';

const rootDir = import.meta.dirname;

/** `unit` needs nothing but the code; `behaviour` asks the whole server over a real PostgreSQL. */
export default {
  projects: [
    { ...preset, displayName: 'unit', rootDir, testMatch: ['<rootDir>/src/**/*.spec.{ts,tsx}'] },
    { ...preset, displayName: 'behaviour', rootDir, testMatch: ['<rootDir>/test/**/*.spec.{ts,tsx}'], testTimeout: 30_000 },
  ],
};
