import { type ApolloServerPlugin, type GraphQLRequestContext, type GraphQLRequestListener, HeaderMap } from '@apollo/server';
import { Injectable } from '@nestjs/common';
import { type FormattedExecutionResult, Kind, type OperationDefinitionNode } from 'graphql';
import { CommittedChanges } from '../kernel/committed-changes.js';
import type { GraphqlContext } from './viewer.js';

/** What the public pages ask for. What these fields give differs between visitors by their language alone. */
const PUBLIC_FIELDS = new Set(['process', 'processes', 'meeting', 'meetings', 'site', '__typename']);

const LONGEST_KEPT = 1_000;
/** Answers kept of different questions; then all are forgotten, which costs an execution each. */
const MOST_KEPT = 200;
/** A longer question is not worth keeping; no page of ours asks one. Characters. */
const LONGEST_VARIABLES = 1_000;

/** What an execution came to; null when it must not be shared. */
type Answer = NonNullable<FormattedExecutionResult['data']> | null;

interface Question {
  /** When it was asked: milliseconds, and how many transactions were committed by then. */
  at: number;
  changes: number;
  answer: Promise<Answer>;
}

/**
 * Answers visitors who ask the same of a public page at about the same time once. What this process has committed
 * before a question is always in the answer; what other processes changed is in it after a second at most. Whoever is
 * signed in, and every mutation, is answered for themselves, and so is a question whose answer has an error.
 */
@Injectable()
export class SharedAnswers implements ApolloServerPlugin<GraphqlContext> {
  readonly #questions = new Map<string, Question>();
  /** Answers that were shared, written out: the text for Apollo, the bytes for the network. */
  readonly #written = new WeakMap<object, { text: string; bytes: Buffer }>();
  readonly #bytes = new WeakMap<object, Buffer>();

  constructor(private readonly changes: CommittedChanges) {}

  async requestDidStart(): Promise<GraphQLRequestListener<GraphqlContext>> {
    let share: (answer: Answer) => void = () => undefined;
    return {
      responseForOperation: async (request) => {
        const key = keyOf(request);
        if (key === null) return null;
        const known = this.#questions.get(key);
        if (known && this.#isFresh(known, request.contextValue.now)) {
          const data = await known.answer;
          if (data) this.#bytes.set(request.contextValue.reply, this.#write(data).bytes);
          return data && { http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult: { data } } };
        }
        if (this.#questions.size >= MOST_KEPT) this.#questions.clear();
        const answer = new Promise<Answer>((resolve) => (share = resolve));
        this.#questions.set(key, { at: request.contextValue.now.getTime(), changes: this.changes.count, answer });
        return null;
      },
      willSendResponse: async ({ response: { body } }) => {
        share(body.kind === 'single' && !body.singleResult.errors?.length ? (body.singleResult.data ?? null) : null);
      },
    };
  }

  /** Writes an answer in JSON; one that is shared only once. */
  readonly stringify = (result: FormattedExecutionResult): string => {
    const known = result.data && !result.errors ? this.#written.get(result.data) : undefined;
    return known?.text ?? inJson(result);
  };

  /** The bytes of a shared answer, to be sent instead of its text; undefined for every other answer. */
  bytesFor(reply: object): Buffer | undefined {
    return this.#bytes.get(reply);
  }

  #write(data: object): { text: string; bytes: Buffer } {
    let written = this.#written.get(data);
    if (!written) {
      const text = inJson({ data });
      written = { text, bytes: Buffer.from(text) };
      this.#written.set(data, written);
    }
    return written;
  }

  #isFresh({ at, changes }: Question, now: Date): boolean {
    const age = now.getTime() - at;
    return changes === this.changes.count && age >= 0 && age < LONGEST_KEPT;
  }
}

function inJson(result: { data?: unknown }): string {
  return `${JSON.stringify(result)}\n`;
}

/** The same for all whom the same answer is right for; null where everybody is answered for themselves. */
function keyOf({ contextValue: { viewer }, operation, queryHash, request }: GraphQLRequestContext<GraphqlContext>): string | null {
  if (viewer.person !== null || !operation || !isPublic(operation)) return null;
  const variables = JSON.stringify(request.variables ?? {});
  return variables.length > LONGEST_VARIABLES ? null : [queryHash, request.operationName, viewer.locale, variables].join(' ');
}

function isPublic({ operation, selectionSet }: OperationDefinitionNode): boolean {
  return operation === 'query' && selectionSet.selections.every((selection) => selection.kind === Kind.FIELD && PUBLIC_FIELDS.has(selection.name.value));
}
