import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const swc = JSON.parse(readFileSync(join(import.meta.dirname, '.swcrc'), 'utf8'));
delete swc.$schema;

/**
 * What every Jest project here shares. SWC makes CommonJS of our modules, and the flag --experimental-vm-modules
 * lets it require the modules that are ESM only:
 *   node --experimental-vm-modules node_modules/jest/bin/jest.js -c apps/api/jest.config.mjs --selectProjects unit
 */
export default {
  testEnvironment: join(import.meta.dirname, 'jest.environment.mjs'),
  testEnvironmentOptions: { customExportConditions: ['@percorso/source', 'node', 'require', 'default'] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.tsx?$': ['@swc/jest', { ...swc, swcrc: false, module: { type: 'commonjs' }, sourceMaps: 'inline' }],
  },
};
