import type { Failure } from '../failure.js';
import type { Locale } from '../messages.js';
import type { Reader } from './example-people.js';
import type { Answer, NoAnswer } from './gallery-answer.js';

/** States that any page can be in, made from its answers: what is withheld from it. */
export const commonStates = ['loading', 'error', 'offline', 'too-many', 'busy', 'forbidden', 'not-found', 'session-over'] as const;
export type CommonState = (typeof commonStates)[number];

/** What a page has of its own beside them. The list is closed, so that the same thing is called the same everywhere. */
export const ownStates = [
  'ready',
  'list',
  'table',
  'month',
  'week',
  'empty',
  'more',
  'no-results',
  'draft',
  'save-the-date',
  'not-open-yet',
  'waiting-list',
  'full',
  'closed',
  'not-for-you',
  'registered',
  'waiting',
  'to-confirm',
  'to-approve',
  'offered',
  'turned-down',
  'running',
  'over',
  'held',
  'cancelled',
  'expired',
  'already-registered',
  'place-lost',
  'changed',
  'stale',
  'moved',
  'online',
  'other-person',
  'dead-link',
  'code',
  'link',
  'preview',
  'done',
  'missing-fields',
  'refused',
  'act-offline',
  'act-session-over',
] as const;
export type OwnState = (typeof ownStates)[number];
export type State = CommonState | OwnState;

/** What the gallery does on a page before it is looked at, one after the other. Selectors are those of CSS. */
export type Step = { press: string } | { write: string; text: string };

/** A page in one state. */
export interface Shown {
  answers: readonly Answer[];
  /** Where it differs from the page's own. */
  address?: (locale: Locale) => string;
  reader?: Reader;
  /** Drafts of forms, by their names. */
  drafts?: Readonly<Record<string, unknown>>;
  /** What the page before told this one. */
  told?: unknown;
  steps?: readonly Step[];
  /** What every act is refused with. */
  refusedActs?: Failure;
}

export interface GalleryPage {
  /** As the router has it, the language left out. */
  route: string;
  address: (locale: Locale) => string;
  reader: Reader;
  /**
   * False when the page asks the server for nothing before somebody does something: there is nothing to wait for.
   * 'WITH_FRAME' when all it asks is in its frame too, and it only waits or fails together with that.
   */
  asks?: boolean | 'WITH_FRAME';
  states: { ready: Shown } & Partial<Record<OwnState, Shown>>;
}

/** What the server says instead of answering, in each of the common states. */
export const withheld: Record<CommonState, NoAnswer> = {
  loading: 'LOADING',
  error: 'INTERNAL_SERVER_ERROR',
  offline: 'OFFLINE',
  'too-many': 'RATE_LIMITED',
  busy: 'BUSY',
  forbidden: 'FORBIDDEN',
  'not-found': 'NOT_FOUND',
  'session-over': 'UNAUTHENTICATED',
};

export function isCommon(state: State): state is CommonState {
  return commonStates.some((common) => common === state);
}

/** Which of the common states a page can be in, by what it is: who may see it, and whether its address names something. */
export function commonStatesOf({ route, reader, asks }: Pick<GalleryPage, 'route' | 'reader' | 'asks'>): readonly CommonState[] {
  if (asks === false) return [];
  return commonStates.filter((state) => {
    // It looks the same everywhere, so it is shown where crowds come.
    if (state === 'busy') return route === 'p/:slug/incontri/:id';
    if (state === 'forbidden') return reader === 'STAFF';
    if (state === 'session-over') return reader !== 'VISITOR';
    if (state === 'not-found') return route.includes(':');
    return true;
  });
}

/** All states of a page, in the order in which the gallery lists them. */
export function statesOf(page: GalleryPage): readonly State[] {
  return [...ownStates.filter((state) => page.states[state] !== undefined), ...commonStatesOf(page)];
}
