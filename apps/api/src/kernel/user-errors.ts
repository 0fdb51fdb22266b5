import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { translator } from '@percorso/messages';
import { type GraphQLResolveInfo, getNamedType, isListType, isNonNullType, isObjectType } from 'graphql';
import { catchError, type Observable, of } from 'rxjs';
import { DomainError, DomainErrors, StaleError } from './domain-error.js';
import type { Locale } from './locale.js';
import type { UserErrorType } from './payload.graphql.js';

/** Says a refusal in words. */
export function userErrorOf(error: DomainError, locale: Locale): UserErrorType {
  return { code: error.code, message: translator(locale)(error.messageKey, error.values), path: error.path };
}

/**
 * Turns the refusals that services throw into the `userErrors` of the mutation's payload. By then the throw has rolled
 * the transaction back. The payload's other fields are null, or empty where the schema forbids null; with STALE they show
 * what is there now.
 */
@Injectable()
export class UserErrorsInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType<string>() !== 'graphql') return next.handle();
    const [, , { viewer }, info] = context.getArgs<[unknown, unknown, { viewer: { locale: Locale } }, GraphQLResolveInfo]>();
    return next.handle().pipe(
      catchError((error: unknown) => {
        const refusals = error instanceof DomainErrors ? error.errors : error instanceof DomainError ? [error] : null;
        if (!refusals || info.operation.operation !== 'mutation') throw error;
        const now = error instanceof StaleError ? error.payload : {};
        return of({ ...emptyPayload(info), ...now, userErrors: refusals.map((refusal) => userErrorOf(refusal, viewer.locale)) });
      }),
    );
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
