import type { CodegenConfig } from '@graphql-codegen/cli';

const types = {
  inlineFragmentTypes: 'mask',
  customDirectives: { apolloUnmask: true },
  nonOptionalTypename: true,
  skipTypeNameForRoot: true,
  enumType: 'string-literal',
  useTypeImports: true,
  defaultScalarType: 'unknown',
  importExtension: '.js',
  scalars: { ID: 'string', DateTime: 'string', LocalDateTime: 'string', Date: 'string', Edtf: 'string' },
};
const notice = { add: { content: '// Written by `npm run codegen`. Do not edit.' } };

/** Types and documents beside each .graphql file. Paths are from the root of the repository. */
const config: CodegenConfig = {
  schema: 'libs/schema/schema.graphql',
  documents: 'apps/web/src/**/*.graphql',
  ignoreNoDocuments: true,
  generates: {
    'apps/web/src/schema.generated.ts': {
      plugins: [notice, 'typescript-operations'],
      config: { ...types, generateOperationTypes: false },
    },
    'apps/web/src/': {
      preset: 'near-operation-file',
      presetConfig: { extension: '.generated.ts' },
      plugins: [notice, 'typescript-operations', 'typed-document-node'],
      config: {
        ...types,
        importSchemaTypesFrom: 'apps/web/src/schema.generated.ts',
        documentMode: 'documentNodeImportFragments',
        optimizeDocumentNode: true,
        documentNodeImport: '@apollo/client#TypedDocumentNode',
      },
    },
  },
};

export default config;
