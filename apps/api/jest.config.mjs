// Run by: node --experimental-vm-modules node_modules/jest/bin/jest.js -c apps/api/jest.config.mjs [--selectProjects unit]
// The flag lets CommonJS, which SWC makes here, require the modules that are ESM only.
const shared = {
  testEnvironment: 'node',
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testEnvironmentOptions: { customExportConditions: ['@percorso/source', 'node', 'require', 'default'] },
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        swcrc: false,
        jsc: {
          parser: { syntax: 'typescript', tsx: true, decorators: true },
          transform: {
            legacyDecorator: true,
            decoratorMetadata: true,
            useDefineForClassFields: false,
            react: { runtime: 'automatic' },
          },
          target: 'es2024',
          keepClassNames: true,
        },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
};

export default {
  projects: [
    { ...shared, displayName: 'unit', rootDir: import.meta.dirname, testMatch: ['<rootDir>/src/**/*.spec.{ts,tsx}'] },
    { ...shared, displayName: 'behaviour', rootDir: import.meta.dirname, testMatch: ['<rootDir>/test/**/*.spec.{ts,tsx}'] },
  ],
};
