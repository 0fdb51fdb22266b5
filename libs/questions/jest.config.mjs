import preset from '../../jest.preset.mjs';

export default { ...preset, displayName: 'questions', rootDir: import.meta.dirname, testMatch: ['<rootDir>/src/**/*.spec.ts'] };
