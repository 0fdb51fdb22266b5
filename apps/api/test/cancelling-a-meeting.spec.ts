import type { Meeting } from '../src/meetings/meeting.entity.js';
import type { Person } from '../src/people/person.entity.js';
import type { Process } from '../src/processes/process.entity.js';
import { aMeeting, type MeetingValues, aPerson, signedInBrowser } from './harness/builders.js';
import type { Browser } from './harness/browser.js';
import { anOrganisedProcess } from './harness/organised-process.js';
import { PostOffice } from './harness/post-office.js';

interface Told {
  meeting: { status: string; cancellationReason: string | null } | null;
  notices: { person: { id: string }; kind: string }[];
  noticeTotals: { kind: string; count: number }[];
  userErrors: { code: string }[];
}

const PAYLOAD = '{ meeting { status cancellationReason } notices { person { id } kind } noticeTotals { kind count } userErrors { code } }';
const CANCEL = `mutation ($input: CancelMeetingInput!) { told: cancelMeeting(input: $input) ${PAYLOAD} }`;
const MOVE = `mutation ($input: RescheduleMeetingInput!) { told: rescheduleMeeting(input: $input) ${PAYLOAD} }`;
const RELEASE = `mutation ($input: MeetingIdInput!) { told: releaseNotices(input: $input) ${PAYLOAD} }`;
const REGISTER = `mutation ($input: RegisterForMeetingInput!) {
  registerForMeeting(input: $input) { registration { id } userErrors { code } } }`;
const LEAVE = 'mutation ($id: ID!) { cancelRegistration(input: { registrationId: $id }) { userErrors { code } } }';

describe('cancelling a meeting', () => {
  let post: PostOffice;
  let process: Process;
  let organiser: Browser;

  beforeAll(async () => {
    post = await PostOffice.open();
    ({ process, organiser } = await anOrganisedProcess(post.server));
  });
  afterAll(() => post.close());

  const tell = async (query: string, input: object) => (await organiser.get<{ told: Told }>(query, { input })).told;
  const cancel = (meeting: Meeting, more: object = {}) => tell(CANCEL, { meetingId: meeting.id, notify: 'SEND', ...more });

  /** A meeting with people registered in the order given; their confirmations are in `letters`. */
  async function withGuests(count: number, values: MeetingValues = {}) {
    const { meeting, admission } = await aMeeting(post.server.em(), { process, ...values });
    const guests: { person: Person; browser: Browser; registrationId: string }[] = [];
    for (let number = 0; number < count; number += 1) {
      const person = await aPerson(post.server.em());
      const browser = await signedInBrowser(post.server, person);
      const input = { meetingId: meeting.id, admissionId: admission.id, idempotencyKey: person.id };
      const { registerForMeeting } = await browser.get<{ registerForMeeting: { registration: { id: string } } }>(REGISTER, { input });
      guests.push({ person, browser, registrationId: registerForMeeting.registration.id });
    }
    return { meeting, guests };
  }

  it('takes it out of the calendar of everybody who had it there, and tells those who waited in words', async () => {
    const { meeting, guests } = await withGuests(3, { seats: 2 });
    const first = await post.collect();
    const told = await cancel(meeting, { reason: 'Il relatore è malato.' });
    expect(told).toMatchObject({ meeting: { status: 'CANCELLED', cancellationReason: 'Il relatore è malato.' }, userErrors: [] });
    expect(told.noticeTotals).toEqual([{ kind: 'CANCEL', count: 2 }, { kind: 'MAIL_ONLY', count: 1 }]);

    const letters = await post.collect();
    expect(letters.map(({ to }) => to).sort()).toEqual(guests.map(({ person }) => person.email).sort());
    for (const { to, calendar, text } of letters) {
      const before = first.find((letter) => letter.to === to)?.calendar ?? null;
      expect(text).toContain('Il relatore è malato.');
      if (before === null) expect(calendar).toBeNull();
      else expect(calendar).toMatchObject({ method: 'CANCEL', uid: before.uid, sequence: 1, status: 'CANCELLED', attendees: [`mailto:${to}`] });
      if (before && calendar) expect(calendar.stamp > before.stamp).toBe(true);
    }
  });

  it('writes nothing to somebody who withdrew before', async () => {
    const { meeting, guests } = await withGuests(2);
    const [gone, stays] = guests;
    await gone?.browser.get(LEAVE, { id: gone.registrationId });
    await post.collect();
    const told = await cancel(meeting);
    expect(told.notices.map(({ person }) => person.id)).toEqual([stays?.person.id]);
    expect((await post.collect()).map(({ to }) => to)).toEqual([stays?.person.email]);
  });

  it('frees the room and keeps what people did', async () => {
    const room = { venue: { name: 'Palazzo', municipality: 'Cremona', room: 'Sala blu' }, startsAt: '2099-07-01T10:00', endsAt: '2099-07-01T12:00', notify: 'NONE' };
    const { meeting, guests } = await withGuests(1);
    const { meeting: other } = await withGuests(0);
    await tell(MOVE, { meetingId: meeting.id, ...room });
    expect((await tell(MOVE, { meetingId: other.id, ...room })).userErrors).toEqual([{ code: 'ROOM_TAKEN' }]);
    await cancel(meeting);
    expect((await tell(MOVE, { meetingId: other.id, ...room })).userErrors).toEqual([]);
    const query = '{ myRegistrations { edges { node { status meeting { registrationState } } } } }';
    const own = await guests[0]?.browser.get<{ myRegistrations: { edges: object[] } }>(query);
    expect(own?.myRegistrations.edges).toEqual([{ node: { status: 'CONFIRMED', meeting: { registrationState: 'CANCELLED' } } }]);
    await post.collect();
  });

  it('cannot be done twice, nor to a closed meeting', async () => {
    const { meeting } = await withGuests(0);
    await cancel(meeting);
    const { meeting: closed } = await withGuests(0, { status: 'CLOSED' });
    expect([await cancel(meeting), await cancel(closed)].map(({ userErrors }) => userErrors)).toEqual([[{ code: 'MEETING_CANCELLED' }], [{ code: 'MEETING_CLOSED' }]]);
  });

  it('says in a dry run who would be told, and changes nothing', async () => {
    const { meeting } = await withGuests(1);
    await post.collect();
    expect(await cancel(meeting, { dryRun: true })).toMatchObject({ meeting: { status: 'SCHEDULED' }, noticeTotals: [{ kind: 'CANCEL', count: 1 }] });
    expect(await post.collect()).toEqual([]);
  });

  it('holds the word until it is released', async () => {
    const { meeting } = await withGuests(1);
    const [first] = await post.collect();
    await cancel(meeting, { notify: 'HOLD', reason: 'Sciopero' });
    expect(await post.collect()).toEqual([]);
    expect((await tell(RELEASE, { meetingId: meeting.id })).noticeTotals).toEqual([{ kind: 'CANCEL', count: 1 }]);
    const [letter, ...others] = await post.collect();
    expect(others).toEqual([]);
    expect(letter?.calendar).toMatchObject({ method: 'CANCEL', uid: first?.calendar?.uid, sequence: 1 });
    expect(letter?.text).toContain('Sciopero');
  });

  it('tells of the cancellation alone when a move was still held', async () => {
    const { meeting } = await withGuests(1);
    await post.collect();
    await tell(MOVE, { meetingId: meeting.id, startsAt: '2099-08-01T10:00', endsAt: '2099-08-01T12:00', notify: 'HOLD' });
    await cancel(meeting);
    expect((await post.collect()).map(({ calendar }) => calendar?.method)).toEqual(['CANCEL']);
    expect((await tell(RELEASE, { meetingId: meeting.id })).noticeTotals).toEqual([]);
  });

  it('tells somebody in words whose confirmation had not left yet, so that no calendar hears of what it never had', async () => {
    post.mailServer.onMessage = () => ({ code: 451, words: '4.3.2 Later' });
    const { meeting, guests } = await withGuests(1);
    await post.collect();
    post.mailServer.onMessage = () => 'yes';
    const told = await cancel(meeting);
    expect(told.noticeTotals).toEqual([{ kind: 'MAIL_ONLY', count: 1 }]);
    const letters = await post.collect();
    expect(letters.map(({ to, calendar }) => [to, calendar])).toEqual([[guests[0]?.person.email, null]]);
  });
});
