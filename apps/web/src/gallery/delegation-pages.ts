import { DelegationByTokenDocument, type DelegationByTokenQuery, GroupDelegationsDocument, InviteOrganisationDocument, MeetingDelegationsDocument, type MeetingDelegationsQuery, NameDelegateDocument, RemindDelegationDocument, SetDelegationDocument, StaffDelegationDocument, type StaffDelegationFragment, StepInDocument, WithdrawDelegateDocument, WithdrawDelegationDocument } from '../delegations/delegations.generated.js';
import { GroupsOfProcessDocument } from '../groups/group-members-page.generated.js';
import { StaffMeetingPageDocument } from '../meetings/meeting-planning.generated.js';
import { paths } from '../paths.js';
import { SuggestedOrganisationsDocument } from '../registrations/registration.generated.js';
import { draft, type ExampleMeeting, fullRoom, lodi, toClose } from './example-meetings.js';
import { anna, partner } from './example-people.js';
import { refusal } from './example-refusal.js';
import { type Answer, answer } from './gallery-answer.js';
import type { GalleryPage } from './gallery-page.js';

type Delegation = NonNullable<DelegationByTokenQuery['delegationByToken']>;
type Delegates = Delegation['delegates'];

const token = 'token';
const submit = { press: 'main form button[type=submit]' };
const group = { __typename: 'Group' as const, id: 'group-1', key: '1', title: 'Gruppo 1: la casa come luogo di cura', titleLocale: 'it' as const };
const otherGroup = { ...group, id: 'group-2', key: '2', title: 'Gruppo 2: gli spazi di comunità' };

const delegates: Delegates = [
  { __typename: 'Delegate', id: 'delegate-1', name: anna.name, email: anna.email ?? '', role: 'DELEGATE', state: 'COMING', meetings: 1 },
  { __typename: 'Delegate', id: 'delegate-2', name: 'Bruno Rossi', email: 'bruno@example.org', role: 'DELEGATE', state: 'NOT_COMING', meetings: 0 },
  { __typename: 'Delegate', id: 'delegate-3', name: 'Carla Verdi', email: 'carla@example.org', role: 'SUBSTITUTE', state: 'READY', meetings: 0 },
];

const terms = (over: Partial<Delegation> = {}): Delegation => ({
  __typename: 'Delegation',
  id: 'delegation-1',
  organisationName: partner.name,
  state: 'OPEN',
  places: 2,
  named: 1,
  deadline: '2030-03-10T17:00:00Z',
  changeableUntil: '2030-03-10T17:00:00Z',
  timezone: lodi.timezone,
  note: 'Chiediamo, se possibile, una persona per ogni sede.',
  delegates,
  meeting: lodi,
  admission: fullRoom,
  group: null,
  ...over,
});
const behindLink = (over: Partial<Delegation> = {}): Answer[] => [answer(DelegationByTokenDocument, { delegationByToken: terms(over) })];

const kept = (over: Partial<StaffDelegationFragment> = {}): StaffDelegationFragment => {
  const { meeting: _meeting, group: _group, ...own } = terms();
  return {
    ...own,
    remindedAt: null,
    keptPlaces: [],
    contact: { __typename: 'DelegationContact', name: 'Segreteria', email: 'segreteria@example.org' },
    category: { __typename: 'StakeholderCategory', id: 'category-2', title: 'Terzo settore', titleLocale: 'it' },
    ...over,
  };
};
const someDelegations = [
  kept(),
  kept({ id: 'delegation-2', organisationName: 'Comune di Lodi', state: 'CLOSED', delegates: [], named: 0, category: null, remindedAt: '2030-03-05T09:00:00Z' }),
  kept({ id: 'delegation-3', organisationName: 'ASST di Lodi', state: 'WITHDRAWN', delegates: [], named: 0, deadline: null, changeableUntil: null }),
];

const nothing = { __typename: 'DelegationPayload' as const, delegation: null };
const full = refusal('Tutti i 2 posti sono già assegnati: per indicare un’altra persona, prima togli un nome.', null, 'PLACES_TAKEN');
const late = refusal('Il termine è passato: i delegati non si possono più cambiare da qui. Scrivi a chi organizza.', null, 'DELEGATION_CLOSED');
const acts = [
  answer(NameDelegateDocument, { nameDelegate: { ...nothing, userErrors: full } }),
  answer(WithdrawDelegateDocument, { withdrawDelegate: { ...nothing, userErrors: late } }),
  answer(StepInDocument, { stepIn: { ...nothing, userErrors: late } }),
];
const staffActs = [
  ...acts,
  answer(InviteOrganisationDocument, { inviteOrganisation: { ...nothing, userErrors: refusal('Questo ente è già invitato qui: cambia il suo invito invece di farne un altro.', ['organisationId'], 'ORGANISATION_INVITED') } }),
  answer(SetDelegationDocument, { setDelegation: { ...nothing, userErrors: refusal('I posti non possono essere meno dei delegati già indicati: 1.', ['places'], 'PLACES_BELOW_NAMED') } }),
  answer(RemindDelegationDocument, { remindDelegation: { ...nothing, userErrors: late } }),
  answer(WithdrawDelegationDocument, { withdrawDelegation: { ...nothing, userErrors: refusal('L’incontro è stato annullato.', null, 'MEETING_CANCELLED') } }),
  answer(SuggestedOrganisationsDocument, { organisations: [{ __typename: 'Organisation', id: partner.id, name: partner.name }] }),
];

const inList = ({ id, organisationName, state, places, named, changeableUntil, timezone, remindedAt, contact, category }: StaffDelegationFragment) => ({ __typename: 'Delegation' as const, id, organisationName, state, places, named, changeableUntil, timezone, remindedAt, contact, category });
const listed = (delegations: readonly StaffDelegationFragment[], more = 0): NonNullable<MeetingDelegationsQuery['meeting']>['delegations'] => ({
  __typename: 'DelegationConnection',
  totalCount: delegations.length + more,
  pageInfo: { __typename: 'PageInfo', hasNextPage: more > 0, endCursor: more > 0 ? 'next' : null },
  edges: delegations.map((delegation) => ({ __typename: 'DelegationEdge', node: inList(delegation) })),
});
const chosen = (over: Partial<StaffDelegationFragment> = {}): Answer => answer(StaffDelegationDocument, { delegation: kept(over) });
const keptPlaces: StaffDelegationFragment['keptPlaces'] = [
  { __typename: 'KeptPlaces', used: 1, kept: 1, meeting: lodi, admission: fullRoom },
  { __typename: 'KeptPlaces', used: 0, kept: 1, meeting: draft, admission: fullRoom },
];

const ofMeeting = (meeting: ExampleMeeting, delegations: StaffDelegationFragment[]): Answer[] => [
  answer(StaffMeetingPageDocument, { me: { __typename: 'Person', id: anna.id }, meeting }),
  answer(MeetingDelegationsDocument, {
    meeting: { __typename: 'Meeting', id: meeting.id, admissions: [fullRoom], process: { __typename: 'Process', id: meeting.process.id, stakeholderCategories: lodi.process.stakeholderCategories }, delegations: listed(delegations) },
  }),
];
const ofGroup = (delegations: StaffDelegationFragment[], more = 0): Answer[] => [
  answer(GroupsOfProcessDocument, { process: { __typename: 'Process', id: lodi.process.id, slug: lodi.process.slug, title: lodi.process.title, groups: [group, otherGroup] } }),
  answer(GroupDelegationsDocument, {
    process: { __typename: 'Process', id: lodi.process.id, timezone: lodi.timezone, stakeholderCategories: lodi.process.stakeholderCategories, group: { __typename: 'Group', id: group.id, delegations: listed(delegations, more) } },
  }),
];

const naming = [{ write: '#field-name', text: 'Dora Neri' }, { write: '#field-email', text: 'dora@example.org' }, submit];

/** Organisations that are invited with a number of places: their page, and those of the organisers. */
export const delegationPages: Record<string, GalleryPage> = {
  delegation: {
    route: 'delega',
    address: (locale) => paths.delegation(locale, token),
    reader: 'VISITOR',
    states: {
      ready: { answers: behindLink() },
      empty: { answers: behindLink({ delegates: [], named: 0, note: null }) },
      full: { answers: behindLink({ named: 2, delegates: delegates.map((delegate) => ({ ...delegate, state: delegate.role === 'DELEGATE' ? 'COMING' : 'READY' })) }) },
      list: { answers: behindLink({ meeting: null, admission: null, group: { ...group, process: lodi.process }, deadline: null, changeableUntil: null }) },
      closed: { answers: behindLink({ state: 'CLOSED' }) },
      cancelled: { answers: behindLink({ state: 'WITHDRAWN', delegates: [], named: 0 }) },
      'dead-link': { answers: [answer(DelegationByTokenDocument, { delegationByToken: null })] },
      'missing-fields': { answers: behindLink(), steps: [submit] },
      preview: { answers: [...behindLink(), ...acts], steps: [{ press: 'main td .btn-outline-danger' }] },
      changed: { answers: [...behindLink(), ...acts], steps: [{ press: 'main td .btn-outline-primary' }] },
      refused: { answers: [...behindLink(), ...acts], steps: naming },
      'act-offline': { answers: behindLink(), steps: naming, refusedActs: 'OFFLINE' },
    },
  },
  'meeting-delegations': {
    route: 'org/incontri/:id/deleghe',
    address: (locale) => paths.meetingDelegations(locale, lodi.id),
    reader: 'STAFF',
    states: {
      ready: { answers: ofMeeting(lodi, someDelegations) },
      empty: { answers: ofMeeting(lodi, []) },
      draft: { answers: ofMeeting(draft, []) },
      over: { answers: ofMeeting(toClose, someDelegations) },
      changed: { address: (locale) => `${paths.meetingDelegations(locale, lodi.id)}?ente=delegation-1`, answers: [...ofMeeting(lodi, someDelegations), chosen(), ...staffActs] },
      'missing-fields': { answers: ofMeeting(lodi, []), steps: [submit] },
      refused: { address: (locale) => `${paths.meetingDelegations(locale, lodi.id)}?ente=delegation-1`, answers: [...ofMeeting(lodi, someDelegations), chosen(), ...staffActs], steps: [{ press: '#invito ~ form button[type=submit]' }] },
    },
  },
  'group-delegations': {
    route: 'org/p/:slug/deleghe',
    address: (locale) => paths.groupDelegations(locale, lodi.process.slug),
    reader: 'STAFF',
    states: {
      ready: { answers: ofGroup(someDelegations) },
      more: { answers: ofGroup(someDelegations, 70) },
      'dead-link': { address: (locale) => `${paths.groupDelegations(locale, lodi.process.slug)}?ente=none`, answers: [...ofGroup(someDelegations), answer(StaffDelegationDocument, { delegation: null })] },
      empty: { answers: ofGroup([]) },
      'missing-fields': { answers: ofGroup([]), steps: [submit] },
      changed: { address: (locale) => `${paths.groupDelegations(locale, lodi.process.slug)}?ente=delegation-1`, answers: [...ofGroup(someDelegations), chosen({ keptPlaces }), ...staffActs] },
      'act-offline': { address: (locale) => `${paths.groupDelegations(locale, lodi.process.slug)}?ente=delegation-1`, answers: [...ofGroup(someDelegations), chosen()], steps: [{ press: '#invito ~ form button[type=submit]' }], refusedActs: 'OFFLINE' },
    },
  },
};
