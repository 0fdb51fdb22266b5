import { ConfirmRegistrationsDocument, JointRegistrationDocument, type JointRegistrationQuery, RegisterForMeetingsDocument, RegistrationsByTokenDocument, type RegistrationsByTokenQuery } from '../registrations/joint-registration.generated.js';
import { newDraft, type RegistrationDraft } from '../registrations/registration-draft.js';
import { paths } from '../paths.js';
import { type ExampleMeeting, fullRoom, inRoom, lodi, onTheNet } from './example-meetings.js';
import { anna, host } from './example-people.js';
import { everyQuestion } from './example-questions.js';
import { refusal } from './example-refusal.js';
import { type Answer, answer } from './gallery-answer.js';
import type { GalleryPage } from './gallery-page.js';

type Planned = JointRegistrationQuery['registrationPlan'][number];

const slug = lodi.process.slug;
const group = { __typename: 'Group' as const, id: 'group-1', key: '1', title: 'Gruppo 1: la casa come luogo di cura' };
const series = { __typename: 'Series' as const, id: 'series-1', key: 'edizioni', title: 'Edizioni del laboratorio' };
const name = `${lodi.process.id}-${group.id}`;

/** Another meeting of the group, in the one way given. */
const meetingOf = (id: string, displayTitle: string, admission: typeof inRoom): ExampleMeeting => ({ ...lodi, id, displayTitle, admissions: [admission], alternatives: [], myRegistration: null });

const second = meetingOf('meeting-second', 'Gruppo 1, secondo incontro', { ...inRoom, id: 'admission-second' });
const full = meetingOf('meeting-full', 'Gruppo 1, terzo incontro', { ...fullRoom, id: 'admission-full' });
const shut = meetingOf('meeting-shut', 'Gruppo 1, quarto incontro', { ...inRoom, id: 'admission-shut', state: 'NOT_FOR_YOU' });

const planned = (meeting: ExampleMeeting, state: Planned['state'], over: Partial<Planned> = {}): Planned => ({
  __typename: 'PlannedRegistration',
  state,
  waitingPlace: state === 'WAITING_LIST' ? 4 : null,
  admission: meeting.admissions[0] ?? inRoom,
  clashes: [],
  meeting,
  ...over,
});

const plan = [planned(lodi, 'OPEN'), planned(second, 'OPEN', { clashes: [lodi] }), planned(full, 'WAITING_LIST'), planned(shut, 'NOT_FOR_YOU')];

/** Both ask the first question, and each something of its own. */
const askingPlan = [planned({ ...lodi, questions: everyQuestion.slice(0, 3) }, 'OPEN'), planned({ ...second, questions: [...everyQuestion.slice(0, 1), ...everyQuestion.slice(4, 5)] }, 'OPEN')];

const flow = (sessions: readonly Planned[] = plan, me: JointRegistrationQuery['me'] = null): Answer[] => [
  answer(JointRegistrationDocument, {
    me,
    process: { __typename: 'Process', id: lodi.process.id, slug, title: lodi.process.title, titleLocale: lodi.process.titleLocale, host, stakeholderCategories: lodi.process.stakeholderCategories, groups: [group], series: [series] },
    registrationPlan: [...sessions],
  }),
];

const draft: RegistrationDraft = { ...newDraft(null, 'it'), chosen: [inRoom.id, 'admission-second'], name: anna.name, email: anna.email ?? '', privacy: true };
const written = (over: Partial<RegistrationDraft> = {}) => ({ [`registration-${name}`]: { ...draft, ...over } });
const done = (email: string | null) => ({
  [`registration-done-${name}`]: {
    email,
    outcomes: [
      { meetingId: lodi.id, message: 'Il posto è tuo.' },
      { meetingId: full.id, message: 'Sei in lista d’attesa.' },
    ],
  },
});
const step = (which: NonNullable<Parameters<typeof paths.jointRegistration>[3]>, states: GalleryPage['states']): GalleryPage => ({
  route: `p/:slug/:of/:key/iscrizione/${which}`,
  address: (locale) => paths.jointRegistration(locale, slug, { group: group.key }, which),
  reader: 'VISITOR',
  states,
});
const submit = [{ press: 'main form button[type=submit]' }];
const refused = answer(RegisterForMeetingsDocument, { registerForMeetings: { __typename: 'RegisterForMeetingsPayload', outcomes: [], userErrors: refusal('I posti sono esauriti.', ['choices', '1'], 'FULL') } });

const token = 'token';
type Link = NonNullable<RegistrationsByTokenQuery['registrationsByToken']>;
const link = (over: Partial<Link> = {}): Answer => answer(RegistrationsByTokenDocument, { registrationsByToken: { __typename: 'JointLink', usable: true, otherPersonName: null, meetings: [lodi, second], ...over } });
const confirmed = answer(ConfirmRegistrationsDocument, {
  confirmRegistrations: {
    __typename: 'RegisterForMeetingsPayload',
    outcomes: [
      { __typename: 'MeetingOutcome', message: 'Il posto è tuo.', meeting: lodi },
      { __typename: 'MeetingOutcome', message: 'Sei in lista d’attesa.', meeting: second },
    ],
    userErrors: [],
  },
});
const refusedConfirmation = answer(ConfirmRegistrationsDocument, { confirmRegistrations: { __typename: 'RegisterForMeetingsPayload', outcomes: [], userErrors: refusal('Il link è già stato usato o è scaduto.', null, 'TOKEN_USED_OR_EXPIRED') } });

/** Registering for several meetings at once, and what comes of it. */
export const jointPages: Record<string, GalleryPage> = {
  'joint-dates': step('incontri', {
    ready: { answers: flow() },
    full: { answers: flow([planned(shut, 'FULL')]) },
    registered: { answers: flow([planned(lodi, 'REGISTERED'), planned(second, 'OPEN')], anna), reader: 'MEMBER' },
    'missing-fields': { answers: flow(), drafts: written({ chosen: [] }), steps: submit },
    list: { answers: flow([planned({ ...lodi, admissions: [inRoom, onTheNet] }, 'OPEN'), planned(second, 'OPEN')]), address: (locale) => paths.jointRegistration(locale, slug, { series: series.key }) },
  }),
  'joint-details': step('dati', { ready: { answers: flow(), drafts: written({ name: '', email: '' }) }, 'missing-fields': { answers: flow(), drafts: written({ name: '', email: '' }), steps: submit } }),
  'joint-needs': step('esigenze', { ready: { answers: flow(), drafts: written() }, changed: { answers: flow(askingPlan), drafts: written() }, 'missing-fields': { answers: flow(askingPlan), drafts: written(), steps: submit } }),
  'joint-summary': step('riepilogo', {
    ready: { answers: flow(), drafts: written() },
    'waiting-list': { answers: flow(), drafts: written({ chosen: [inRoom.id, 'admission-full'], waitsFor: ['admission-full'] }) },
    'place-lost': { answers: flow(), drafts: written({ chosen: [inRoom.id, 'admission-full', 'admission-shut'] }) },
    'missing-fields': { answers: flow(), drafts: written({ privacy: false }), steps: submit },
    refused: { answers: [...flow(), refused], drafts: written({ all: true }), steps: submit },
    'act-offline': { answers: flow(), drafts: written(), steps: submit, refusedActs: 'OFFLINE' },
    'act-session-over': { answers: flow(plan, anna), drafts: written({ owner: anna.id }), steps: submit, refusedActs: 'UNAUTHENTICATED', reader: 'MEMBER' },
  }),
  'joint-done': step('fatto', { ready: { answers: flow(plan, anna), drafts: done(null), reader: 'MEMBER' }, 'to-confirm': { answers: flow(), drafts: done(anna.email) } }),
  'joint-confirm': {
    route: 'conferma-tutti',
    address: (locale) => paths.confirmAll(locale, token),
    reader: 'VISITOR',
    states: {
      ready: { answers: [link()] },
      'other-person': { answers: [link({ otherPersonName: 'Bruno Colombo' })] },
      done: { answers: [link(), confirmed], steps: submit },
      expired: { answers: [link({ usable: false })] },
      'dead-link': { answers: [answer(RegistrationsByTokenDocument, { registrationsByToken: null })] },
      refused: { answers: [link(), refusedConfirmation], steps: submit },
      'act-offline': { answers: [link()], steps: submit, refusedActs: 'OFFLINE' },
    },
  },
};
