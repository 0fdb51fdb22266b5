import type { MessageKey, MessageValues } from '../messages.js';
import type { AdmissionMode, Audience, MeetingStatus, RegistrationState } from '../schema.generated.js';
import type { Tone } from '../ui/badge.js';

export interface ActionAdmission {
  mode: AdmissionMode;
  audience: Audience;
  state: RegistrationState;
  seatsLeft: number | null;
  opensAt: string | null;
  closesAt: string | null;
}

/** What the one card of a meeting that says what can be done is made from. */
export interface ActionFacts {
  status: MeetingStatus;
  /** The server's word for this reader. */
  state: RegistrationState;
  admissions: readonly ActionAdmission[];
  /** Place in the waiting list, from 1; null when not waiting. */
  position: number | null;
  /** Another meeting of the same session has room. */
  alternativeOpen: boolean;
}

/** `register` and `wait` lead to the form, `manage` and `answer` to one's registration, `alternative` to the other meeting. */
export type Act = 'register' | 'wait' | 'manage' | 'answer' | 'alternative';

export interface MeetingAction {
  tone: Tone;
  title: MessageKey;
  text: MessageKey | null;
  values: MessageValues;
  acts: readonly Act[];
}

/**
 * What the reader of a meeting can do about it, and in words why. `at` writes an instant in the reader's language and
 * the meeting's zone.
 */
export function meetingAction(facts: ActionFacts, at: (instant: string) => string): MeetingAction {
  const { status, state, position, alternativeOpen } = facts;
  if (status === 'CANCELLED' || state === 'CANCELLED') return says('bad', 'action.cancelled.title', 'action.cancelled.text', alternativeOpen ? ['alternative'] : []);
  switch (state) {
    case 'REGISTERED':
      return says('good', 'action.registered.title', 'action.registered.text', ['manage']);
    case 'WAITING':
      return position === null
        ? says('wait', 'action.waiting.title', 'action.waiting.text', ['manage'])
        : says('wait', 'action.waiting.title', 'action.waiting.position', ['manage'], { position });
    case 'TO_CONFIRM':
      return says('wait', 'action.toConfirm.title', 'action.toConfirm.text', []);
    case 'TO_APPROVE':
      return says('wait', 'action.toApprove.title', 'action.toApprove.text', ['manage']);
    case 'OFFERED':
      return says('good', 'action.offered.title', 'action.offered.text', ['answer']);
    case 'OVER':
      return status === 'CLOSED' ? says('plain', 'action.held.title', null, []) : says('plain', 'action.over.title', 'action.over.text', []);
    case 'RUNNING':
      return says('plain', 'action.running.title', 'action.running.text', []);
    case 'OPEN':
      return open(facts, at);
    case 'WAITING_LIST':
      return says('wait', 'action.waitingList.title', 'action.waitingList.text', alternativeOpen ? ['wait', 'alternative'] : ['wait']);
    case 'FULL':
      return alternativeOpen ? says('bad', 'action.full.title', 'action.full.alternative', ['alternative']) : says('bad', 'action.full.title', 'action.full.text', []);
    case 'NOT_OPEN_YET':
      return notOpenYet(facts, at);
    case 'CLOSED':
      return closed(facts, at);
    case 'NOT_FOR_YOU':
      return facts.admissions.some(({ audience }) => audience === 'GROUP')
        ? says('plain', 'action.notForYou.title', 'action.notForYou.group', [])
        : says('plain', 'action.notForYou.title', 'action.notForYou.invited', []);
  }
}

function says(tone: Tone, title: MessageKey, text: MessageKey | null, acts: readonly Act[], values: MessageValues = {}): MeetingAction {
  return { tone, title, text, values, acts };
}

function open({ admissions }: ActionFacts, at: (instant: string) => string): MeetingAction {
  const closing = latest(admissions.filter(({ state }) => state === 'OPEN').map(({ closesAt }) => closesAt));
  return closing === null
    ? says('good', 'action.open.title', 'action.open.text', ['register'])
    : says('good', 'action.open.title', 'action.open.until', ['register'], { date: at(closing) });
}

function notOpenYet({ status, admissions }: ActionFacts, at: (instant: string) => string): MeetingAction {
  const opening = earliest(admissions.filter(({ state }) => state === 'NOT_OPEN_YET').map(({ opensAt }) => opensAt));
  if (opening !== null) return says('wait', 'action.notOpenYet.title', 'action.notOpenYet.from', [], { date: at(opening) });
  return status === 'SAVE_THE_DATE' ? says('plain', 'action.saveTheDate.title', 'action.saveTheDate.text', []) : says('wait', 'action.notOpenYet.title', 'action.notOpenYet.text', []);
}

function closed({ admissions }: ActionFacts, at: (instant: string) => string): MeetingAction {
  if (admissions.length === 0) return says('plain', 'action.noRegistration.title', 'action.noRegistration.text', []);
  const closing = latest(admissions.map(({ closesAt }) => closesAt));
  return closing === null ? says('plain', 'action.closed.title', 'action.closed.text', []) : says('plain', 'action.closed.title', 'action.closed.since', [], { date: at(closing) });
}

/** Instants compare as text, since all are written in UTC. Null when one is open-ended, or there is none. */
function latest(instants: readonly (string | null)[]): string | null {
  return instants.includes(null) ? null : (instants.toSorted().at(-1) ?? null);
}

function earliest(instants: readonly (string | null)[]): string | null {
  return instants.includes(null) ? null : (instants.toSorted()[0] ?? null);
}
