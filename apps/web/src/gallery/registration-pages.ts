import { MyGroupOffersDocument } from '../registrations/joint-registration.generated.js';
import { AcceptOfferDocument, AgreeToMoveDocument, AnswerInvitationDocument, CancelRegistrationDocument, ChangeAdmissionDocument, ConfirmRegistrationDocument, InvitationByTokenDocument, type InvitationByTokenQuery, MeetingsToRegisterForDocument, MyRegistrationsDocument, RegisterForMeetingDocument, RegistrationByTokenDocument, RegistrationDocument, RegistrationFlowDocument, type RegistrationFlowQuery, type RegistrationFragment, SuggestedOrganisationsDocument } from '../registrations/registration.generated.js';
import { newDraft, type RegistrationDraft } from '../registrations/registration-draft.js';
import type { RegistrationNotice } from '../registrations/registration-notice.js';
import type { SentRegistration } from '../registrations/sent-registration.js';
import { paths } from '../paths.js';
import { byApproval, cancelled as cancelledMeeting, type ExampleMeeting, fullRoom, inRoom, lastPage, lodi, meetingEdge, onTheNet, ownSeat, someMeetings } from './example-meetings.js';
import { anna, partner } from './example-people.js';
import { refusal } from './example-refusal.js';
import { everyQuestion, writtenAnswers } from './example-questions.js';
import { answered, attended, cancelledByPerson, confirmed, expired, linkTo, meetingGone, moved, offered, online, pending, refused, toApprove, waiting, waitingToConfirm } from './example-registrations.js';
import { type Answer, answer } from './gallery-answer.js';
import type { GalleryPage, Shown } from './gallery-page.js';

type Step = Parameters<typeof paths.registration>[3];

const draft: RegistrationDraft = {
  ...newDraft(null, 'it'),
  admissionId: inRoom.id,
  name: anna.name,
  email: anna.email ?? '',
  organisation: partner.name,
  municipality: 'Lodi',
  comesAs: 'citizen',
  needKinds: ['WHEELCHAIR', 'INTERPRETER'],
  interpreterLanguage: 'arabo',
  needs: 'Un posto vicino all’uscita e i materiali in caratteri grandi.',
};
const draftName = `registration-${lodi.id}`;
const written = { [draftName]: draft };
const sent: SentRegistration = { draft, meetingId: lodi.id, admissionId: inRoom.id };

const flow = (meeting: ExampleMeeting = lodi, me: RegistrationFlowQuery['me'] = null): Answer[] => [answer(RegistrationFlowDocument, { me, meeting }), answer(SuggestedOrganisationsDocument, { organisations: [partner] })];
const oneWay: ExampleMeeting = { ...lodi, admissions: [inRoom], alternatives: [] };
const asking: ExampleMeeting = { ...lodi, questions: everyQuestion };
const nothingLeft: ExampleMeeting = { ...lodi, registrationState: 'FULL', admissions: [{ ...inRoom, seatsLeft: 0, waitingListOpen: false, state: 'FULL' }], alternatives: [] };
const registered: ExampleMeeting = { ...lodi, registrationState: 'REGISTERED', myRegistration: ownSeat };

const refusedRegistration = answer(RegisterForMeetingDocument, {
  registerForMeeting: { __typename: 'RegisterForMeetingPayload', registration: null, admission: null, userErrors: refusal('Le iscrizioni a questo incontro si sono chiuse.', null, 'CLOSED') },
});

function step(name: Step, states: GalleryPage['states']): GalleryPage {
  return { route: `p/:slug/incontri/:id/iscrizione/${name}`, address: (locale) => paths.registration(locale, lodi.process.slug, lodi.id, name), reader: 'VISITOR', states };
}

const submit = [{ press: 'main form button[type=submit]' }];

/** Not to be registered for: said in place of the form on every step. */
const barred = {
  full: { answers: flow(nothingLeft) },
  cancelled: { answers: flow({ ...cancelledMeeting, alternatives: [] }) },
  'already-registered': { answers: flow(registered, anna), reader: 'MEMBER' },
} satisfies Partial<GalleryPage['states']>;

const own = (registration: RegistrationFragment | null): Answer[] => [answer(RegistrationDocument, { registration })];
const byToken = (registration: RegistrationFragment | null, over: Parameters<typeof linkTo>[1] = { purpose: 'MANAGE' }): Answer[] => [answer(RegistrationByTokenDocument, { registrationByToken: linkTo(registration, over) })];
const deadLink: Shown = { answers: [answer(RegistrationByTokenDocument, { registrationByToken: null })] };

const payload = (message: string) => ({ __typename: 'RegistrationPayload' as const, registration: null, userErrors: refusal(message, null, 'TOKEN_USED_OR_EXPIRED') });
const refusedConfirmation = answer(ConfirmRegistrationDocument, { confirmRegistration: payload('Il link è già stato usato o è scaduto.') });
const refusedChange = answer(ChangeAdmissionDocument, { changeAdmission: payload('Non ci sono più posti liberi.') });
const refusedCancelling = answer(CancelRegistrationDocument, { cancelRegistration: payload('L’incontro è già cominciato.') });

const refusedOffer = answer(AcceptOfferDocument, { acceptOffer: payload('Il tempo per accettare questo posto è finito, oppure l’offerta ha già avuto risposta.') });
const refusedAgreement = answer(AgreeToMoveDocument, { agreeToMove: payload('Nel frattempo l’incontro è stato spostato di nuovo.') });
const agreed = answer(AgreeToMoveDocument, {
  agreeToMove: { __typename: 'RegistrationPayload', registration: { __typename: 'Registration', id: moved.id, movedFrom: null }, userErrors: [] },
});

type Invitation = NonNullable<InvitationByTokenQuery['invitationByToken']>['invitation'];

const invited = (over: Partial<Invitation>, registration: RegistrationFragment | null = null, usable = true): Answer[] => {
  const meeting = { ...lodi, cancellationReason: null };
  const invitation: Invitation = { __typename: 'Invitation', id: 'invitation-1', status: 'INVITED', person: anna, admission: inRoom, meeting, ...over };
  return [answer(InvitationByTokenDocument, { invitationByToken: { __typename: 'InvitationView', usable, invitation, registration } })];
};
const refusedAnswer = answer(AnswerInvitationDocument, { answerInvitation: { __typename: 'AnswerInvitationPayload', invitation: null, registration: null, userErrors: refusal('Il link è già stato usato o è scaduto.', null, 'TOKEN_USED_OR_EXPIRED') } });

const told = (notice: RegistrationNotice) => notice;
const myMeetings = (...registrations: RegistrationFragment[]): Answer[] => [
  answer(MyRegistrationsDocument, {
    myRegistrations: {
      __typename: 'RegistrationConnection',
      totalCount: registrations.length,
      pageInfo: lastPage,
      edges: registrations.map((node) => ({ __typename: 'RegistrationEdge' as const, node })),
    },
  }),
  answer(MyGroupOffersDocument, { myGroupOffers: registrations.length === 0 ? [] : [{ __typename: 'GroupOffer', meetings: 3, group: { __typename: 'Group', id: 'group-1', key: '1', title: 'Gruppo 1: la casa come luogo di cura', titleLocale: 'it', process: lodi.process } }] }),
  answer(MeetingsToRegisterForDocument, { meetings: { __typename: 'MeetingConnection', edges: someMeetings.slice(0, 2).map(meetingEdge) } }),
];

const token = 'token';
const registrationStates = (from: (registration: RegistrationFragment) => Answer[]): GalleryPage['states'] => ({
  ready: { answers: from(confirmed) },
  online: { answers: from(online) },
  'to-confirm': { answers: from(pending) },
  waiting: { answers: from(waiting) },
  expired: { answers: from(expired) },
  cancelled: { answers: from(meetingGone) },
  over: { answers: from(attended) },
  changed: { answers: from(confirmed), told: told({ kind: 'CHANGED' }) },
  moved: { answers: from(moved) },
  'missing-fields': { answers: from(answered) },
  done: { answers: from(answered), told: told({ kind: 'ANSWERED' }) },
});
const fullElsewhere = { ...fullRoom, id: 'admission-full-elsewhere' };
const changeStates = (from: (registration: RegistrationFragment) => Answer[]): GalleryPage['states'] => ({
  ready: { answers: from(confirmed) },
  waiting: { answers: from(waiting) },
  'waiting-list': { answers: from({ ...waiting, meeting: { ...waiting.meeting, alternatives: waiting.meeting.alternatives.map((each) => ({ ...each, admissions: [fullElsewhere] })) } }), steps: [{ press: `input[value="${fullElsewhere.id}"]` }] },
  'missing-fields': { answers: from(confirmed), steps: submit },
  refused: { answers: [...from(confirmed), refusedChange], steps: [{ press: `input[value="${onTheNet.id}"]` }, ...submit] },
});
const cancelStates = (from: (registration: RegistrationFragment) => Answer[]): GalleryPage['states'] => ({
  ready: { answers: from(confirmed) },
  waiting: { answers: from(waiting) },
  offered: { answers: from(offered) },
  'to-approve': { answers: from(toApprove) },
  refused: { answers: [...from(confirmed), refusedCancelling], steps: submit },
});

/** Registering, step by step, and what comes of it. */
export const registrationPages: Record<string, GalleryPage> = {
  'registration-choice': step('incontri', {
    ready: { answers: flow() },
    'waiting-list': { answers: flow({ ...lodi, registrationState: 'WAITING_LIST', admissions: [fullRoom, onTheNet] }) },
    'missing-fields': { answers: flow(), steps: submit },
    ...barred,
  }),
  'registration-details': step('dati', {
    ready: { answers: flow(), drafts: { [draftName]: { ...newDraft(null, 'it'), admissionId: inRoom.id } } },
    draft: { answers: flow(), drafts: written },
    registered: { answers: flow(lodi, anna), drafts: written, reader: 'MEMBER' },
    'missing-fields': { answers: flow(oneWay), steps: submit },
    ...barred,
  }),
  'registration-needs': step('esigenze', {
    ready: { answers: flow(), drafts: written },
    changed: { answers: flow(asking), drafts: { [draftName]: { ...draft, answers: writtenAnswers } } },
    'missing-fields': { answers: flow(asking), drafts: written, steps: submit },
    ...barred,
  }),
  'registration-summary': step('riepilogo', {
    ready: { answers: flow(), drafts: written },
    changed: { answers: flow(asking), drafts: { [draftName]: { ...draft, answers: writtenAnswers } } },
    'waiting-list': { answers: flow({ ...lodi, admissions: [fullRoom, onTheNet] }), drafts: { [draftName]: { ...draft, waitFor: fullRoom.id } } },
    'place-lost': { answers: flow({ ...lodi, admissions: [fullRoom, onTheNet] }), drafts: written },
    'to-approve': { answers: flow({ ...lodi, admissions: [byApproval] }), drafts: { [draftName]: { ...draft, admissionId: byApproval.id } } },
    'missing-fields': { answers: flow(), drafts: written, steps: submit },
    refused: { answers: [...flow(), refusedRegistration], drafts: { [draftName]: { ...draft, privacy: true } }, steps: submit },
    'act-offline': { answers: flow(), drafts: { [draftName]: { ...draft, privacy: true } }, steps: submit, refusedActs: 'OFFLINE' },
    'act-session-over': { answers: flow(lodi, anna), drafts: { [draftName]: { ...draft, owner: anna.id, privacy: true } }, steps: submit, refusedActs: 'UNAUTHENTICATED', reader: 'MEMBER' },
    ...barred,
  }),
  'registration-posted': step('posta', {
    ready: { answers: flow(), drafts: { [`registration-sent-${lodi.id}`]: sent } },
    'waiting-list': { answers: flow({ ...lodi, admissions: [fullRoom, onTheNet] }), drafts: { [`registration-sent-${lodi.id}`]: { ...sent, draft: { ...draft, waitFor: inRoom.id } } } },
    done: {
      answers: [...flow(), answer(RegisterForMeetingDocument, { registerForMeeting: { __typename: 'RegisterForMeetingPayload', registration: null, admission: null, userErrors: [] } })],
      drafts: { [`registration-sent-${lodi.id}`]: sent },
      steps: submit,
    },
    'act-offline': { answers: flow(), drafts: { [`registration-sent-${lodi.id}`]: sent }, steps: submit, refusedActs: 'OFFLINE' },
  }),
  confirm: {
    route: 'conferma',
    address: (locale) => paths.confirm(locale, token),
    reader: 'VISITOR',
    states: {
      ready: { answers: byToken(pending, {}) },
      waiting: { answers: byToken(waitingToConfirm, {}) },
      'to-approve': { answers: byToken({ ...toApprove, confirmed: false }, {}) },
      expired: { answers: byToken(expired, {}) },
      'other-person': { answers: byToken(null, { purpose: 'ANOTHER_PERSON', otherPersonName: 'Bruno Colombo' }) },
      over: { answers: byToken(pending, { usable: false }) },
      cancelled: { answers: byToken(pending, { usable: false, meeting: cancelledMeeting }) },
      'dead-link': deadLink,
      refused: { answers: [...byToken(pending, {}), refusedConfirmation], steps: submit },
      'act-offline': { answers: byToken(pending, {}), steps: submit, refusedActs: 'OFFLINE' },
    },
  },
  invitation: {
    route: 'i',
    address: (locale) => `/${locale}/i#${token}`,
    reader: 'VISITOR',
    states: {
      ready: { answers: invited({}) },
      registered: { answers: invited({ status: 'ACCEPTED' }, confirmed) },
      waiting: { answers: invited({ status: 'ACCEPTED' }, waiting) },
      changed: { answers: invited({ status: 'DECLINED' }) },
      closed: { answers: invited({ status: 'WITHDRAWN' }, null, false) },
      cancelled: { answers: invited({ meeting: { ...cancelledMeeting, cancellationReason: cancelledMeeting.cancelledReason } }, null, false) },
      over: { answers: invited({}, null, false) },
      'dead-link': { answers: [answer(InvitationByTokenDocument, { invitationByToken: null })] },
      'missing-fields': { answers: invited({}), steps: submit },
      refused: { answers: [...invited({}), refusedAnswer], steps: [{ press: '#field-privacy' }, ...submit] },
      'act-offline': { answers: invited({}), steps: [{ press: '#field-privacy' }, ...submit], refusedActs: 'OFFLINE' },
    },
  },
  'my-registrations': {
    route: 'mie-iscrizioni',
    address: paths.myRegistrations,
    reader: 'MEMBER',
    states: {
      ready: { answers: myMeetings(confirmed, toApprove, offered, waiting, attended, meetingGone, cancelledByPerson, refused) },
      empty: { answers: myMeetings() },
      moved: { answers: myMeetings(moved, waiting) },
      changed: { answers: myMeetings(answered) },
      refused: { answers: [...myMeetings(moved), refusedAgreement], steps: submit },
      done: { answers: [...myMeetings(moved), agreed], steps: submit },
    },
  },
  'registration-by-mail': {
    route: 'iscrizione',
    address: (locale) => paths.registrationByMail(locale, token),
    reader: 'VISITOR',
    states: { ...registrationStates((registration) => byToken(registration)), 'dead-link': deadLink },
  },
  'registration-by-mail-change': {
    route: 'iscrizione/cambia',
    address: (locale) => paths.registrationByMail(locale, token, 'cambia'),
    reader: 'VISITOR',
    states: { ...changeStates((registration) => byToken(registration)), 'dead-link': deadLink },
  },
  'registration-by-mail-cancel': {
    route: 'iscrizione/annulla',
    address: (locale) => paths.registrationByMail(locale, token, 'annulla'),
    reader: 'VISITOR',
    states: { ...cancelStates((registration) => byToken(registration)), 'dead-link': deadLink },
  },
  'my-registration': {
    route: 'mie-iscrizioni/:registrationId',
    address: (locale) => paths.myRegistration(locale, confirmed.id),
    reader: 'MEMBER',
    states: {
      ...registrationStates(own),
      'to-approve': { answers: own(toApprove) },
      'turned-down': { answers: own(refused) },
      refused: { answers: [...own(offered), refusedOffer], steps: submit },
    },
  },
  'my-registration-change': {
    route: 'mie-iscrizioni/:registrationId/cambia',
    address: (locale) => paths.myRegistration(locale, confirmed.id, 'cambia'),
    reader: 'MEMBER',
    states: changeStates(own),
  },
  'my-registration-cancel': {
    route: 'mie-iscrizioni/:registrationId/annulla',
    address: (locale) => paths.myRegistration(locale, confirmed.id, 'annulla'),
    reader: 'MEMBER',
    states: cancelStates(own),
  },
};
