import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import reactHooks from 'eslint-plugin-react-hooks';
import ts from 'typescript-eslint';
import { features } from './tools/features.mjs';

const serverFrameworks = ['@nestjs/*', '@mikro-orm/*', '@apollo/server*', '@fastify/*', 'fastify', 'pg', 'kysely', 'graphile-worker', 'nodemailer', 'commander'];

const calendarWrapper = {
  group: ['ical-generator'],
  message: 'Only calendars/calendar-object.ts speaks with ical-generator: it keeps what calendars insist on. Use what it exports, or extend it.',
};

/** The ordered list of features as rules: each may import those before it, and any entity. */
const featureWalls = features.map((feature, position) => {
  const later = features.slice(position + 1);
  const pattern = {
    regex: `^(?:\\.\\./)+(?:${later.join('|')})/(?!.*\\.entity\\.js$)`,
    message:
      `"${feature}" comes before it in the ordered list of features (tools/features.mjs). What a later feature adds to an earlier one belongs into ` +
      'the later one: a resolver for the earlier type, or a listener. What both need belongs into the earlier one, or into kernel if it says no word of the domain.',
  };
  return {
    files: [`apps/api/src/${feature}/**/*.{ts,tsx}`],
    ignores: ['apps/api/src/calendars/calendar-object.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: later.length > 0 ? [pattern, calendarWrapper] : [calendarWrapper] }] },
  };
});

export default ts.config(
  { ignores: ['**/dist/', '**/node_modules/', '**/*.generated.ts', '**/test-results/', '.nx/', 'coverage/'] },
  { linterOptions: { noInlineConfig: true } },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [ts.configs.strict, ts.configs.stylistic],
    rules: {
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true, allowEmpty: true }],
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'TSAsExpression[expression.type="TSAsExpression"][expression.typeAnnotation.type="TSUnknownKeyword"]',
          message: 'A cast by way of unknown hides what is wrong. Give the value its type where it is made, or check it with zod.',
        },
      ],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    // The rules that need types are slow: only those are on that find what no other check would.
    files: ['apps/*/src/**/*.{ts,tsx}', 'apps/*/test/**/*.ts', 'libs/*/src/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['**/*.{ts,tsx,mts}'],
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          enforceBuildableLibDependency: false,
          allow: [],
          depConstraints: ['api', 'web', 'e2e', 'shared'].map((scope) => ({
            sourceTag: `scope:${scope}`,
            onlyDependOnLibsWithTags: ['scope:shared'],
          })),
        },
      ],
    },
  },
  ...featureWalls,
  {
    files: ['apps/web/src/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: [...serverFrameworks, 'ical-generator', 'node:*'], message: 'The client runs in a browser. A rule of the server is a field of the API.' }] },
      ],
    },
  },
  {
    // Tests run in Node, and may look at the sources.
    files: ['apps/web/src/**/*.spec.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [{ group: [...serverFrameworks, 'ical-generator'], message: 'The client is tried without the server here; journeys try both.' }] }] },
  },
  {
    files: ['libs/**/src/**/*.{ts,tsx}'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: [...serverFrameworks, 'ical-generator', 'react', 'react-*', '@apollo/*', 'node:*'], message: 'What server and client share leans on no framework. Put this where it is used.' }] },
      ],
    },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: {
      globals: Object.fromEntries(['process', 'console', 'URL', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'fetch', 'Buffer', 'performance', 'AbortSignal'].map((name) => [name, 'readonly'])),
    },
  },
);
