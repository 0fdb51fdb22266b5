import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { UnauthenticatedError } from '../kernel/graphql-errors.js';
import type { GraphqlContext, Viewer } from './viewer.js';

function contextOf(execution: ExecutionContext): GraphqlContext {
  return execution.getArgByIndex<GraphqlContext>(2);
}

/** Who asks; a visitor too. */
export const CurrentViewer = createParamDecorator((_: unknown, execution: ExecutionContext): Viewer => contextOf(execution).viewer);

/** Who asks, signed in. @throws UnauthenticatedError for visitors */
export const SignedInViewer = createParamDecorator((_: unknown, execution: ExecutionContext): SignedIn => {
  const { viewer } = contextOf(execution);
  return signedIn(viewer);
});

/** The instant of the request. */
export const Now = createParamDecorator((_: unknown, execution: ExecutionContext): Date => contextOf(execution).now);

export type SignedIn = Viewer & { person: NonNullable<Viewer['person']> };

/** @throws UnauthenticatedError for visitors */
export function signedIn(viewer: Viewer): SignedIn {
  const { person } = viewer;
  if (!person) throw new UnauthenticatedError();
  return { ...viewer, person };
}
