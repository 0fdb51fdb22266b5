import { GraphQLError } from 'graphql';

/** Errors of the request itself, not refusals of the domain: they go out as GraphQL errors with `extensions.code`. */
export class UnauthenticatedError extends GraphQLError {
  constructor() {
    super('Sign in first.', { extensions: { code: 'UNAUTHENTICATED' } });
  }
}

export class ForbiddenError extends GraphQLError {
  constructor() {
    super('You may not do this.', { extensions: { code: 'FORBIDDEN' } });
  }
}

/** Also for what exists but may not be known to the caller. */
export class NotFoundError extends GraphQLError {
  constructor() {
    super('There is no such thing.', { extensions: { code: 'NOT_FOUND' } });
  }
}

export class RateLimitedError extends GraphQLError {
  /** @param retryAfterSeconds  when asking again makes sense */
  constructor(retryAfterSeconds: number) {
    super('Too many requests.', { extensions: { code: 'RATE_LIMITED', retryAfterSeconds } });
  }
}

/** Something that everything needs is away for now, as the database. Asking again later makes sense. */
export class UnavailableError extends GraphQLError {
  constructor() {
    super('The service is not available at the moment.', { extensions: { code: 'UNAVAILABLE', http: { status: 503 } } });
  }
}
