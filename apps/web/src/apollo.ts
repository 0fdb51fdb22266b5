import { ApolloClient, ApolloLink, type FieldPolicy, HttpLink, InMemoryCache } from '@apollo/client';
import { ErrorLink } from '@apollo/client/link/error';
import { relayStylePagination } from '@apollo/client/utilities';

import { fetchOrTake } from './early-answers.js';
import { failureOf } from './failure.js';
import type { Locale } from './messages.js';
import { announceSessionOver } from './session-over.js';
import { createStore } from './store.js';

/** A list that is null to those who may not see it, which the usual policy would make an empty one. */
function guarded(keyArgs: string[]): FieldPolicy {
  const policy = relayStylePagination(keyArgs);
  return {
    ...policy,
    merge: (existing, incoming, options) => (incoming === null || typeof policy.merge !== 'function' ? incoming : policy.merge(existing ?? undefined, incoming, options)),
  };
}

const meetings = () => relayStylePagination(['filter', 'order']);

function newCache(): InMemoryCache {
  return new InMemoryCache({
    typePolicies: {
      Query: { fields: { processes: relayStylePagination(), meetings: meetings(), myRegistrations: relayStylePagination(), allOrganisations: relayStylePagination(['text']), organisationsOfProcess: relayStylePagination(['slug', 'text']), people: relayStylePagination(['text']), peopleOfProcess: relayStylePagination(['slug', 'filter']), auditLog: relayStylePagination(['filter']), outgoingMails: relayStylePagination(['filter']), roles: relayStylePagination(['filter']) } },
      Process: { fields: { meetings: meetings(), numbers: { merge: true }, planDraft: { merge: true }, contact: { merge: true } } },
      Group: { fields: { meetings: relayStylePagination(), members: guarded([]), delegations: guarded([]) } },
      Series: { fields: { meetings: relayStylePagination() } },
      Meeting: { fields: { registrations: guarded(['filter']), invitations: guarded(['status']), mails: guarded(['state']), delegations: guarded([]), attendanceCounts: { merge: true }, venue: { merge: true } } },
      Site: { keyFields: [] },
      Job: { keyFields: ['name'] },
    },
  });
}

/**
 * A form tells its reader itself that the session is over, and keeps what was written; whatever else is on the page
 * hears of it here. Queries are left out: their page shows the state in place of itself.
 */
const sessionOver = new ErrorLink(({ error, operation }) => {
  const isMutation = operation.operationType === 'mutation';
  if (isMutation && failureOf(error) === 'UNAUTHENTICATED') announceSessionOver();
});

function newClient(locale: Locale): ApolloClient {
  const http = new HttpLink({
    uri: '/graphql',
    credentials: 'same-origin',
    fetch: fetchOrTake(locale),
    headers: { 'Accept-Language': locale, 'apollo-require-preflight': 'true' },
  });
  return clientOver(http);
}

/** A client that asks by another way than the network does what ours does: the gallery has its own. */
export function clientOver(link: ApolloLink): ApolloClient {
  return new ApolloClient({ link: ApolloLink.from([sessionOver, link]), cache: newCache(), dataMasking: true });
}

type Clients = Record<Locale, ApolloClient>;

const newClients = (): Clients => ({ it: newClient('it'), en: newClient('en'), fr: newClient('fr') });

const clients = createStore(newClients());

/** One client, and so one cache, for each language: the same field holds another text in another language. */
export function useClient(locale: Locale): ApolloClient {
  return clients.useValue()[locale];
}

/**
 * Asks before the page that needs the answer is drawn; the page then joins this question, or finds its answer. What
 * goes wrong is told where the page asks.
 */
export function askAhead(locale: Locale, question: Pick<ApolloClient.QueryOptions, 'query' | 'variables'>): void {
  const client = clients.get()[locale];
  client.query(question).catch(() => undefined);
}

/**
 * Forgets all that was read, and what went wrong with it: what is on screen is asked for again. After signing in or
 * out, when everything may look different, and to try again after an error, which Apollo would otherwise remember.
 */
export function forgetEverything(): void {
  clients.set(newClients());
}
