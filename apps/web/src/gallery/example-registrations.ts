import type { RegistrationByTokenQuery, RegistrationFragment } from '../registrations/registration.generated.js';
import { someAnswers } from './example-questions.js';
import { byApproval, cancelled, held, inRoom, lodi } from './example-meetings.js';

type ExampleRegistration = RegistrationFragment;
type Link = NonNullable<RegistrationByTokenQuery['registrationByToken']>;

const why = (message: string): ExampleRegistration['whyNotPromoted'] => ({ __typename: 'Obstacle', message });

export const confirmed: ExampleRegistration = {
  __typename: 'Registration',
  id: 'registration-1',
  status: 'CONFIRMED',
  position: null,
  confirmed: true,
  heldUntil: null,
  whyNotPromoted: null,
  refusalReason: null,
  attendance: null,
  reference: 'LOD-7K4M',
  registeredAt: '2030-02-10T09:15:00Z',
  manageable: true,
  changeableUntil: '2030-03-13T11:00:00Z',
  movedFrom: null,
  answersMissing: 0,
  answersEditable: false,
  answersEditableUntil: null,
  answers: [],
  person: { __typename: 'Person', id: 'person-anna', name: 'Anna Maria Colombo-Bergamaschi' },
  admission: inRoom,
  meeting: { ...lodi, cancellationReason: null },
};

export const pending: ExampleRegistration = { ...confirmed, id: 'registration-2', status: 'PENDING', confirmed: false };
export const waiting: ExampleRegistration = { ...confirmed, id: 'registration-3', status: 'WAITING', position: 3, whyNotPromoted: why('Ci sono ancora 2 persone prima nella lista.') };
export const waitingToConfirm: ExampleRegistration = { ...waiting, id: 'registration-4', confirmed: false };
export const expired: ExampleRegistration = { ...pending, id: 'registration-5', status: 'EXPIRED', manageable: false, changeableUntil: null };
export const cancelledByPerson: ExampleRegistration = { ...confirmed, id: 'registration-6', status: 'CANCELLED', manageable: false, changeableUntil: null };
export const toApprove: ExampleRegistration = { ...confirmed, id: 'registration-11', status: 'TO_APPROVE', admission: byApproval, whyNotPromoted: why('Chi organizza deve ancora decidere sulla richiesta.') };
export const offered: ExampleRegistration = { ...confirmed, id: 'registration-12', status: 'OFFERED', heldUntil: '2030-03-02T17:00:00Z' };
export const refused: ExampleRegistration = { ...confirmed, id: 'registration-13', status: 'REFUSED', admission: byApproval, refusalReason: 'Il tavolo è al completo: le altre parti dell’incontro sono aperte a tutti.', manageable: false, changeableUntil: null };
export const online: ExampleRegistration = { ...confirmed, id: 'registration-7', meeting: { ...confirmed.meeting, onlineUrl: 'https://example.org/stanza/lodi' } };
export const attended: ExampleRegistration = {
  ...confirmed,
  id: 'registration-8',
  attendance: 'PRESENT',
  manageable: false,
  changeableUntil: null,
  meeting: { ...held, cancellationReason: null },
};
export const meetingGone: ExampleRegistration = {
  ...confirmed,
  id: 'registration-9',
  manageable: false,
  changeableUntil: null,
  meeting: { ...cancelled, cancellationReason: cancelled.cancelledReason },
};

/** Of a meeting that has moved, in time and in space. */
export const moved: ExampleRegistration = {
  ...confirmed,
  id: 'registration-10',
  movedFrom: {
    __typename: 'FormerPlan',
    date: '2030-03-07',
    timezone: 'Europe/Rome',
    days: [{ __typename: 'FormerDay', date: '2030-03-07', starts: '2030-03-07T09:30', ends: '2030-03-07T17:00' }],
    venue: { __typename: 'Venue', id: 'venue-before', name: 'Biblioteca della dimostrazione', nameLocale: 'it', street: 'Via dell’Esempio, 8', municipality: 'Lodi' },
    room: null,
  },
};

/** Of a meeting that asks something: answered before, and one question has come since. */
export const answered: ExampleRegistration = { ...confirmed, id: 'registration-14', answersMissing: 1, answersEditable: true, answersEditableUntil: '2030-03-10T11:00:00Z', answers: someAnswers };

/** What a mail's link leads to. */
export function linkTo(registration: ExampleRegistration | null, over: Partial<Link> = {}): Link {
  return { __typename: 'TokenView', purpose: 'CONFIRM', usable: true, otherPersonName: null, registration, meeting: lodi, ...over };
}
