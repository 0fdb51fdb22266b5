import type { Admission } from '../src/meetings/admission.entity.js';
import type { Meeting } from '../src/meetings/meeting.entity.js';
import type { Person } from '../src/people/person.entity.js';
import type { Process } from '../src/processes/process.entity.js';
import { aMeeting, type MeetingValues, aPerson, signedInBrowser } from './harness/builders.js';
import type { Browser } from './harness/browser.js';
import { anOrganisedProcess } from './harness/organised-process.js';
import { PostOffice } from './harness/post-office.js';

interface Told {
  meeting: { id: string; startsAt: string; version: number; venue: { name: string; municipality: string } | null; room: string | null; heldNotices: number } | null;
  notices: { person: { id: string }; kind: string; answerAskedAgain: boolean }[];
  noticeTotals: { kind: string; count: number }[];
  answersAskedAgain: number | null;
  userErrors: { code: string; path: string[] | null }[];
}

const PAYLOAD = `{ meeting { id startsAt version room heldNotices venue { name municipality } }
  notices { person { id } kind answerAskedAgain } noticeTotals { kind count } answersAskedAgain userErrors { code path } }`;
const MOVE = `mutation ($input: RescheduleMeetingInput!) { told: rescheduleMeeting(input: $input) ${PAYLOAD} }`;
const RELEASE = `mutation ($input: MeetingIdInput!) { told: releaseNotices(input: $input) ${PAYLOAD} }`;
const DISCARD = `mutation ($input: MeetingIdInput!) { told: discardNotices(input: $input) ${PAYLOAD} }`;
const EDIT = 'mutation ($input: EditMeetingInput!) { editMeeting(input: $input) { userErrors { code } } }';
const PUBLISH = 'mutation ($input: PublishMeetingInput!) { publishMeeting(input: $input) { userErrors { code } } }';
const REGISTER = `mutation ($input: RegisterForMeetingInput!) {
  registerForMeeting(input: $input) { registration { id status } userErrors { code path } } }`;

const LODI = { name: 'Sala dei Comuni', street: 'Via Fanfulla 14', municipality: 'Lodi', country: 'IT' };

describe('moving a meeting', () => {
  let post: PostOffice;
  let process: Process;
  let organiser: Browser;

  beforeAll(async () => {
    post = await PostOffice.open();
    ({ process, organiser } = await anOrganisedProcess(post.server));
  });
  afterAll(() => post.close());

  const tell = async (query: string, input: object) => (await organiser.get<{ told: Told }>(query, { input })).told;
  const to = (day: number, more: object = {}) => ({ startsAt: `2099-04-${day}T18:00`, endsAt: `2099-04-${day}T20:00`, notify: 'SEND', ...more });

  /** A meeting in Lodi on 12 March 2099 at 10, with people registered in the order given. */
  async function planned(people: number, values: MeetingValues = {}): Promise<{ meeting: Meeting; admission: Admission; guests: Person[] }> {
    const em = post.server.em();
    const { meeting, admission } = await aMeeting(em, { process, ...values });
    await tell(MOVE, { meetingId: meeting.id, startsAt: '2099-03-12T10:00', endsAt: '2099-03-12T12:00', venue: LODI, notify: 'NONE' });
    const guests: Person[] = [];
    for (let count = 0; count < people; count += 1) guests.push(await registered(meeting, admission));
    await post.collect();
    return { meeting, admission, guests };
  }

  async function registered(meeting: Meeting, admission: Admission): Promise<Person> {
    const person = await aPerson(post.server.em());
    const browser = await signedInBrowser(post.server, person);
    const input = { meetingId: meeting.id, admissionId: admission.id, idempotencyKey: person.id };
    const { registerForMeeting } = await browser.get<{ registerForMeeting: { userErrors: unknown[] } }>(REGISTER, { input });
    expect(registerForMeeting.userErrors).toEqual([]);
    return person;
  }

  it('moves the entry in the calendar of everybody registered, once each, and asks for the answer again', async () => {
    const em = post.server.em();
    const { meeting, admission } = await aMeeting(em, { process });
    const [anna, bruno] = [await registered(meeting, admission), await registered(meeting, admission)];
    const first = await post.collect();
    expect(first.map(({ calendar }) => [calendar?.method, calendar?.sequence, calendar?.partstat])).toEqual([['REQUEST', 0, 'ACCEPTED'], ['REQUEST', 0, 'ACCEPTED']]);

    const told = await tell(MOVE, { meetingId: meeting.id, ...to(10), reason: 'La sala era troppo piccola.' });
    expect(told.userErrors).toEqual([]);
    expect(told.meeting?.startsAt).toBe('2099-04-10T16:00:00.000Z');
    expect(told.noticeTotals).toEqual([{ kind: 'UPDATE', count: 2 }]);
    expect(told.notices.every(({ answerAskedAgain }) => answerAskedAgain)).toBe(true);
    expect(told.answersAskedAgain).toBe(2);

    const letters = await post.collect();
    expect(letters.map((letter) => letter.to).sort()).toEqual([anna.email, bruno.email].sort());
    for (const letter of letters) {
      const before = first.find((each) => each.to === letter.to)?.calendar;
      expect(letter.calendar).toMatchObject({ method: 'REQUEST', uid: before?.uid, sequence: 1, starts: '2099-04-10T18:00:00', partstat: 'NEEDS-ACTION', rsvp: 'TRUE' });
      expect(letter.calendar?.attendees).toEqual([`mailto:${letter.to}`]);
      expect((letter.calendar?.stamp ?? '') > (before?.stamp ?? 'z')).toBe(true);
      expect(letter.text).toContain('La sala era troppo piccola.');
      expect(letter.text).toMatch(/venerdì 10 aprile 2099, dalle 18:00 alle 20:00/);
      expect(letter.text).toContain('giovedì 12 marzo 2099');
    }
    expect(new Set(letters.map(({ calendar }) => calendar?.uid)).size).toBe(2);
  });

  it('keeps the answer and the SEQUENCE when only the room changes', async () => {
    const { meeting } = await planned(1);
    const told = await tell(MOVE, { meetingId: meeting.id, startsAt: '2099-03-12T10:00', endsAt: '2099-03-12T12:00', venue: { room: 'Sala piccola' }, notify: 'SEND' });
    expect(told.notices).toMatchObject([{ kind: 'UPDATE', answerAskedAgain: false }]);
    expect(told.meeting).toMatchObject({ room: 'Sala piccola', venue: { name: 'Sala dei Comuni', municipality: 'Lodi' } });
    const [letter, ...others] = await post.collect();
    expect(others).toEqual([]);
    expect(letter?.calendar).toMatchObject({ method: 'REQUEST', sequence: 0, partstat: 'ACCEPTED', location: 'Sala piccola, Sala dei Comuni, Via Fanfulla 14, Lodi' });
  });

  it('takes another town for another meeting: SEQUENCE grows and the answer is asked again', async () => {
    const { meeting } = await planned(1);
    await tell(MOVE, { meetingId: meeting.id, startsAt: '2099-03-12T10:00', endsAt: '2099-03-12T12:00', venue: { ...LODI, municipality: 'Milano' }, notify: 'SEND' });
    const [letter] = await post.collect();
    expect(letter?.calendar).toMatchObject({ sequence: 1, partstat: 'NEEDS-ACTION' });
  });

  it('tells nobody of a typo in the title, nor of a move that moves nothing', async () => {
    const { meeting } = await planned(1);
    await organiser.get(EDIT, { input: { meetingId: meeting.id, title: [{ locale: 'it', text: 'Senza refuso' }] } });
    const told = await tell(MOVE, { meetingId: meeting.id, startsAt: '2099-03-12T10:00', endsAt: '2099-03-12T12:00', venue: LODI, notify: 'SEND' });
    expect(told.noticeTotals).toEqual([{ kind: 'NOTHING', count: 1 }]);
    expect(await post.collect()).toEqual([]);
    // The next message has the new words all the same, as an update that asks nothing.
    await tell(MOVE, { meetingId: meeting.id, startsAt: '2099-03-12T10:00', endsAt: '2099-03-12T12:00', venue: { ...LODI, room: 'Sala B' }, notify: 'SEND' });
    const [letter] = await post.collect();
    expect(letter?.calendar).toMatchObject({ method: 'REQUEST', sequence: 0, partstat: 'ACCEPTED' });
    expect(letter?.raw).toContain('Senza refuso');
  });

  it('sends the new link of the room on the net to those who may enter, and asks nothing', async () => {
    const { meeting } = await planned(1, { mode: 'ONLINE', onlineUrl: 'https://room.example.org/one' });
    await organiser.get(EDIT, { input: { meetingId: meeting.id, onlineUrl: 'https://room.example.org/two' } });
    const [letter, ...others] = await post.collect();
    expect(others).toEqual([]);
    expect(letter?.text).toContain('https://room.example.org/two');
    expect(letter?.calendar).toMatchObject({ method: 'REQUEST', sequence: 0, partstat: 'ACCEPTED' });
  });

  it('writes to those who wait, without touching their calendars', async () => {
    const { meeting, guests } = await planned(2, { seats: 1 });
    const told = await tell(MOVE, { meetingId: meeting.id, ...to(11) });
    const kindOf = (person: Person | undefined) => told.notices.find((notice) => notice.person.id === person?.id)?.kind;
    expect([kindOf(guests[0]), kindOf(guests[1])]).toEqual(['UPDATE', 'MAIL_ONLY']);
    const letters = await post.collect();
    expect(letters.find((letter) => letter.to === guests[1]?.email)?.calendar).toBeNull();
    expect(letters).toHaveLength(2);
  });

  it('says in a dry run who would be told, and changes nothing', async () => {
    const { meeting } = await planned(2);
    const entries = 'select uid, sequence, dtstamp, partstat from calendar_entry where meeting_id = ? order by uid';
    const rows = () => post.server.em().execute(entries, [meeting.id]);
    const before = await rows();
    const told = await tell(MOVE, { meetingId: meeting.id, ...to(12, { dryRun: true }), venue: { ...LODI, municipality: 'Crema' } });
    expect(told.noticeTotals).toEqual([{ kind: 'UPDATE', count: 2 }]);
    expect(told.meeting).toMatchObject({ startsAt: '2099-03-12T09:00:00.000Z', venue: { municipality: 'Lodi' } });
    expect(await rows()).toEqual(before);
    expect(await post.collect()).toEqual([]);
    const towns = await post.server.em().execute<{ count: number }[]>(`select count(*)::int as count from venue where municipality = 'Crema'`);
    expect(towns).toEqual([{ count: 0 }]);
  });

  it('refuses the second of two organisers who move it at once from what both saw', async () => {
    const { meeting } = await planned(1);
    const query = 'query ($id: ID!) { meeting(id: $id) { version } }';
    const { version } = (await organiser.get<{ meeting: { version: number } }>(query, { id: meeting.id })).meeting;
    const both = await Promise.all([13, 14].map((day) => tell(MOVE, { meetingId: meeting.id, ...to(day), version })));
    expect(both.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(['STALE']);
    expect(await post.collect()).toHaveLength(1);
  });

  it('refuses a room that is taken then, and lets two days of one meeting change places', async () => {
    const room = { ...LODI, room: 'Sala Granata' };
    const { meeting: other } = await planned(0);
    await tell(MOVE, { meetingId: other.id, ...to(20), venue: room });
    const { meeting } = await planned(0);
    const refused = await tell(MOVE, { meetingId: meeting.id, ...to(20), venue: room });
    expect(refused).toMatchObject({ meeting: null, userErrors: [{ code: 'ROOM_TAKEN', path: ['venue', 'room'] }] });
    const days = (first: number) => [first, first + 1].map((day) => ({ starts: `2099-05-1${day}T09:00`, ends: `2099-05-1${day}T18:00` }));
    for (const first of [1, 2]) {
      const told = await tell(MOVE, { meetingId: meeting.id, ...to(21), days: days(first), venue: room });
      expect(told.userErrors).toEqual([]);
    }
  });

  it('holds the word until it is released, and then tells of the net change once', async () => {
    const { meeting, guests } = await planned(2);
    await tell(MOVE, { meetingId: meeting.id, ...to(15, { notify: 'HOLD' }) });
    const second = await tell(MOVE, { meetingId: meeting.id, ...to(16, { notify: 'HOLD' }) });
    expect(second.meeting?.heldNotices).toBe(2);
    expect(await post.collect()).toEqual([]);
    const told = await tell(RELEASE, { meetingId: meeting.id });
    expect(told).toMatchObject({ meeting: { heldNotices: 0 }, noticeTotals: [{ kind: 'UPDATE', count: 2 }] });
    const letters = await post.collect();
    expect(letters.map((letter) => letter.to).sort()).toEqual(guests.map(({ email }) => email).sort());
    expect(letters.map(({ calendar }) => [calendar?.sequence, calendar?.starts])).toEqual([[1, '2099-04-16T18:00:00'], [1, '2099-04-16T18:00:00']]);
    for (const { text } of letters) expect(text).toContain('giovedì 12 marzo 2099');
  });

  it('tells nobody when what was held is taken back before it is released', async () => {
    const { meeting } = await planned(1);
    await tell(MOVE, { meetingId: meeting.id, ...to(17, { notify: 'HOLD' }) });
    const back = await tell(MOVE, { meetingId: meeting.id, startsAt: '2099-03-12T10:00', endsAt: '2099-03-12T12:00', notify: 'HOLD' });
    expect(back.meeting?.heldNotices).toBe(0);
    await tell(RELEASE, { meetingId: meeting.id });
    expect(await post.collect()).toEqual([]);
  });

  it('gives the next message a higher SEQUENCE when nobody was told of a move', async () => {
    const { meeting } = await planned(1);
    await tell(MOVE, { meetingId: meeting.id, ...to(18, { notify: 'NONE' }) });
    await tell(MOVE, { meetingId: meeting.id, ...to(19, { notify: 'HOLD' }) });
    await tell(DISCARD, { meetingId: meeting.id });
    expect(await post.collect()).toEqual([]);
    await tell(MOVE, { meetingId: meeting.id, ...to(19), venue: { room: 'Sala piccola' } });
    const [letter] = await post.collect();
    expect(letter?.calendar).toMatchObject({ sequence: 2, starts: '2099-04-19T18:00:00' });
  });

  it('takes a dropped day out of the calendar, and leaves the others in it', async () => {
    const em = post.server.em();
    const { meeting, admission } = await aMeeting(em, { process });
    const day = (number: number) => ({ starts: `2099-06-0${number}T09:00`, ends: `2099-06-0${number}T18:00` });
    await tell(MOVE, { meetingId: meeting.id, ...to(10), days: [day(1), day(2)] });
    await registered(meeting, admission);
    const first = await post.collect();
    expect(first).toHaveLength(2);
    await tell(MOVE, { meetingId: meeting.id, ...to(10), days: [day(1)] });
    const letters = await post.collect();
    const dropped = first.find(({ calendar }) => calendar?.starts === '2099-06-02T09:00:00');
    const cancels = letters.filter(({ calendar }) => calendar?.method === 'CANCEL');
    expect(cancels.map(({ calendar }) => [calendar?.uid, calendar?.sequence, calendar?.status])).toEqual([[dropped?.calendar?.uid, 1, 'CANCELLED']]);
    expect(letters).toHaveLength(2);
  });

  it('tells those who are registered when a save-the-date becomes final', async () => {
    const { meeting } = await planned(1);
    const em = post.server.em();
    await em.execute(`update meeting set status = 'SAVE_THE_DATE' where id = ?`, [meeting.id]);
    await organiser.get(PUBLISH, { input: { meetingId: meeting.id, as: 'SCHEDULED' } });
    const [letter, ...others] = await post.collect();
    expect(others).toEqual([]);
    expect(letter?.subject).toMatch(/^Data confermata/);
    expect(letter?.calendar).toMatchObject({ method: 'REQUEST', status: 'CONFIRMED', sequence: 1 });
  });

  it('moves a draft without a word, and neither a cancelled nor a closed meeting', async () => {
    const codes: string[][] = [];
    for (const status of ['DRAFT', 'CANCELLED', 'CLOSED'] as const) {
      const { meeting } = await aMeeting(post.server.em(), { process, status });
      codes.push((await tell(MOVE, { meetingId: meeting.id, ...to(22) })).userErrors.map(({ code }) => code));
    }
    expect(codes).toEqual([[], ['MEETING_CANCELLED'], ['MEETING_CLOSED']]);
    expect(await post.collect()).toEqual([]);
  });

  it('is for organisers of the process alone', async () => {
    const { meeting, guests } = await planned(1);
    const [guest] = guests;
    if (!guest) throw new Error('nobody registered');
    const participant = await (await signedInBrowser(post.server, guest)).ask(MOVE, { input: { meetingId: meeting.id, ...to(23) } });
    const stranger = await post.server.browser().ask(MOVE, { input: { meetingId: meeting.id, ...to(23) } });
    expect([participant, stranger].map(({ errors }) => errors[0]?.extensions.code)).toEqual(['FORBIDDEN', 'UNAUTHENTICATED']);
  });
});
