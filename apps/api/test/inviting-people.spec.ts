import { Group } from '../src/groups/group.entity.js';
import { GroupMembership } from '../src/groups/group-membership.entity.js';
import { Admission } from '../src/meetings/admission.entity.js';
import type { Meeting } from '../src/meetings/meeting.entity.js';
import { Quota } from '../src/meetings/quota.entity.js';
import { Person } from '../src/people/person.entity.js';
import { Process } from '../src/processes/process.entity.js';
import { Registration } from '../src/registrations/registration.entity.js';
import { aMeeting, aPerson, aRole, signedInBrowser } from './harness/builders.js';
import type { Browser } from './harness/browser.js';
import { anOrganisedProcess } from './harness/organised-process.js';
import { PostOffice, type ReceivedLetter } from './harness/post-office.js';

interface Errors {
  userErrors: { code: string; path: string[] | null }[];
}
interface Invited extends Errors {
  invited: number;
  alreadyInvited: number;
  withoutAddress: number;
}
interface Answered extends Errors {
  invitation: { id: string; status: string } | null;
  registration: { id: string; status: string; admission: { id: string } } | null;
}
interface Node<Value> {
  edges: { node: Value }[];
  totalCount: number;
}

const INVITE = `mutation ($input: InviteToMeetingInput!) {
  inviteToMeeting(input: $input) { invited alreadyInvited withoutAddress userErrors { code path } } }`;
const ANSWER = `mutation ($input: AnswerInvitationInput!) {
  answerInvitation(input: $input) { invitation { id status } registration { id status admission { id } } userErrors { code path } } }`;
const VIEW = `query ($token: String!) { invitationByToken(token: $token) {
  usable registration { status } invitation { status meeting { id displayTitle } person { name email } admission { id } } } }`;
const WITHDRAW = 'mutation ($id: ID!) { withdrawInvitation(input: { invitationId: $id }) { invitation { status } userErrors { code path } } }';
const LIST = `query ($id: ID!, $status: InvitationStatus) { meeting(id: $id) {
  invitations(status: $status) { totalCount edges { node { id status answeredAt person { name email } } } }
  mails { totalCount edges { node { id kind state address words sentAt person { name } } } } } }`;
const RETRY = 'mutation ($id: ID!) { retryMail(input: { mailId: $id }) { mail { state } userErrors { code path } } }';
const REGISTER = `mutation ($input: RegisterForMeetingInput!) { registerForMeeting(input: $input) { registration { id } userErrors { code } } }`;

describe('inviting people', () => {
  let post: PostOffice;
  let process: Process;
  let organiser: Browser;

  beforeAll(async () => {
    post = await PostOffice.open();
    ({ process, organiser } = await anOrganisedProcess(post.server));
  });
  afterAll(() => post.close());

  const invite = async (meeting: Meeting, admission: Admission, whom: object) =>
    (await organiser.get<{ inviteToMeeting: Invited }>(INVITE, { input: { meetingId: meeting.id, admissionId: admission.id, ...whom } })).inviteToMeeting;
  const answer = async (letter: ReceivedLetter, answered: 'ACCEPTED' | 'DECLINED', more: object = {}) =>
    (await post.server.browser().get<{ answerInvitation: Answered }>(ANSWER, { input: { token: tokenOf(letter), answer: answered, ...more } })).answerInvitation;
  const listed = async (browser: Browser, meeting: Meeting, status?: string) =>
    (
      await browser.get<{
        meeting: {
          invitations: Node<{ id: string; status: string; answeredAt: string | null; person: { name: string; email: string | null } }> | null;
          mails: Node<{ id: string; kind: string; state: string; words: string | null }> | null;
        };
      }>(LIST, { id: meeting.id, status })
    ).meeting;
  const aGuest = (name: string) => ({ name, email: `${name.toLowerCase()}-${Math.random().toString(36).slice(2)}@example.org` });

  function tokenOf({ text }: ReceivedLetter): string {
    const [, token] = /\/it\/i#([\w-]{43})/.exec(text) ?? [];
    if (token === undefined) throw new Error(`There is no link in:\n${text}`);
    return token;
  }

  /** Invites one person and gives the letter. */
  async function anInvitation(values: Parameters<typeof aMeeting>[1] = {}) {
    const { meeting, admission, quota } = await aMeeting(post.server.em(), { process, ...values });
    const guest = aGuest('Ada');
    await invite(meeting, admission, { emails: [guest] });
    const [letter] = await post.collect();
    if (!letter) throw new Error('No letter came');
    return { meeting, admission, quota, guest, letter };
  }

  it('asks each by mail and calendar, with a UID that nobody else has, and once however often it is pressed', async () => {
    const { meeting, admission } = await aMeeting(post.server.em(), { process });
    const known = await aPerson(post.server.em(), { name: 'Gina Rossi' });
    const guests = [aGuest('Ada'), aGuest('Bice'), { name: 'G. Rossi', email: known.email?.toUpperCase() }];
    const both = await Promise.all([invite(meeting, admission, { emails: guests }), invite(meeting, admission, { emails: guests })]);
    expect(both.map(({ invited }) => invited).sort()).toEqual([0, 3]);
    expect(both.map(({ alreadyInvited }) => alreadyInvited).sort()).toEqual([0, 3]);

    const letters = await post.collect();
    expect(letters.map(({ to }) => to.toLowerCase()).sort()).toEqual(guests.map(({ email }) => email?.toLowerCase()).sort());
    expect(new Set(letters.map(({ calendar }) => calendar?.uid)).size).toBe(3);
    for (const { calendar, to } of letters) {
      expect(calendar).toMatchObject({ method: 'REQUEST', sequence: 0, status: 'CONFIRMED', partstat: 'NEEDS-ACTION', rsvp: 'TRUE', attendees: [`mailto:${to}`] });
    }
    expect((await post.server.em().findOneOrFail(Person, known.id)).name).toBe('Gina Rossi');
  });

  it('shows what the link is about without answering', async () => {
    const { meeting, admission, guest, letter } = await anInvitation();
    const view = await post.server.browser().get<{ invitationByToken: object }>(VIEW, { token: tokenOf(letter) });
    expect(view.invitationByToken).toMatchObject({
      usable: true,
      registration: null,
      invitation: { status: 'INVITED', meeting: { id: meeting.id }, person: { name: guest.name, email: null }, admission: { id: admission.id } },
    });
    expect(await post.server.browser().get(VIEW, { token: 'never-given-out' })).toEqual({ invitationByToken: null });
  });

  it('registers whoever accepts, under the same UID, and puts the next into the waiting list', async () => {
    const { meeting, admission } = await aMeeting(post.server.em(), { process, seats: 1, audience: 'INVITED' });
    await invite(meeting, admission, { emails: [aGuest('Ada'), aGuest('Bice')] });
    const [first, second] = await post.collect();
    if (!first || !second) throw new Error('Letters are missing');
    expect(await answer(first, 'ACCEPTED')).toMatchObject({ invitation: { status: 'ACCEPTED' }, registration: { status: 'CONFIRMED' }, userErrors: [] });
    expect(await answer(second, 'ACCEPTED')).toMatchObject({ registration: { status: 'WAITING' }, userErrors: [] });
    const letters = await post.collect();
    expect(letters.find(({ to }) => to === first.to)?.calendar).toMatchObject({ uid: first.calendar?.uid, partstat: 'ACCEPTED' });
    // There is no seat yet: the question goes out of the calendar, and a new one comes with the seat.
    const waiting = letters.filter(({ to }) => to === second.to);
    expect(waiting).toMatchObject([{ subject: expect.stringMatching(/^In lista d'attesa/), calendar: { method: 'CANCEL', uid: second.calendar?.uid, sequence: 1 } }]);
    expect(waiting[0]?.text).toContain('esce dal tuo calendario');

    // The one with the seat changes their mind: it goes to the one who waits.
    expect(await answer(first, 'DECLINED')).toMatchObject({ invitation: { status: 'DECLINED' }, registration: null });
    const after = await post.collect();
    expect(after.find(({ to }) => to === first.to)?.calendar).toMatchObject({ method: 'CANCEL', uid: first.calendar?.uid, sequence: 1 });
    const promoted = after.find(({ to }) => to === second.to);
    expect(promoted).toMatchObject({ subject: expect.stringMatching(/^C'è un posto per te/), calendar: { method: 'REQUEST', sequence: 0, partstat: 'ACCEPTED' } });
    expect(promoted?.calendar?.uid).not.toBe(second.calendar?.uid);
  });

  it('takes back the seat and the place in the line of whoever declines', async () => {
    const em = post.server.em();
    const { meeting, admission, letter, guest } = await anInvitation({ seats: 1 });
    const full = em.create(Quota, { meeting: meeting.id, key: 'small', seats: 0 });
    const small = em.create(Admission, { meeting: meeting.id, quota: full, key: 'small', title: { it: 'Sala piccola' }, mode: 'IN_PERSON', audience: 'PUBLIC', position: 1 });
    await em.flush();
    await answer(letter, 'ACCEPTED');
    const browser = await signedInBrowser(post.server, await post.server.em().findOneOrFail(Person, { email: guest.email }));
    const input = { meetingId: meeting.id, admissionId: small.id, idempotencyKey: 'besides' };
    expect(await browser.get(REGISTER, { input })).toMatchObject({ registerForMeeting: { userErrors: [] } });
    await answer(letter, 'DECLINED');
    const places = await post.server.em().find(Registration, { meeting: meeting.id });
    expect(places.map(({ status, admission: { id } }) => [status, id]).sort()).toEqual([['CANCELLED', admission.id], ['CANCELLED', small.id]].sort());
    await post.collect();
  });

  it('takes the meeting out of the calendar of whoever declines, and still takes another answer', async () => {
    const { letter } = await anInvitation();
    await answer(letter, 'DECLINED');
    const [declined, ...others] = await post.collect();
    expect(others).toEqual([]);
    expect(declined?.calendar).toMatchObject({ method: 'CANCEL', uid: letter.calendar?.uid, sequence: 1 });
    expect(await answer(letter, 'ACCEPTED')).toMatchObject({ registration: { status: 'CONFIRMED' } });
    const [again] = await post.collect();
    expect(again?.calendar).toMatchObject({ method: 'REQUEST', sequence: 0 });
    expect(again?.calendar?.uid).not.toBe(letter.calendar?.uid);
  });

  it('takes an invitation back from this person alone; invited again, they get a new UID', async () => {
    const { meeting, admission } = await aMeeting(post.server.em(), { process });
    const guests = [aGuest('Ada'), aGuest('Bice')];
    await invite(meeting, admission, { emails: guests });
    const letters = await post.collect();
    const { invitations } = await listed(organiser, meeting);
    const ada = invitations?.edges.find(({ node }) => node.person.name === 'Ada')?.node;
    await organiser.get(WITHDRAW, { id: ada?.id });
    const before = letters.find(({ to }) => to === guests[0]?.email);
    if (!before) throw new Error('Ada got no letter');
    const [letter, ...others] = await post.collect();
    expect(others).toEqual([]);
    expect(letter).toMatchObject({ to: guests[0]?.email, calendar: { method: 'CANCEL', uid: before.calendar?.uid, sequence: 1 } });
    expect((await answer(before, 'ACCEPTED')).userErrors).toMatchObject([{ code: 'TOKEN_USED_OR_EXPIRED', path: ['token'] }]);

    expect(await invite(meeting, admission, { emails: guests })).toMatchObject({ invited: 1, alreadyInvited: 1 });
    const [again] = await post.collect();
    expect(again?.calendar).toMatchObject({ method: 'REQUEST', sequence: 0 });
    expect(again?.calendar?.uid).not.toBe(before.calendar?.uid);
  });

  it('invites a group as it is today, and everybody registered in the process', async () => {
    const em = post.server.em();
    const group = em.create(Group, { process: em.getReference(Process, process.id), key: 'due', kind: 'THEMATIC', title: { it: 'Gruppo due' }, inferred: null, position: 1 });
    const [member, former, registered] = [await aPerson(em), await aPerson(em), await aPerson(em)];
    em.create(GroupMembership, { group, person: member, role: 'MEMBER', startsOn: null, endsOn: null });
    em.create(GroupMembership, { group, person: former, role: 'MEMBER', startsOn: null, endsOn: '2020-01-01' });
    await em.flush();
    const earlier = await aMeeting(em, { process });
    const input = { meetingId: earlier.meeting.id, admissionId: earlier.admission.id, idempotencyKey: 'once' };
    await (await signedInBrowser(post.server, registered)).get(REGISTER, { input });
    await post.collect();

    const { meeting, admission } = await aMeeting(em, { process });
    expect(await invite(meeting, admission, { groupKeys: ['due'] })).toMatchObject({ invited: 1, alreadyInvited: 0, userErrors: [] });
    const [letter] = await post.collect();
    expect(letter?.to).toBe(member.email);
    expect(letter?.text).toContain('Gruppo due');
    const everyone = await invite(meeting, admission, { everyoneRegistered: true });
    expect(everyone.invited).toBeGreaterThan(0);
    const reached = (await post.collect()).map(({ to }) => to);
    expect(reached).toContain(registered.email);
    expect(reached).not.toContain(former.email);
  });

  it('counts whoever is registered as invited already', async () => {
    const { meeting, admission, guest, letter } = await anInvitation();
    await answer(letter, 'ACCEPTED');
    await post.collect();
    expect(await invite(meeting, admission, { emails: [guest] })).toMatchObject({ invited: 0, alreadyInvited: 1 });
  });

  it.each([
    ['a draft', 'DRAFT', 'MEETING_NOT_PUBLISHED'],
    ['a cancelled meeting', 'CANCELLED', 'MEETING_CANCELLED'],
    ['a closed meeting', 'CLOSED', 'MEETING_CLOSED'],
  ] as const)('invites nobody to %s', async (_, status, code) => {
    const { meeting, admission } = await aMeeting(post.server.em(), { process, status });
    expect((await invite(meeting, admission, { emails: [aGuest('Ada')] })).userErrors).toMatchObject([{ code }]);
  });

  it('says every fault of a list of addresses in one go, and unknown groups and admissions', async () => {
    const { meeting, admission } = await aMeeting(post.server.em(), { process });
    const { admission: foreign } = await aMeeting(post.server.em(), { process });
    const faults = async (whom: object, of = admission) => (await invite(meeting, of, whom)).userErrors.map(({ code, path }) => [code, path?.join('.')]);
    expect(await faults({ emails: [{ name: 'Ada', email: 'not an address' }, { name: ' ', email: 'b@example.org' }] })).toEqual([
      ['INVALID', 'emails.0.email'],
      ['INVALID', 'emails.1.name'],
    ]);
    expect(await faults({ groupKeys: ['nobody'] })).toEqual([['UNKNOWN_REFERENCE', 'groupKeys.0']]);
    expect(await faults({ emails: [aGuest('Ada')] }, foreign)).toEqual([['UNKNOWN_REFERENCE', 'admissionId']]);
    expect(await faults({})).toEqual([['INVALID', 'emails']]);
  });

  it('shows staff of the meeting who was asked and what became of each mail, and nobody else', async () => {
    post.mailServer.onRecipient = (address) => (address.startsWith('ada') ? { code: 550, words: '5.1.1 No such mailbox' } : 'yes');
    const { meeting, admission } = await aMeeting(post.server.em(), { process });
    await invite(meeting, admission, { emails: [aGuest('Ada'), aGuest('Bice')] });
    await post.collect();
    post.mailServer.onRecipient = () => 'yes';

    const facilitator = await aPerson(post.server.em());
    await aRole(post.server.em(), facilitator, 'FACILITATOR', { meeting });
    for (const browser of [organiser, await signedInBrowser(post.server, facilitator)]) {
      const { invitations, mails } = await listed(browser, meeting, 'INVITED');
      expect(invitations?.edges.map(({ node }) => [node.person.name, node.person.email !== null])).toEqual(expect.arrayContaining([['Ada', true], ['Bice', true]]));
      expect(mails?.edges.map(({ node }) => [node.kind, node.state]).sort()).toEqual([['meeting-invitation', 'FAILED'], ['meeting-invitation', 'SENT']]);
      expect(mails?.edges.find(({ node }) => node.state === 'FAILED')?.node.words).toContain('No such mailbox');
    }
    const stranger = await signedInBrowser(post.server, await aPerson(post.server.em()));
    expect(await listed(stranger, meeting)).toEqual({ invitations: null, mails: null });

    const failed = (await listed(organiser, meeting)).mails?.edges.find(({ node }) => node.state === 'FAILED')?.node;
    const forbidden = await stranger.ask(RETRY, { id: failed?.id });
    expect(forbidden.errors[0]?.extensions.code).toBe('FORBIDDEN');
    expect(await organiser.get(RETRY, { id: failed?.id })).toEqual({ retryMail: { mail: { state: 'READY' }, userErrors: [] } });
    expect(await post.collect()).toHaveLength(1);
    expect(await organiser.get(RETRY, { id: failed?.id })).toMatchObject({ retryMail: { userErrors: [{ code: 'INVALID' }] } });
  });
});
