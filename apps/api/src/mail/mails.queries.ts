import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../kernel/ids.js';
import type { Locale } from '../kernel/locale.js';
import { runSql } from '../kernel/run-sql.js';
import { type MailCalendar, mailLanes, type MailState } from './outgoing-mail.entity.js';

/** A row of the outbox that one worker holds; `leaseToken` proves it. */
export interface ClaimedMail {
  id: string;
  kind: string;
  lane: number;
  personId: string | null;
  processId: string | null;
  meetingId: string | null;
  registrationId: string | null;
  toAddress: string;
  toName: string;
  locale: Locale;
  data: unknown;
  calendar: MailCalendar | null;
  messageId: string;
  /** Null before the first attempt. */
  raw: Buffer | null;
  /** This one included. */
  attempts: number;
  unknownOutcomes: number;
  leaseToken: string;
  createdAt: Date;
}

/** The first lane and the last one that a claim looks at. */
export interface LaneRange {
  first: number;
  last: number;
}

/** After so many attempts with an unknown outcome a mail is left to a person. */
export const MOST_UNKNOWN_OUTCOMES = 2;

const CLAIM_NEXT_MAIL = `
  with due as (
    select id from outgoing_mail mail
     where lane between $1 and $2
       and (state in ('READY', 'DEFERRED') or state = 'UNKNOWN' and unknown_outcomes < $3)
       and not_before <= $4
       and not exists (
         select from outgoing_mail under_way
          where mail.calendar is not null and under_way.calendar is not null
            and under_way.calendar ->> 'uid' = mail.calendar ->> 'uid'
            and under_way.state = 'SENDING')
     order by lane, not_before, id
     limit 1
     for update skip locked)
  update outgoing_mail
     set state = 'SENDING', attempts = attempts + 1, lease_token = $5, lease_until = now() + make_interval(secs => $6::float8)
    from due where outgoing_mail.id = due.id
  returning outgoing_mail.id, kind, lane, person_id as "personId", process_id as "processId", meeting_id as "meetingId",
            registration_id as "registrationId", to_address as "toAddress", to_name as "toName", locale, data, calendar,
            message_id as "messageId", raw, attempts, unknown_outcomes as "unknownOutcomes",
            lease_token as "leaseToken", created_at as "createdAt"`;

/**
 * Takes the next mail that is due, for `leaseSeconds` by the clock of the database, whichever worker asks. A calendar
 * object waits while an older one of the same entry is on its way, so that none overtakes it.
 *
 * @returns null when nothing is due
 */
export async function claimNextMail(em: EntityManager, lanes: LaneRange, leaseSeconds: number, now: Date): Promise<ClaimedMail | null> {
  const [row] = await runSql<Omit<ClaimedMail, 'createdAt'> & { createdAt: string }>(em, CLAIM_NEXT_MAIL, [
    lanes.first,
    lanes.last,
    MOST_UNKNOWN_OUTCOMES,
    now,
    newId(),
    leaseSeconds,
  ]);
  return row === undefined ? null : { ...row, createdAt: new Date(row.createdAt) };
}

/** What the outbox holds about the other mails of one calendar entry. */
export interface CalendarStanding {
  /** A newer object was written, sent or not. */
  overtaken: boolean;
  /** A REQUEST reached the person, or may have, or a file of several entries with this one among them (`data.calendarFile`). */
  requestSent: boolean;
  /** Message-IDs, without domain, of what was sent for this entry before, oldest first. */
  sentBefore: string[];
}

const CALENDAR_STANDING = `
  select coalesce(bool_or(state not in ('HELD', 'SUPPRESSED') and (sequence, dtstamp) > ($3::int, $4::timestamptz)), false) as overtaken,
         coalesce(bool_or(method = 'REQUEST' and state in ('SENT', 'UNKNOWN')), false) or exists (
           select from outgoing_mail as file
            where file.person_id = (select person_id from outgoing_mail where id = $1) and file.state in ('SENT', 'UNKNOWN')
              and file.data -> 'calendarFile' @> jsonb_build_array(jsonb_build_object('uid', $2::text))) as "requestSent",
         coalesce(jsonb_agg(message_id order by id) filter (where state in ('SENT', 'UNKNOWN')), '[]') as "sentBefore"
    from (select id, state, message_id, calendar ->> 'method' as method, (calendar ->> 'sequence')::int as sequence,
                 (calendar ->> 'dtstamp')::timestamptz as dtstamp
            from outgoing_mail
           where calendar is not null and calendar ->> 'uid' = $2 and id <> $1) other`;

export async function calendarStanding(em: EntityManager, mailId: string, calendar: MailCalendar): Promise<CalendarStanding> {
  const { uid, sequence, dtstamp } = calendar;
  const [standing] = await runSql<CalendarStanding>(em, CALENDAR_STANDING, [mailId, uid, sequence, dtstamp]);
  return standing ?? { overtaken: false, requestSent: false, sentBefore: [] };
}

/** Keeps the rendered bytes for this and every later attempt. @returns false when the mail is no longer ours */
export async function freezeMail(em: EntityManager, mail: ClaimedMail, raw: Buffer): Promise<boolean> {
  const frozen = await runSql(em, 'update outgoing_mail set raw = $3 where id = $1 and lease_token = $2 returning id', [mail.id, mail.leaseToken, raw]);
  return frozen.length === 1;
}

export interface Settlement {
  state: MailState;
  words: string | null;
  /** When it is due again; left out: as it was. */
  notBefore?: Date;
  /** An attempt that never got as far as this mail is not counted. */
  uncounted?: boolean;
}

const SETTLE_MAIL = `
  update outgoing_mail
     set state = $3,
         smtp_response = coalesce($4, smtp_response),
         not_before = coalesce($5, not_before),
         attempts = attempts - $6::int,
         unknown_outcomes = unknown_outcomes + case when $3 = 'UNKNOWN' then 1 else 0 end,
         sent_at = case when $3 = 'SENT' then $7::timestamptz end,
         raw = case when $3 in ('SENT', 'SUPERSEDED') then null else raw end,
         data = case when $3 in ('SENT', 'SUPERSEDED') then data - 'secret' else data end,
         lease_until = null, lease_token = null
   where id = $1 and lease_token = $2
  returning id`;

/**
 * Ends a claim. What was sent keeps neither its bytes nor the secret in its data: nobody needs them any more, and who
 * reads the database must not find a link that works.
 *
 * @returns false when the lease ran out and somebody else took the mail over: then nothing was written
 */
export async function settleMail(em: EntityManager, mail: ClaimedMail, { state, words, notBefore, uncounted }: Settlement, now: Date): Promise<boolean> {
  const settled = await runSql(em, SETTLE_MAIL, [mail.id, mail.leaseToken, state, words, notBefore ?? null, uncounted ? 1 : 0, now]);
  return settled.length === 1;
}

const REAP_ABANDONED_MAILS = `
  update outgoing_mail
     set state = case when raw is null then 'READY' else 'UNKNOWN' end,
         unknown_outcomes = unknown_outcomes + case when raw is null then 0 else 1 end,
         smtp_response = case when raw is null then smtp_response else 'The worker stopped while it was sending.' end,
         not_before = case when raw is null then not_before else $1::timestamptz + make_interval(secs =>
           case when calendar is not null then $2::float8 when lane = 0 then $3 else $4 end) end,
         lease_until = null, lease_token = null
   where state = 'SENDING' and lease_until < now()
  returning id`;

/**
 * Finds mails whose worker never came back. One that was not rendered yet was certainly not sent and is due at once;
 * of the others nobody knows, so they wait like any other mail with an unknown outcome.
 *
 * @param delays  seconds until they are sent once more
 * @returns how many there were
 */
export async function reapAbandonedMails(
  em: EntityManager,
  delays: { signIn: number; plain: number; calendar: number },
  now: Date,
): Promise<number> {
  const found = await runSql(em, REAP_ABANDONED_MAILS, [now, delays.calendar, delays.signIn, delays.plain]);
  return found.length;
}

/**
 * Sends again what failed or has an unknown outcome, with the same bytes, and lets go what was held.
 *
 * @returns the ids of the mails that are now on their way; the others were in no state for it
 */
export async function releaseMails(em: EntityManager, ids: readonly string[], now: Date): Promise<string[]> {
  const released = await runSql<{ id: string }>(
    em,
    `update outgoing_mail
        set state = 'READY', not_before = $2, attempts = 0, unknown_outcomes = 0,
            lane = case when state = 'HELD' then lane else least(lane, ${mailLanes.PERSONAL}) end
      where id = any($1::uuid[]) and state in ('FAILED', 'UNKNOWN', 'DEFERRED', 'HELD', 'SUPPRESSED')
     returning id`,
    [[...ids], now],
  );
  return released.map(({ id }) => id);
}
