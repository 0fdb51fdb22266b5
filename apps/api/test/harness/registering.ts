import type { Browser } from './browser.js';
import type { TestServer } from './test-server.js';

const REGISTRATION = `registration { id status position whyNotPromoted { code } person { id name email } admission { id } meeting { id } }`;

const REGISTER = `mutation ($input: RegisterForMeetingInput!) {
  registerForMeeting(input: $input) { ${REGISTRATION} admission { id state seatsLeft waitingListOpen } userErrors { code message path } } }`;
const CONFIRM = `mutation ($input: TokenInput!) { confirmRegistration(input: $input) { ${REGISTRATION} userErrors { code message path } } }`;
const CANCEL = `mutation ($input: CancelRegistrationInput!) { cancelRegistration(input: $input) { ${REGISTRATION} userErrors { code path } } }`;
const CHANGE = `mutation ($input: ChangeAdmissionInput!) { changeAdmission(input: $input) { ${REGISTRATION} userErrors { code path } } }`;

export interface Registered {
  id: string;
  status: string;
  position: number | null;
  whyNotPromoted: { code: string } | null;
  person: { id: string; name: string; email: string | null };
  admission: { id: string };
  meeting: { id: string };
}

export interface RegistrationAnswer {
  registration: Registered | null;
  admission?: { id: string; state: string; seatsLeft: number | null; waitingListOpen: boolean };
  userErrors: { code: string; message?: string; path: string[] | null }[];
}

let keys = 0;

/** Asks for a seat; every call is a new request unless `idempotencyKey` says otherwise. */
export async function register(browser: Browser, meeting: { id: string }, admission: { id: string }, rest: object = {}): Promise<RegistrationAnswer> {
  keys += 1;
  const input = { meetingId: meeting.id, admissionId: admission.id, idempotencyKey: `key-${keys}`, ...rest };
  return (await browser.get<{ registerForMeeting: RegistrationAnswer }>(REGISTER, { input })).registerForMeeting;
}

/** What somebody without a session types. */
export function visitor(name: string, email = `${name.toLowerCase().replaceAll(' ', '.')}@example.org`): { person: { name: string; email: string } } {
  return { person: { name, email } };
}

export async function confirm(browser: Browser, token: string): Promise<RegistrationAnswer> {
  return (await browser.get<{ confirmRegistration: RegistrationAnswer }>(CONFIRM, { input: { token } })).confirmRegistration;
}

export async function cancel(browser: Browser, input: { registrationId?: string; token?: string }): Promise<RegistrationAnswer> {
  return (await browser.get<{ cancelRegistration: RegistrationAnswer }>(CANCEL, { input })).cancelRegistration;
}

export async function change(browser: Browser, input: { registrationId?: string; token?: string; admissionId: string; wait?: boolean; keepPlace?: boolean }): Promise<RegistrationAnswer> {
  return (await browser.get<{ changeAdmission: RegistrationAnswer }>(CHANGE, { input })).changeAdmission;
}

export interface WrittenMail {
  id: string;
  kind: string;
  secret: string | null;
  waitingRank: number | null;
  missingAnswers: number | null;
  calendar: { method: string; uid: string; sequence: number } | null;
}

/** The mails that were written to an address, in the order in which they were. */
export async function mailsTo(server: TestServer, address: string): Promise<WrittenMail[]> {
  return server.em().execute<WrittenMail[]>(
    `select id, kind, data ->> 'secret' as secret, (data ->> 'waitingRank')::int as "waitingRank", (data ->> 'missingAnswers')::int as "missingAnswers", calendar
       from outgoing_mail where lower(to_address) = lower(?) order by id`,
    [address],
  );
}

/** The token of the newest link that was written to an address. */
export async function linkTo(server: TestServer, address: string): Promise<string> {
  const secret = (await mailsTo(server, address)).findLast((mail) => mail.secret !== null)?.secret;
  if (!secret) throw new Error(`No link was sent to ${address}`);
  return secret;
}

/** The count of a quota, and whether it is the truth. */
export async function seatsOf(server: TestServer, quota: { id: string }): Promise<{ taken: number; live: number; waiting: number }> {
  const [row] = await server.em().execute<{ taken: number; live: number; waiting: number }[]>(
    `select taken, (select count(*)::int from registration where quota_id = quota.id and status in ('CONFIRMED', 'OFFERED', 'PENDING')) as live,
            (select count(*)::int from registration where quota_id = quota.id and status = 'WAITING') as waiting
       from quota where id = ?`,
    [quota.id],
  );
  if (!row) throw new Error('No such quota');
  return row;
}
