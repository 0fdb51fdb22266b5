import { RequestSignInCodeDocument, SignInDocument, SignOutDocument, UseSignInLinkDocument } from '../access/sign-in.generated.js';
import { paths } from '../paths.js';
import { ChangeMyAddressDocument, CorrectMyDataDocument, EraseMyDataDocument, ProfilePageDocument, type ProfilePageQuery, RenewCalendarFeedDocument, RevokeCalendarFeedDocument, RevokeSessionDocument } from '../people/profile-page.generated.js';
import { anna } from './example-people.js';
import { refusal } from './example-refusal.js';
import { answer } from './gallery-answer.js';
import type { GalleryPage } from './gallery-page.js';

const submit = { press: 'main form button[type=submit]' };
const codeSent = answer(RequestSignInCodeDocument, { requestSignInCode: { __typename: 'RequestSignInCodePayload', sent: true, userErrors: [] } });
const wrongCode = refusal('Il codice non è giusto o è scaduto.', ['code'], 'CODE_WRONG');
const toCode = [{ write: '#field-email', text: 'anna@example.org' }, submit];

const sessions: ProfilePageQuery['mySessions'] = [
  { __typename: 'LoginSession', id: 'session-1', createdAt: '2030-02-10T09:15:00Z', lastSeenAt: '2030-02-11T18:40:00Z', current: true },
  { __typename: 'LoginSession', id: 'session-2', createdAt: '2030-01-20T07:00:00Z', lastSeenAt: '2030-01-22T21:05:00Z', current: false },
];
const profile = answer(ProfilePageDocument, { me: anna, myCalendarFeed: { __typename: 'CalendarFeed', createdAt: '2030-02-10T09:15:00Z' }, mySessions: sessions });

/** What the acts of one's own page answer, all of them well. */
const acts = [
  answer(SignOutDocument, { signOut: { __typename: 'SignOutPayload', signedOut: true } }),
  answer(CorrectMyDataDocument, { correctMyData: { __typename: 'OwnDataPayload', person: anna, userErrors: [] } }),
  answer(ChangeMyAddressDocument, { changeMyAddress: { __typename: 'OwnDataPayload', person: null, userErrors: wrongCode } }),
  answer(RenewCalendarFeedDocument, {
    renewCalendarFeed: { __typename: 'RenewCalendarFeedPayload', feed: { __typename: 'CalendarFeed', createdAt: '2030-02-12T08:00:00Z' }, url: 'https://percorso.example.org/calendar/own/Zm9yLXNob3ctb25seS1hbmQtb3BlbnMtbm90aGluZy4.ics', userErrors: [] },
  }),
  answer(RevokeCalendarFeedDocument, { revokeCalendarFeed: { __typename: 'RevokeCalendarFeedPayload', revoked: true, userErrors: [] } }),
  answer(RevokeSessionDocument, { revokeSession: { __typename: 'RevokeSessionPayload', revoked: true, userErrors: [] } }),
  codeSent,
];

/** Signing in, and everything about oneself. */
export const accountPages: Record<string, GalleryPage> = {
  'sign-in': {
    route: 'accedi',
    address: paths.signIn,
    reader: 'VISITOR',
    asks: false,
    states: {
      ready: { answers: [] },
      'missing-fields': { answers: [], steps: [submit] },
      refused: {
        answers: [answer(RequestSignInCodeDocument, { requestSignInCode: { __typename: 'RequestSignInCodePayload', sent: false, userErrors: refusal('Questo non è un indirizzo di posta elettronica.', ['input', 'email']) } })],
        steps: [{ write: '#field-email', text: 'anna' }, submit],
      },
      code: { answers: [codeSent], steps: toCode },
      changed: { answers: [codeSent, answer(SignInDocument, { signIn: { __typename: 'SignInPayload', person: null, userErrors: wrongCode } })], steps: [...toCode, { write: '#field-code', text: '123456' }, submit] },
      link: { answers: [], address: (locale) => `${paths.signIn(locale)}#link` },
      'dead-link': {
        answers: [answer(UseSignInLinkDocument, { useSignInLink: { __typename: 'SignInPayload', person: null, userErrors: refusal('Il link è già stato usato o è scaduto.', null, 'TOKEN_USED_OR_EXPIRED') } })],
        address: (locale) => `${paths.signIn(locale)}#link`,
        steps: [{ press: 'main .btn-primary' }],
      },
      'act-offline': { answers: [], steps: toCode, refusedActs: 'OFFLINE' },
    },
  },
  profile: {
    route: 'profilo',
    address: paths.profile,
    reader: 'MEMBER',
    states: {
      ready: { answers: [profile, ...acts] },
      empty: { answers: [answer(ProfilePageDocument, { me: { ...anna, name: '', telephone: null, municipality: null, organisation: null }, myCalendarFeed: null, mySessions: sessions.slice(0, 1) }), ...acts] },
      'missing-fields': { answers: [profile, ...acts], steps: [{ write: '#field-name', text: '' }, submit] },
      done: { answers: [profile, ...acts], steps: [submit, { press: '#calendario ~ p .btn-outline-primary' }] },
      code: { answers: [profile, ...acts], steps: [{ write: '#field-email', text: 'nuovo@example.org' }, { press: '#indirizzo ~ form button[type=submit]' }] },
      'act-session-over': { answers: [profile], steps: [submit], refusedActs: 'UNAUTHENTICATED' },
    },
  },
  erase: {
    route: 'profilo/cancella',
    address: paths.erase,
    reader: 'MEMBER',
    asks: false,
    states: {
      ready: { answers: [] },
      'missing-fields': { answers: [], steps: [submit] },
      refused: {
        answers: [answer(EraseMyDataDocument, { eraseMyData: { __typename: 'EraseMyDataPayload', erased: false, userErrors: refusal('Ci deve essere almeno una persona che amministra.', null, 'LAST_ADMINISTRATOR') } })],
        steps: [{ press: '#field-understood' }, submit],
      },
      'act-session-over': { answers: [], steps: [{ press: '#field-understood' }, submit], refusedActs: 'UNAUTHENTICATED' },
    },
  },
};
