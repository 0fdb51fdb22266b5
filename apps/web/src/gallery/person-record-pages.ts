import { paths } from '../paths.js';
import { MergePeopleDocument, PersonMergePageDocument, type PersonMergePageQuery } from '../people/person-merge.generated.js';
import { PersonRecordPageDocument, type PersonRecordPageQuery } from '../people/person-record.generated.js';
import { fullRoom, lodi } from './example-meetings.js';
import { anna, partner } from './example-people.js';
import { process } from './example-processes.js';
import { someAnswers } from './example-questions.js';
import { refusal } from './example-refusal.js';
import { type Answer, answer } from './gallery-answer.js';
import type { GalleryPage } from './gallery-page.js';

type Shown = PersonRecordPageQuery['personRecord'];

const at = '2030-02-10T09:15:00Z';
const meeting = { __typename: 'Meeting' as const, id: lodi.id, displayTitle: lodi.displayTitle, date: lodi.date, timezone: lodi.timezone };
const registration: Shown['registrations'][number] = {
  __typename: 'Registration',
  id: 'registration-1',
  status: 'CONFIRMED',
  position: null,
  registeredAt: at,
  attendance: 'PRESENT',
  admission: { __typename: 'Admission', id: fullRoom.id, title: fullRoom.title },
  meeting,
  answers: someAnswers,
};

const full: Shown = {
  __typename: 'PersonRecord',
  id: anna.id,
  name: anna.name,
  email: anna.email,
  contactEmail: 'segreteria@example.org',
  telephone: '+39 333 0000000',
  municipality: 'Lodi',
  organisation: partner.name,
  locale: 'it',
  processes: [{ __typename: 'Process', id: process.id, slug: process.slug, title: process.title, timezone: 'Europe/Rome' }],
  registrations: [registration, { ...registration, id: 'registration-2', status: 'WAITING', position: 3, attendance: null, answers: [] }],
  attendances: [
    { __typename: 'AttendedDay', date: '2030-02-12', status: 'PRESENT', walkIn: false, meeting },
    { __typename: 'AttendedDay', date: null, status: 'LATE', walkIn: true, meeting },
  ],
  invitations: [
    { __typename: 'Invitation', id: 'invitation-1', status: 'ACCEPTED', invitedAt: at, answeredAt: at, meeting },
    { __typename: 'Invitation', id: 'invitation-2', status: 'INVITED', invitedAt: at, answeredAt: null, meeting },
  ],
  memberships: [
    { __typename: 'RecordedMembership', role: 'CHAIR', startsOn: '2029-11-01', endsOn: null, group: { __typename: 'Group', id: 'group-1', title: 'Gruppo 1: la casa come luogo di cura' } },
    { __typename: 'RecordedMembership', role: 'MEMBER', startsOn: null, endsOn: '2029-10-31', group: { __typename: 'Group', id: 'group-2', title: 'Gruppo 2' } },
  ],
  mails: [{ __typename: 'MeetingMail', id: 'mail-1', title: 'Iscrizione confermata', state: 'SENT', address: anna.email ?? '', createdAt: at }],
  consents: [
    { __typename: 'RecordedConsent', kind: 'privacy', textVersion: '2026-11', givenAt: at, withdrawnAt: null, meeting },
    { __typename: 'RecordedConsent', kind: 'recording', textVersion: '2', givenAt: at, withdrawnAt: at, meeting },
  ],
  changes: [
    { __typename: 'RecordedChange', id: 'change-1', at, title: 'Iscrizione annullata', by: anna.name },
    { __typename: 'RecordedChange', id: 'change-2', at, title: 'Invito accettato', by: null },
  ],
  alike: [{ __typename: 'PersonRecord', id: 'person-double', name: 'COLOMBO Anna Maria', email: null, organisation: partner.name }],
};
const bare: Shown = { ...full, name: "", email: null, contactEmail: null, telephone: null, municipality: null, organisation: null, registrations: [], attendances: [], invitations: [], memberships: [], mails: [], consents: [], changes: [], alike: [] };
const shown = (personRecord: Shown): Answer => answer(PersonRecordPageDocument, { personRecord });

const oneOfTwo = ({ id, name, email, contactEmail, telephone, municipality, organisation, locale, processes, registrations, attendances, invitations, memberships, mails }: Shown): PersonMergePageQuery['personMerge']['kept'] => ({
  __typename: 'PersonRecord', id, name, email, contactEmail, telephone, municipality, organisation, locale, processes, registrations, attendances, invitations, memberships, mails,
});
const titled = { __typename: 'Meeting' as const, id: lodi.id, displayTitle: lodi.displayTitle };
const nothingTwice: PersonMergePageQuery['personMerge'] = {
  __typename: 'PersonMerge', refusal: null, addressEnds: null, feedEnds: false, kept: oneOfTwo(full), merged: oneOfTwo({ ...bare, id: 'person-double' }), registrations: [], attendances: [], invitations: [], memberships: [],
};
const muchTwice: PersonMergePageQuery['personMerge'] = {
  ...nothingTwice,
  merged: oneOfTwo({ ...full, id: 'person-double', name: 'COLOMBO Anna Maria', email: 'anna.colombo@example.org' }),
  addressEnds: 'anna.colombo@example.org',
  feedEnds: true,
  registrations: [
    { __typename: 'DoubleRegistration', stays: 'CONFIRMED', goes: 'WAITING', meeting: titled, goesIn: titled },
    { __typename: 'DoubleRegistration', stays: 'CONFIRMED', goes: 'PENDING', meeting: titled, goesIn: { ...titled, id: 'milan', displayTitle: 'Milano' } },
  ],
  attendances: [{ __typename: 'DoubleAttendance', stays: 'PRESENT', goes: 'ABSENT', meeting: titled }],
  invitations: [{ __typename: 'DoubleInvitation', stays: 'ACCEPTED', goes: 'INVITED', meeting: titled }],
  memberships: [{ __typename: 'DoubleMembership', stays: 'CHAIR', goes: 'MEMBER', group: { __typename: 'Group', id: 'group-1', title: 'Gruppo 1: la casa come luogo di cura' } }],
};
const compared = (personMerge: PersonMergePageQuery['personMerge']): Answer => answer(PersonMergePageDocument, { personMerge });
const elsewhere = 'Una delle due persone partecipa anche a percorsi che non organizzi, o vi ha un ruolo: a unirle può essere solo chi amministra il sito.';

/** All that is known of a person, and two who are one. */
export const personRecordPages: Record<string, GalleryPage> = {
  'person-record': {
    route: 'org/p/:slug/persone/:personId',
    address: (locale) => paths.personRecord(locale, process.slug, anna.id),
    reader: 'STAFF',
    states: { ready: { answers: [shown(full)] }, empty: { answers: [shown(bare)] } },
  },
  'person-merge': {
    route: 'org/p/:slug/persone/:personId/unisci/:otherId',
    address: (locale) => paths.mergePeople(locale, process.slug, anna.id, 'person-double'),
    reader: 'STAFF',
    states: {
      ready: { answers: [compared(muchTwice)] },
      empty: { answers: [compared(nothingTwice)] },
      'turned-down': { answers: [compared({ ...nothingTwice, refusal: elsewhere })] },
      refused: {
        answers: [compared(muchTwice), answer(MergePeopleDocument, { mergePeople: { __typename: 'PersonRecordPayload', personRecord: null, userErrors: refusal(elsewhere, null, 'PERSON_ELSEWHERE') } })],
        steps: [{ press: 'main .btn-outline-danger' }],
      },
    },
  },
};
