import { groupJoined } from '../groups/group-joined.mail.js';
import { groupTitle } from '../groups/group-title.js';
import type { Locale } from '../kernel/locale.js';
import { signInCode } from '../access/sign-in-code.mail.js';
import { delegateNamed } from '../delegations/delegate-named.mail.js';
import { delegateNoLonger } from '../delegations/delegate-no-longer.mail.js';
import { delegationInvitation } from '../delegations/delegation-invitation.mail.js';
import type { DelegationMailData } from '../delegations/delegation-mail.js';
import { delegationReminder } from '../delegations/delegation-reminder.mail.js';
import { delegationWithdrawn } from '../delegations/delegation-withdrawn.mail.js';
import { substituteNamed } from '../delegations/substitute-named.mail.js';
import { entryEntered } from '../invitations/entry-entered.mail.js';
import { entryLeft } from '../invitations/entry-left.mail.js';
import { invitationDeclined } from '../invitations/invitation-declined.mail.js';
import { invitationWithdrawn } from '../invitations/invitation-withdrawn.mail.js';
import { meetingAnnounced } from '../invitations/meeting-announced.mail.js';
import { meetingCancelled } from '../invitations/meeting-cancelled.mail.js';
import { meetingDayDropped } from '../invitations/meeting-day-dropped.mail.js';
import { meetingInvitation } from '../invitations/meeting-invitation.mail.js';
import { meetingMoved } from '../invitations/meeting-moved.mail.js';
import { meetingReminder } from '../invitations/meeting-reminder.mail.js';
import type { Mailbox, MailKind, MailSurroundings, RenderedMail } from '../mail/mail-kind.js';
import { type MailCalendar, mailLanes } from '../mail/outgoing-mail.entity.js';
import { alreadyRegistered } from '../registrations/already-registered.mail.js';
import { anotherPerson } from '../registrations/another-person.mail.js';
import { jointAnotherPerson } from '../registrations/joint-another-person.mail.js';
import { jointRegistrationConfirmed } from '../registrations/joint-registration-confirmed.mail.js';
import type { JointRegistrationMailData, JointState } from '../registrations/joint-registration-mail.js';
import { jointRegistrationToConfirm } from '../registrations/joint-registration-to-confirm.mail.js';
import { registrationCancelled } from '../registrations/registration-cancelled.mail.js';
import { registrationChanged } from '../registrations/registration-changed.mail.js';
import { registrationConfirmed } from '../registrations/registration-confirmed.mail.js';
import { plainRegistration, type RegistrationMailData } from '../registrations/registration-mail-data.js';
import { registrationMovedAway } from '../registrations/registration-moved-away.mail.js';
import { offerExpired } from '../registrations/offer-expired.mail.js';
import { registrationOffered } from '../registrations/registration-offered.mail.js';
import { registrationPromoted } from '../registrations/registration-promoted.mail.js';
import { registrationReceived } from '../registrations/registration-received.mail.js';
import { registrationRefused } from '../registrations/registration-refused.mail.js';
import { registrationToConfirm } from '../registrations/registration-to-confirm.mail.js';
import { registrationWaiting } from '../registrations/registration-waiting.mail.js';
import { announcedMeeting, exampleAdmission, exampleMeeting, longMeeting, movedMeeting, onlineMeeting } from './example-meetings.js';

/** A mail with invented data, for whoever wants to see what people get. */
export interface ExampleMail {
  /** The kind, and what is special about this example: "registration-confirmed, online". */
  name: string;
  /** The name as a part of an address: "registration-confirmed-online". */
  key: string;
  kind: string;
  lane: number;
  to: Mailbox;
  locale: Locale;
  rendered: RenderedMail;
}

const reader: Mailbox = { name: "Niccolò D'Amico", address: 'niccolo.damico@example.org' };
const token = 'Zm9yLXNob3ctb25seS1hbmQtb3BlbnMtbm90aGluZy4';

/** Every mail of the product in one language, some more than once where they differ much. */
export function exampleMails(locale: Locale, surroundings: MailSurroundings): ExampleMail[] {
  const show = <Data>(kind: MailKind<Data>, data: Data, calendar: MailCalendar['method'] | null = null, what = ''): ExampleMail => ({
    name: [kind.kind, what].filter(Boolean).join(', '),
    key: [kind.kind, what].filter(Boolean).join(' ').replaceAll(' ', '-'),
    kind: kind.kind,
    lane: mailLanes[kind.lane],
    to: reader,
    locale,
    rendered: kind.render({ ...surroundings, to: reader, locale, data, calendar: calendar && exampleCalendar(calendar) }),
  });
  const meeting = exampleMeeting(locale);
  const registration: RegistrationMailData = {
    ...plainRegistration,
    registrationId: '01a00000-0000-7000-8000-000000000002',
    meeting,
    admission: exampleAdmission(locale, 'IN_PERSON'),
    confirmed: true,
    secret: token,
  };
  const waiting = { ...registration, waitingRank: 3 };
  const online = { ...registration, meeting: onlineMeeting(locale), admission: exampleAdmission(locale, 'ONLINE') };
  const invitation = { meeting, day: null, secret: token, group: null };
  const moved = { meeting: movedMeeting(locale), before: meeting, day: null, admission: registration.admission, reason: null, secret: token };
  const delegatedGroup = { title: meeting.processTitle, processTitle: meeting.processTitle, coming: [meeting, movedMeeting(locale)] };
  const delegation: DelegationMailData = { organisation: 'ARCI Lodi', places: 2, named: 0, until: '2027-03-05T22:59:00Z', timezone: meeting.timezone, note: null, meeting, group: null, secret: token };
  const note = { it: 'La sala non è disponibile: vi scriviamo con una nuova data.', en: 'The room is not available: we will write with a new date.', fr: 'La salle n’est pas disponible : nous vous écrirons avec une nouvelle date.' }[locale];
  return [
    show(signInCode, { secret: '042917', validUntil: '2027-03-01T10:10:00Z' }),
    show(groupJoined, { group: groupTitle({ key: '1', title: null }, locale).text, process: meeting.processTitle, startsOn: null, meetings: 3 }),
    show(groupJoined, { group: groupTitle({ key: '1', title: null }, locale).text, process: meeting.processTitle, startsOn: '2027-04-01', meetings: 0 }, null, 'later'),
    show(registrationToConfirm, { ...registration, confirmed: false }),
    show(registrationToConfirm, { ...waiting, confirmed: false }, null, 'waiting list'),
    show(registrationConfirmed, registration, 'REQUEST'),
    show(registrationConfirmed, online, 'REQUEST', 'online'),
    show(registrationConfirmed, { ...registration, missingAnswers: 2 }, 'REQUEST', 'questions'),
    show(registrationConfirmed, { ...registration, meeting: longMeeting(locale), day: { position: 2, of: 2 } }, 'REQUEST', 'second day'),
    show(registrationChanged, online, 'REQUEST'),
    show(registrationWaiting, waiting),
    show(registrationWaiting, { ...waiting, offerHours: 24, stopsHours: 48 }, null, 'offers'),
    show(registrationPromoted, registration, 'REQUEST'),
    show(registrationOffered, { ...registration, offeredUntil: '2027-03-02T17:00:00Z' }),
    show(offerExpired, { ...registration, secret: null }),
    show(registrationToConfirm, { ...registration, toApprove: true, confirmed: false }, null, 'to approve'),
    show(registrationReceived, { ...registration, toApprove: true }),
    show(registrationRefused, { ...registration, reason: note, secret: null }),
    show(registrationCancelled, { ...registration, secret: null }, 'CANCEL'),
    show(registrationMovedAway, { ...registration, secret: null }, 'CANCEL'),
    show(alreadyRegistered, registration),
    show(alreadyRegistered, waiting, null, 'waiting list'),
    show(alreadyRegistered, { ...registration, confirmed: false }, null, 'to confirm'),
    show(alreadyRegistered, { ...registration, toApprove: true }, null, 'to approve'),
    show(alreadyRegistered, { ...registration, offeredUntil: '2027-03-02T17:00:00Z' }, null, 'offer'),
    show(anotherPerson, { ...registration, registrationId: null, confirmed: false }),
    show(jointRegistrationToConfirm, jointRegistration(locale, ['HELD', 'ASKED', 'REFUSED'])),
    show(jointRegistrationConfirmed, jointRegistration(locale, ['SEAT', 'WAITING', 'REFUSED'])),
    show(jointRegistrationConfirmed, jointRegistration(locale, ['WAITING', 'WAITING', 'SEAT']), null, 'offers'),
    show(jointRegistrationConfirmed, jointRegistration(locale, ['TO_APPROVE', 'OFFERED']), null, 'to approve'),
    show(jointAnotherPerson, jointRegistration(locale, ['ASKED', 'ASKED'])),
    show(meetingInvitation, invitation, 'REQUEST'),
    show(meetingInvitation, { ...invitation, meeting: announcedMeeting(locale), group: meeting.processTitle }, 'REQUEST', 'save the date'),
    show(invitationDeclined, { meeting, day: null }, 'CANCEL'),
    show(invitationWithdrawn, { meeting, day: null }, 'CANCEL'),
    show(delegationInvitation, { ...delegation, note }),
    show(delegationInvitation, { ...delegation, meeting: null, group: delegatedGroup }, null, 'group'),
    show(delegationReminder, { ...delegation, named: 1 }),
    show(delegationWithdrawn, { ...delegation, named: 2, secret: null }),
    show(delegateNamed, { ...delegation, meeting: null, group: { ...delegatedGroup, coming: [] }, secret: null }),
    show(delegateNoLonger, { ...delegation, secret: null }),
    show(substituteNamed, { ...delegation, secret: null }),
    show(meetingMoved, { ...moved, part: 'SEAT', answer: 'NEEDS-ACTION' }, 'REQUEST'),
    show(meetingMoved, { ...moved, part: 'WAITING', answer: 'NEEDS-ACTION' }, null, 'waiting list'),
    show(meetingMoved, { ...moved, meeting: { ...meeting, place: ['Spazio Tadini', 'Via Jommelli 24, Milano'], municipality: 'Milano' }, part: 'INVITED', answer: 'NEEDS-ACTION', admission: null }, 'REQUEST', 'another place'),
    show(meetingDayDropped, { meeting: longMeeting(locale), day: { position: 2, of: 2 }, reason: null }, 'CANCEL'),
    show(meetingCancelled, { meeting, day: null, part: 'SEAT', reason: note }, 'CANCEL'),
    show(meetingAnnounced, { meeting, day: null, secret: token }),
    show(entryLeft, { meeting, day: null }, 'CANCEL'),
    show(entryEntered, { meeting, day: null, answer: 'ACCEPTED' }, 'REQUEST'),
    show(meetingReminder, { meeting, day: null, admission: registration.admission, secret: token }),
  ];
}

/** Registrations for the example's meetings, one a state: Lodi, on the net, and Lodi once it was moved. */
function jointRegistration(locale: Locale, states: readonly JointState[]): JointRegistrationMailData {
  const meetings = [exampleMeeting(locale), { ...onlineMeeting(locale), id: 'on-the-net' }, { ...movedMeeting(locale), id: 'moved' }];
  const ways = ['IN_PERSON', 'ONLINE', 'IN_PERSON'] as const;
  const confirmed = states.some((state) => state === 'SEAT' || state === 'TO_APPROVE');
  const dates = states.flatMap((state, index) => {
    const meeting = meetings[index];
    const taken = state !== 'REFUSED';
    return meeting ? [{ registrationId: taken ? meeting.id : null, meeting, admission: taken ? exampleAdmission(locale, ways[index] ?? 'IN_PERSON') : null, state, rank: state === 'WAITING' ? 3 : null, offerHours: index === 1 ? 24 : null, stopsHours: index === 1 ? 48 : 0 }] : [];
  });
  return {
    dates,
    secret: { link: confirmed ? null : token, dates: confirmed ? Object.fromEntries(dates.flatMap(({ registrationId }) => (registrationId === null ? [] : [[registrationId, token + registrationId.slice(-2)]]))) : {} },
    calendarFile: dates.flatMap(({ state, meeting }) => (state === 'SEAT' ? [{ meetingId: meeting.id, day: null, uid: exampleCalendar('REQUEST').uid, sequence: 0 }] : [])),
  };
}

function exampleCalendar(method: MailCalendar['method']): MailCalendar {
  return { method, uid: '5b0f5a52-6c1e-4a0a-9d0e-0a4f3f4e9a11@example.org', sequence: method === 'CANCEL' ? 1 : 0, dtstamp: '2026-11-16T09:00:00Z' };
}
