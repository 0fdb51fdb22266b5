import { paths } from '../paths.js';
import { PersonRecordPageDocument, type PersonRecordPageQuery } from '../people/person-record.generated.js';
import { fullRoom, lodi } from './example-meetings.js';
import { anna, partner } from './example-people.js';
import { process } from './example-processes.js';
import { someAnswers } from './example-questions.js';
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
};
const bare: Shown = { ...full, name: "", email: null, contactEmail: null, telephone: null, municipality: null, organisation: null, registrations: [], attendances: [], invitations: [], memberships: [], mails: [], consents: [], changes: [] };
const shown = (personRecord: Shown): Answer => answer(PersonRecordPageDocument, { personRecord });

/** All that is known of a person. */
export const personRecordPages: Record<string, GalleryPage> = {
  'person-record': {
    route: 'org/p/:slug/persone/:personId',
    address: (locale) => paths.personRecord(locale, process.slug, anna.id),
    reader: 'STAFF',
    states: { ready: { answers: [shown(full)] }, empty: { answers: [shown(bare)] } },
  },
};
