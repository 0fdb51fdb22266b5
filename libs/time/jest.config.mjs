import preset from '../../jest.preset.mjs';

export default { ...preset, displayName: 'time', rootDir: import.meta.dirname, testMatch: ['<rootDir>/src/**/*.spec.ts'] };
