import type { EntityManager } from '@mikro-orm/postgresql';
import type { Locale } from '../kernel/locale.js';
import { type Connection, keysetOf, pageOf, type PageRequest, pageSize } from '../kernel/paging.js';
import { runSql } from '../kernel/run-sql.js';
import type { NeedKind, RegistrationStatus } from './registration.entity.js';

/** A registration as it is shown. */
export interface RegistrationRow {
  id: string;
  status: RegistrationStatus;
  personId: string;
  meetingId: string;
  admissionId: string;
  registeredAt: Date;
  /** Null: the address is not confirmed yet. */
  confirmedAt: Date | null;
  needs: string | null;
  needKinds: NeedKind[];
  interpreterLanguage: string | null;
  organisationName: string | null;
  municipality: string | null;
  locale: Locale;
  /** Until when a PENDING or OFFERED seat is held. */
  holdUntil: Date | null;
  refusalReason: string | null;
  /** Whether it is shown to whoever has the link in a mail, who is the person. */
  byLink?: true;
  /** Undefined: not known yet, to be read; null: has no place in a waiting list. */
  rank?: number | null;
}

export const REGISTRATION_COLUMNS = `
  registration.id, registration.status, registration.person_id as "personId", registration.meeting_id as "meetingId",
  registration.admission_id as "admissionId", registration.registered_at as "registeredAt", registration.confirmed_at as "confirmedAt",
  registration.needs, registration.need_kinds as "needKinds", registration.interpreter_language as "interpreterLanguage",
  registration.organisation_name as "organisationName", registration.municipality, registration.locale,
  registration.hold_until as "holdUntil", registration.refusal_reason as "refusalReason"`;

const BY_IDS = `select ${REGISTRATION_COLUMNS} from registration where id = any ($1::uuid[])`;

/** The live registrations of a person in meetings, the seat before the waiting place. */
const LIVE_OF_PERSON = `
select ${REGISTRATION_COLUMNS}
  from registration
 where person_id = $1 and meeting_id = any ($2::uuid[])
   and status in ('CONFIRMED', 'OFFERED', 'PENDING', 'WAITING', 'TO_APPROVE')
 order by meeting_id, array_position('{CONFIRMED,PENDING,OFFERED}', status)`;

const OF_PERSON = `
select ${REGISTRATION_COLUMNS}
  from registration
 where person_id = $1 and ($3::timestamptz is null or (registered_at, id) < ($3::timestamptz, $4::uuid))
 order by registered_at desc, id desc
 limit $2`;

const COUNT_OF_PERSON = `select count(*)::int as total from registration where person_id = $1`;

/** Places in the waiting list, from 1. $1 registrations */
const RANKS = `
select id, rank
  from (
    select id, row_number() over (partition by quota_id order by position)::int as rank
      from registration
     where status = 'WAITING' and quota_id in (select quota_id from registration where id = any ($1::uuid[]))
  ) as line
 where id = any ($1::uuid[])`;

/** Who may attend an admission that is not for the public. $1 person, $2 admissions, $3 now */
const WELCOME = `
select admission.id
  from admission
  join meeting on meeting.id = admission.meeting_id
 where admission.id = any ($2::uuid[])
   and (exists (select from invitation
                 where invitation.meeting_id = meeting.id and invitation.person_id = $1
                   and invitation.admission_id = admission.id and invitation.status <> 'WITHDRAWN')
        or admission.audience = 'GROUP' and exists (
             select from group_membership
               join meeting_group on meeting_group.group_id = group_membership.group_id
              where meeting_group.meeting_id = meeting.id and group_membership.person_id = $1
                and daterange(starts_on, ends_on, '[]') @> ($3::timestamptz at time zone meeting.timezone)::date))`;

/** Instants come back from SQL as text. */
export type RawRegistrationRow = Omit<RegistrationRow, 'registeredAt' | 'confirmedAt' | 'holdUntil'> & { registeredAt: string; confirmedAt: string | null; holdUntil: string | null };

export async function registrationsById(em: EntityManager, ids: readonly string[]): Promise<Map<string, RegistrationRow>> {
  const rows = await runSql<RawRegistrationRow>(em, BY_IDS, [ids]);
  return new Map(rows.map((row) => [row.id, registrationRow(row)]));
}

/** A person's own live registrations, by meeting: the seat first, then a waiting place besides it. */
export async function liveRegistrations(em: EntityManager, personId: string, meetingIds: readonly string[]): Promise<Map<string, RegistrationRow[]>> {
  const rows = await runSql<RawRegistrationRow>(em, LIVE_OF_PERSON, [personId, meetingIds]);
  return Map.groupBy(rows.map(registrationRow), ({ meetingId }) => meetingId);
}

/** Places in the waiting list, by registration; whoever does not wait is missing. */
export async function waitingRanks(em: EntityManager, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await runSql<{ id: string; rank: number }>(em, RANKS, [ids]);
  return new Map(rows.map(({ id, rank }) => [id, rank]));
}

/** Of admissions that are not for the public: those that are for this person. */
export async function welcomeAdmissions(em: EntityManager, personId: string, admissionIds: readonly string[], now: Date): Promise<Set<string>> {
  const rows = await runSql<{ id: string }>(em, WELCOME, [personId, admissionIds, now]);
  return new Set(rows.map(({ id }) => id));
}

/** A person's own registrations, the latest first, with those that are history. */
export async function listOwnRegistrations(em: EntityManager, personId: string, page: PageRequest): Promise<Connection<RegistrationRow>> {
  const size = pageSize(page);
  const [registeredAt = null, id = null] = keysetOf(page, 2) ?? [];
  const rows = await runSql<RawRegistrationRow>(em, OF_PERSON, [personId, size + 1, registeredAt, id]);
  return pageOf(rows.map(registrationRow), size, await count(em, COUNT_OF_PERSON, [personId]), keyset);
}

async function count(em: EntityManager, statement: string, parameters: unknown[]): Promise<number> {
  const [row] = await runSql<{ total: number }>(em, statement, parameters);
  return row?.total ?? 0;
}

function keyset({ registeredAt, id }: RegistrationRow): string[] {
  return [registeredAt.toISOString(), id];
}

export function registrationRow(row: RawRegistrationRow): RegistrationRow {
  return { ...row, registeredAt: new Date(row.registeredAt), confirmedAt: instant(row.confirmedAt), holdUntil: instant(row.holdUntil) };
}

function instant(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
