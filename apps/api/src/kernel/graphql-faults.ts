import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import { Logger } from '@nestjs/common';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { isDatabaseOutage } from './database-outage.js';
import { DomainError, DomainErrors } from './domain-error.js';
import { faultForLog } from './error-log.js';

const INTERNAL = 'INTERNAL_SERVER_ERROR';
const UNAVAILABLE = 'UNAVAILABLE';
const SERVICE_UNAVAILABLE = 503;
/** SQLSTATE class 22. */
const DATA_EXCEPTION = /^22...$/;

/**
 * Decides what of an error goes out. Errors that were made for the caller go as they are; of anything else the caller
 * learns only that it happened: what went wrong inside is for the log.
 */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const cause = unwrapResolverError(error);
  const [refusal] = cause instanceof DomainErrors ? cause.errors : [cause];
  if (refusal instanceof DomainError) return { ...formatted, message: refusal.code, extensions: { code: refusal.code } };
  if (!isFault(error)) return formatted;
  const [code, message] = faultInWords(cause);
  return { message, locations: formatted.locations, path: formatted.path, extensions: { code } };
}

/** A value that the database cannot read as what it should be, such as a made-up cursor, is the caller's. */
function faultInWords(cause: unknown): [code: string, message: string] {
  if (isDatabaseOutage(cause)) return [UNAVAILABLE, 'The service is not available at the moment.'];
  const state = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (DATA_EXCEPTION.test(state)) return ['BAD_USER_INPUT', 'A value cannot be read.'];
  return [INTERNAL, 'Something went wrong on our side.'];
}

/** Whether an error is a fault of ours: anything that was not made for the caller, with a code. */
function isFault(error: unknown): boolean {
  const code = error instanceof GraphQLError ? error.extensions['code'] : undefined;
  return code === undefined || code === INTERNAL;
}

interface WithRequestId {
  viewer: { requestId: string };
}

/** Writes faults to the log, gives the caller the request's id to quote, and answers 503 while the database is away. */
export class GraphqlFaults implements ApolloServerPlugin<WithRequestId> {
  private readonly logger = new Logger('GraphQL');

  async contextCreationDidFail({ error }: { error: Error }): Promise<void> {
    if (isFault(error)) this.logger.error({ fault: faultForLog(error) });
  }

  async unexpectedErrorProcessingRequest({ error }: { error: Error }): Promise<void> {
    this.logger.error({ fault: faultForLog(error) });
  }

  async requestDidStart({ contextValue }: { contextValue: WithRequestId }): Promise<GraphQLRequestListener<WithRequestId>> {
    const { requestId } = contextValue.viewer;
    return {
      didEncounterErrors: async ({ errors, operationName }) => {
        for (const error of errors) {
          const cause = unwrapResolverError(error);
          if (isFault(error) && !isRefusal(cause)) this.logger.error({ requestId, operationName, fault: faultForLog(cause) });
        }
      },
      willSendResponse: async ({ response }) => {
        if (response.body.kind !== 'single') return;
        const { singleResult } = response.body;
        singleResult.errors = singleResult.errors?.map((error) => (isOurs(error) ? { ...error, extensions: { ...error.extensions, requestId } } : error));
        if (singleResult.errors?.some(({ extensions }) => extensions?.['code'] === UNAVAILABLE)) response.http.status = SERVICE_UNAVAILABLE;
      },
    };
  }
}

function isOurs({ extensions }: GraphQLFormattedError): boolean {
  return extensions?.['code'] === INTERNAL || extensions?.['code'] === UNAVAILABLE;
}

function isRefusal(error: unknown): boolean {
  return error instanceof DomainError || error instanceof DomainErrors;
}
