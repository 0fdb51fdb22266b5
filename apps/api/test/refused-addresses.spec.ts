import type { Admission } from '../src/meetings/admission.entity.js';
import type { Meeting } from '../src/meetings/meeting.entity.js';
import type { Process } from '../src/processes/process.entity.js';
import type { Browser } from './harness/browser.js';
import { aMeeting, aPerson, signedInBrowser } from './harness/builders.js';
import { anOrganisedProcess } from './harness/organised-process.js';
import { PostOffice } from './harness/post-office.js';
import { register, seatsOf, visitor } from './harness/registering.js';

const INVITE = 'mutation ($input: InviteToMeetingInput!) { inviteToMeeting(input: $input) { invited userErrors { code } } }';
const RETRY = 'mutation ($id: ID!) { retryMail(input: { mailId: $id }) { mail { state } userErrors { code } } }';
const MEETING = `query ($id: ID!) { meeting(id: $id) {
  registrations { edges { node { status person { name email mailRefusal } } } }
  invitations { edges { node { person { name mailRefusal } } } }
  mails { edges { node { id kind state address words } } } } }`;

interface Seen {
  meeting: {
    registrations: { edges: { node: { status: string; person: { name: string; email: string | null; mailRefusal: string | null } } }[] } | null;
    invitations: { edges: { node: { person: { name: string; mailRefusal: string | null } } }[] } | null;
    mails: { edges: { node: { id: string; kind: string; state: string; address: string; words: string | null } }[] } | null;
  };
}

const NO_MAILBOX = { code: 550, words: '5.1.1 No such mailbox' };

describe('an address that the mail server refuses', () => {
  let post: PostOffice;
  let process: Process;
  let organiser: Browser;

  beforeAll(async () => {
    post = await PostOffice.open();
    ({ process, organiser } = await anOrganisedProcess(post.server));
  });
  afterAll(() => post.close());
  beforeEach(() => {
    post.mailServer.onRecipient = () => 'yes';
  });

  const refuse = (answer = NO_MAILBOX) => {
    post.mailServer.onRecipient = (address) => (address.startsWith('sbagliato') ? answer : 'yes');
  };
  const seen = async (meeting: Meeting, browser = organiser) => (await browser.get<Seen>(MEETING, { id: meeting.id })).meeting;
  const refusals = async (meeting: Meeting) => (await seen(meeting)).invitations?.edges.map(({ node }) => node.person.mailRefusal);
  const invite = (meeting: Meeting, admission: Admission, email: string) =>
    organiser.get(INVITE, { input: { meetingId: meeting.id, admissionId: admission.id, emails: [{ name: 'Ugo Blu', email }] } });

  it('frees the seat that was held for it at once, and staff see the server’s words', async () => {
    refuse();
    const { meeting, admission, quota } = await aMeeting(post.server.em(), { process, seats: 1 });
    await register(post.server.browser(), meeting, admission, visitor('Ugo Blu', 'sbagliato.uno@example.org'));
    expect(await post.collect()).toEqual([]);
    expect(await seatsOf(post.server, quota)).toEqual({ taken: 0, live: 0, waiting: 0 });
    const { registrations, mails } = await seen(meeting);
    expect(registrations?.edges.map(({ node }) => node)).toEqual([
      { status: 'EXPIRED', person: { name: 'Ugo Blu', email: 'sbagliato.uno@example.org', mailRefusal: '550 5.1.1 No such mailbox' } },
    ]);
    expect(mails?.edges.map(({ node }) => [node.kind, node.state])).toEqual([['registration-to-confirm', 'FAILED']]);
    const stranger = await signedInBrowser(post.server, await aPerson(post.server.em()));
    expect(await seen(meeting, stranger)).toEqual({ registrations: null, invitations: null, mails: null });
  });

  it('gets nothing of what goes to many, unless staff send it again; and is reachable as soon as a letter arrives', async () => {
    refuse();
    const [first, second] = [await aMeeting(post.server.em(), { process }), await aMeeting(post.server.em(), { process })];
    await invite(first.meeting, first.admission, 'sbagliato.due@example.org');
    await post.collect();
    expect(await refusals(first.meeting)).toEqual(['550 5.1.1 No such mailbox']);

    post.mailServer.onRecipient = () => 'yes';
    await invite(second.meeting, second.admission, 'sbagliato.due@example.org');
    expect(await post.collect()).toEqual([]);
    const [mail] = (await seen(second.meeting)).mails?.edges ?? [];
    expect(mail?.node).toMatchObject({ state: 'SUPPRESSED', words: expect.stringContaining('5.1.1 No such mailbox') });

    expect(await organiser.get(RETRY, { id: mail?.node.id })).toEqual({ retryMail: { mail: { state: 'READY' }, userErrors: [] } });
    expect(await post.collect()).toHaveLength(1);
    expect(await refusals(first.meeting)).toEqual([null]);
  });

  it('is tried again when somebody registers with it anew: the mailbox may be there by now', async () => {
    refuse();
    const { meeting, admission } = await aMeeting(post.server.em(), { process });
    await register(post.server.browser(), meeting, admission, visitor('Ugo Blu', 'sbagliato.tre@example.org'));
    await post.collect();
    post.mailServer.onRecipient = () => 'yes';
    await register(post.server.browser(), meeting, admission, visitor('Ugo Blu', 'sbagliato.tre@example.org'));
    expect(await post.collect()).toHaveLength(1);
    expect((await seen(meeting)).registrations?.edges.map(({ node }) => node.person.mailRefusal)).toEqual([null, null]);
  });

  it.each([
    ['our server is not welcome', { code: 550, words: '5.7.1 Relaying denied' }],
    ['the mailbox is full', { code: 552, words: '5.2.2 Mailbox full' }],
  ])('is not called unreachable because %s', async (_, answer) => {
    refuse(answer);
    const { meeting, admission } = await aMeeting(post.server.em(), { process });
    await invite(meeting, admission, `sbagliato.${answer.words.replaceAll(/\W/g, '')}@example.org`);
    await post.collect();
    expect((await seen(meeting)).mails?.edges.map(({ node }) => node.state)).toEqual(['FAILED']);
    expect(await refusals(meeting)).toEqual([null]);
  });
});
