import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import { type DocumentNode, GraphQLError, getVariableValues, type OperationDefinitionNode } from 'graphql';
import { operationCost, pageVariables } from './graphql-cost.js';
import { formatError, GraphqlFaults } from './graphql-faults.js';
import { aliasLimit, depthLimit, directiveLimit } from './graphql-rules.js';
import { hasUnstorableText } from './graphql-text.js';

/** The limits of one operation. The largest of our own client needs about half of each. */
const MOST_TOKENS = 1_000;
const MOST_SELECTIONS = 5_000;
const DEEPEST = 12;
const MOST_ALIASES = 30;
const MOST_DIRECTIVES = 5;
export const HIGHEST_COST = 20_000;
const MOST_SIZES_KEPT = 100;

/**
 * What protects the GraphQL endpoint, for the options of the GraphQL module. An operation that goes beyond a limit is
 * answered with status 400 before anything of it is executed.
 */
export function graphqlProtection() {
  return {
    // Whoever writes a client reads libs/schema/schema.graphql.
    introspection: false,
    graphiql: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    formatError,
    autoTransformHttpErrors: false,
    preserveHttpStatusForExecutionErrors: false,
    parseOptions: { maxTokens: MOST_TOKENS },
    maxRecursiveSelections: MOST_SELECTIONS,
    validationRules: [depthLimit(DEEPEST), aliasLimit(MOST_ALIASES), directiveLimit(MOST_DIRECTIVES)],
    // Nothing caches our answers, and the hook of the cache plugin would run for every field of every answer.
    plugins: [variableLimits, new GraphqlFaults(), ApolloServerPluginCacheControlDisabled()],
  } satisfies Partial<ApolloDriverConfig>;
}

/** Refuses operations by what their variables say: pages that would carry too many things, and text that cannot be stored. */
const variableLimits: ApolloServerPlugin = {
  async requestDidStart() {
    return {
      async didResolveOperation({ schema, source, document, operation, request }) {
        if (!operation) return; // the execution answers that there is none
        if (hasUnstorableText(source, document, request.variables)) throw refusal('BAD_USER_INPUT', 'A text has characters that cannot be stored.');
        const { variables, affordable } = knownSizes(document, operation);
        const sizes = JSON.stringify(Object.fromEntries(variables.map((name) => [name, request.variables?.[name]])));
        if (affordable.has(sizes)) return;
        const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], request.variables ?? {});
        if (!coerced) return; // the execution answers what is wrong with them
        if (operationCost(schema, document, operation, coerced) > HIGHEST_COST) {
          throw refusal('GRAPHQL_VALIDATION_FAILED', 'This operation asks for too many things at once: ask for smaller pages.');
        }
        if (affordable.size < MOST_SIZES_KEPT) affordable.add(sizes);
      },
    };
  },
};

/** Which sizes of its pages an operation was found to afford: the same one comes again and again. */
const sizesOfOperations = new WeakMap<OperationDefinitionNode, { variables: string[]; affordable: Set<string> }>();

function knownSizes(document: DocumentNode, operation: OperationDefinitionNode): { variables: string[]; affordable: Set<string> } {
  const known = sizesOfOperations.get(operation) ?? { variables: pageVariables(document), affordable: new Set<string>() };
  sizesOfOperations.set(operation, known);
  return known;
}

function refusal(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status: 400 } } });
}
