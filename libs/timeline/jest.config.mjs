import preset from '../../jest.preset.mjs';

export default { ...preset, displayName: 'timeline', rootDir: import.meta.dirname, testMatch: ['<rootDir>/src/**/*.spec.ts'] };
