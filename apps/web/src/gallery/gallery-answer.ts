import { ApolloLink, type TypedDocumentNode } from '@apollo/client';
import type { Unmasked } from '@apollo/client/masking';
import { Observable, type Subscriber } from 'rxjs';

import type { Failure } from '../failure.js';

/** What the server is made to say to one operation. */
export interface Answer {
  operation: string;
  data: (variables: Record<string, unknown>) => Record<string, unknown>;
}

/** Instead of answers to queries: nothing yet, or why not. */
export type NoAnswer = 'LOADING' | Failure;

/**
 * Example data for a query or a mutation, with every field that it asks for: a change of the schema shows here. Of a
 * mutation that says something of what it is given, a function of its variables.
 */
export function answer<Data extends Record<string, unknown>, Variables extends Record<string, unknown>>(document: TypedDocumentNode<Data, Variables>, data: Unmasked<Data> | ((variables: Record<string, unknown>) => Unmasked<Data>)): Answer {
  return { operation: nameOf(document), data: (variables) => (typeof data === 'function' ? data(variables) : data) };
}

/** What the operation of a document is called. */
export function nameOf(document: TypedDocumentNode<unknown, never> | TypedDocumentNode): string {
  const operation = document.definitions.find(({ kind }) => kind === 'OperationDefinition');
  return operation && 'name' in operation ? (operation.name?.value ?? '') : '';
}

/** Stands in for the server. `withheld` is said to all queries of the page itself; `always` are those of its frame. */
export function galleryLink(answers: readonly Answer[], always: readonly Answer[], withheld: NoAnswer | null, refusedActs: Failure | null): ApolloLink {
  return new ApolloLink(({ operationName, operationType, variables }) => {
    const known = (list: readonly Answer[]) => list.find(({ operation }) => operation === operationName);
    const ofFrame = known(always);
    if (ofFrame) return said(ofFrame, variables);
    if (operationType === 'mutation' && refusedActs) return failed(refusedActs);
    if (operationType === 'query' && withheld) return withheld === 'LOADING' ? new Observable<ApolloLink.Result>(() => undefined) : failed(withheld);
    const found = known(answers);
    if (found) return said(found, variables);
    console.error(`The gallery has no answer to ${operationName ?? 'an operation without a name'}.`);
    return failed('INTERNAL_SERVER_ERROR');
  });
}

function said({ data }: Answer, variables: Record<string, unknown>): Observable<ApolloLink.Result> {
  return later((observer) => {
    observer.next({ data: data(variables) });
    observer.complete();
  });
}

function failed(failure: Failure): Observable<ApolloLink.Result> {
  return later((observer) => {
    // What fetch rejects with when there is no network.
    if (failure === 'OFFLINE') return observer.error(new TypeError('Failed to fetch'));
    observer.next({ data: null, errors: [{ message: failure, extensions: { code: failure } }] });
    return observer.complete();
  });
}

const awaited = new Set<object>();

let answeredAt = 0;

/** When the last answer came; now, while one is on its way. Milliseconds of the epoch. */
export const lastAnswerAt = () => (awaited.size > 0 ? Date.now() : answeredAt);

/** Never at once, as from a server. */
function later(answer: (observer: Subscriber<ApolloLink.Result>) => void): Observable<ApolloLink.Result> {
  return new Observable((observer) => {
    awaited.add(observer);
    const timer = setTimeout(() => {
      awaited.delete(observer);
      answeredAt = Date.now();
      letTimePass();
      answer(observer);
    });
    return () => {
      awaited.delete(observer);
      clearTimeout(timer);
    };
  });
}

const now = performance.now.bind(performance);
let passed = 0;

/**
 * So that pages do not flicker, React waits until 300 ms after it last showed that something is loading, and then shows
 * what has come. Nobody reads here, and all exhibits are looked at one by one: the clock by which React waits goes on.
 */
function letTimePass(): void {
  passed += 300;
  performance.now = () => now() + passed;
}
