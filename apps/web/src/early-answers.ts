import { print, visit } from 'graphql';

import type { Locale } from './locales.js';
import type { FirstQuestion } from './routes.js';

/** Answers on their way, by what was asked. */
const onTheirWay = new Map<string, Promise<Response>>();

/** Names of operations are unique; variables come in any order. */
const keyOf = (locale: Locale, operation: unknown, variables: object) => JSON.stringify([locale, operation, Object.entries(variables).sort()]);

/** Asks what Apollo is going to ask as soon as it has come and runs, which takes a phone a second more. */
export function askEarly(locale: Locale, { query, variables }: FirstQuestion): void {
  const operation = query.definitions.find((definition) => definition.kind === 'OperationDefinition');
  const operationName = operation?.name?.value;
  const answer = fetch('/graphql', {
    method: 'POST',
    headers: { accept: 'application/graphql-response+json,application/json;q=0.9', 'content-type': 'application/json', 'accept-language': locale, 'apollo-require-preflight': 'true' },
    body: JSON.stringify({ operationName, variables, query: textOf(query) }),
  });
  answer.catch(() => undefined);
  onTheirWay.set(keyOf(locale, operationName, variables), answer);
}

/** The text as Apollo sends it: with the names of types, which its cache goes by, and without what is for itself alone. */
function textOf(query: FirstQuestion['query']): string {
  return print(
    visit(query, {
      Directive: ({ name }) => (name.value === 'unmask' ? null : undefined),
      SelectionSet: {
        leave: (set, _key, parent) => {
          const isRoot = typeof parent === 'object' && 'kind' in parent && parent.kind === 'OperationDefinition';
          return isRoot ? undefined : { ...set, selections: [...set.selections, { kind: 'Field', name: { kind: 'Name', value: '__typename' } }] };
        },
      },
    }),
  );
}

/** Fetches for Apollo, once with an answer that is already on its way where there is one. */
export function fetchOrTake(locale: Locale): typeof fetch {
  return (address, options) => {
    const early = onTheirWay.size > 0 && typeof options?.body === 'string' ? take(locale, options.body) : undefined;
    return early ?? fetch(address, options);
  };
}

function take(locale: Locale, body: string): Promise<Response> | undefined {
  const { operationName, variables }: { operationName: string; variables: object } = JSON.parse(body);
  const key = keyOf(locale, operationName, variables);
  const answer = onTheirWay.get(key);
  onTheirWay.delete(key);
  return answer;
}
