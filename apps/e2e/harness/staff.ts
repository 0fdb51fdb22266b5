import { type APIRequestContext, type BrowserContext, expect } from '@playwright/test';
import type { Mail } from './mailbox.js';

interface Answer<Data> {
  data?: Data;
  errors?: { message: string }[];
}

/** What a person of the API would do, without the pages that are not what the journey is about. */
export async function ask<Data>(request: APIRequestContext, query: string, variables: Record<string, unknown> = {}): Promise<Data> {
  const response = await request.post('/graphql', { headers: { 'apollo-require-preflight': 'true' }, data: { query, variables } });
  const { data, errors } = (await response.json()) as Answer<Data>;
  expect(errors ?? []).toEqual([]);
  if (!data) throw new Error('An answer without data');
  return data;
}

/** Signs a browser in with the code from the mail. It takes a second, so once a file. */
export async function signIn({ request }: Pick<BrowserContext, 'request'>, email: string): Promise<void> {
  const code = await codeFrom(request, email, () =>
    ask(request, 'mutation ($input: RequestSignInCodeInput!) { requestSignInCode(input: $input) { sent } }', { input: { email, locale: 'it' } }),
  );
  const { signIn: signedIn } = await ask<{ signIn: { userErrors: unknown[] } }>(request, 'mutation ($input: SignInInput!) { signIn(input: $input) { userErrors { code } } }', { input: { email, code } });
  expect(signedIn.userErrors).toEqual([]);
}

/** The code in the mail that comes of asking for one. */
export async function codeFrom(request: APIRequestContext, email: string, askForIt: () => Promise<unknown>): Promise<string> {
  const inbox = async () => (await (await request.get(`/mailbox.json?to=${encodeURIComponent(email)}`)).json()) as Mail[];
  const before = new Set((await inbox()).map(({ id }) => id));
  await askForIt();
  let code: string | undefined;
  await expect.poll(async () => (code = codeIn((await inbox()).find(({ id }) => !before.has(id)))), { message: `the code for ${email}`, timeout: 20_000 }).toBeDefined();
  return code ?? '';
}

const codeIn = (mail: Mail | undefined) => /\b\d{3} ?\d{3}\b/.exec(mail?.text ?? '')?.[0];

const HOUR = 3_600_000;

/** An hour ago or ahead, as the clocks in Italy show it. */
function wallTime(hours: number): string {
  return new Date(Date.now() + hours * HOUR).toLocaleString('sv-SE', { timeZone: 'Europe/Rome' }).replace(' ', 'T').slice(0, 16);
}

export interface MadeMeeting {
  id: string;
  admissions: [{ id: string }];
}

interface MeetingToMake {
  processSlug: string;
  groupKeys?: readonly string[];
  title: string;
  /** Wall time. */
  startsAt: string;
  endsAt: string;
  venue?: { name: string; municipality: string };
  seats: number;
}

/** A published meeting with one way to attend, in the room, open to everybody. */
export async function aPublishedMeeting(organiser: APIRequestContext, { title, seats, ...meeting }: MeetingToMake): Promise<MadeMeeting> {
  const { createMeeting } = await ask<{ createMeeting: { meeting: MadeMeeting } }>(
    organiser,
    'mutation ($input: CreateMeetingInput!) { createMeeting(input: $input) { meeting { id admissions { id } } userErrors { message } } }',
    { input: { ...meeting, title: [{ locale: 'it', text: title }], admissions: [{ title: [{ locale: 'it', text: 'In sala' }], mode: 'IN_PERSON', audience: 'PUBLIC', seats }] } },
  );
  await ask(organiser, 'mutation ($input: PublishMeetingInput!) { publishMeeting(input: $input) { userErrors { message } } }', { input: { meetingId: createMeeting.meeting.id, as: 'SCHEDULED' } });
  return createMeeting.meeting;
}

/** A published meeting of the laboratory that is going on right now, with these people registered. @returns its id */
export async function aMeetingGoingOn(organiser: APIRequestContext, title: string, names: readonly string[]): Promise<string> {
  const times = { startsAt: wallTime(-1), endsAt: wallTime(1) };
  const { id, admissions } = await aPublishedMeeting(organiser, { processSlug: 'laboratorio-prossime-edizioni', title, ...times, venue: { name: `Sala di ${title}`, municipality: 'Lodi' }, seats: 20 });
  for (const name of names) {
    await ask(organiser, 'mutation ($input: RegisterSomebodyInput!) { registerSomebody(input: $input) { userErrors { message } } }', {
      input: { meetingId: id, admissionId: admissions[0].id, person: { name } },
    });
  }
  return id;
}

/** Lets somebody facilitate a meeting, or sit at its desk. */
export async function appoint(administrator: APIRequestContext, email: string, role: 'FACILITATOR' | 'DESK', meetingId: string): Promise<void> {
  const { grantRole } = await ask<{ grantRole: { userErrors: unknown[] } }>(
    administrator,
    'mutation ($input: GrantRoleInput!) { grantRole(input: $input) { userErrors { code } } }',
    { input: { email, role, meetingId } },
  );
  expect(grantRole.userErrors).toEqual([]);
}
