import { translator } from '@percorso/messages';
import { type GraphQLFieldResolver, type GraphQLResolveInfo, type GraphQLSchema, getNamedType, isListType, isNonNullType, isObjectType } from 'graphql';
import { DomainError, DomainErrors, StaleError } from './domain-error.js';
import type { Locale } from './locale.js';
import type { UserErrorType } from './payload.graphql.js';

/** Of what was typed, when a sentence repeats it. */
const LONGEST_VALUE = 100;

/** Says a refusal in words. */
export function userErrorOf(error: DomainError, locale: Locale): UserErrorType {
  const values = Object.fromEntries(Object.entries(error.values).map(([name, value]) => [name, typeof value === 'string' && value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value]));
  return { code: error.code, message: translator(locale)(error.messageKey, values), path: error.path };
}

/**
 * Turns the refusals that services throw into the `userErrors` of the mutation's payload. By then the throw has rolled
 * the transaction back. The payload's other fields are null, or empty where the schema forbids null; with STALE they show
 * what is there now. Around the resolvers and not an interceptor, which would cost every query and mutation a stream.
 */
export function withUserErrors(schema: GraphQLSchema): GraphQLSchema {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const { resolve } = field;
    if (resolve) field.resolve = answeringRefusals(resolve);
  }
  return schema;
}

type Resolve = GraphQLFieldResolver<unknown, { viewer: { locale: Locale } }>;

function answeringRefusals(resolve: Resolve): Resolve {
  return async (source, args, context, info) => {
    const outcome = await outcomeOf(() => resolve(source, args, context, info));
    const refusals = outcome instanceof DomainErrors ? outcome.errors : outcome instanceof DomainError ? [outcome] : null;
    if (!refusals) return outcome;
    const now = outcome instanceof StaleError ? outcome.payload : {};
    return { ...emptyPayload(info), ...now, userErrors: refusals.map((refusal) => userErrorOf(refusal, context.viewer.locale)) };
  };
}

/** What a resolver gives, throws, or gives back as an error instead of throwing it, which is the same to GraphQL. */
async function outcomeOf(resolve: () => unknown): Promise<unknown> {
  try {
    return await resolve();
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
}

/** A value for each field of the payload that may not be null: an empty list, false, zero. */
function emptyPayload(info: GraphQLResolveInfo): Record<string, unknown> {
  const payload = getNamedType(info.returnType);
  if (!isObjectType(payload)) return {};
  const empty: Record<string, unknown> = {};
  for (const [name, { type }] of Object.entries(payload.getFields())) {
    if (!isNonNullType(type)) continue;
    if (isListType(type.ofType)) empty[name] = [];
    else if (type.ofType.name === 'Boolean') empty[name] = false;
    else if (type.ofType.name === 'Int') empty[name] = 0;
  }
  return empty;
}
