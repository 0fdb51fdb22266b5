import type { EntityManager } from '@mikro-orm/postgresql';
import type { AttendanceStatus } from '../attendance/attendance-event.entity.js';
import type { MembershipRole } from '../groups/group-membership.entity.js';
import { type InvitationRow, INVITATION_COLUMNS, iso } from '../invitations/invitations.queries.js';
import { MEETING_MAIL_COLUMNS, type MeetingMailRow } from '../invitations/meeting-mails.queries.js';
import { runSql } from '../kernel/run-sql.js';
import { type RawRegistrationRow, REGISTRATION_COLUMNS, registrationRow, type RegistrationRow } from '../registrations/registrations.queries.js';

/** Whose record, and which part of it. */
export interface RecordScope {
  personId: string;
  /** Null: all processes, and what belongs to none. */
  processIds: string[] | null;
}

/** A person as a record begins. */
export interface RecordedPerson {
  id: string;
  name: string;
  email: string | null;
  /** Shared with somebody else. */
  contactEmail: string | null;
  telephone: string | null;
  municipality: string | null;
  organisation: string | null;
  locale: 'it' | 'en' | 'fr';
}

export interface AttendedDay {
  meetingId: string;
  date: string | null;
  status: AttendanceStatus;
  walkIn: boolean;
}

export interface RecordedMembership {
  groupId: string;
  role: MembershipRole;
  startsOn: string | null;
  endsOn: string | null;
}

export interface RecordedConsent {
  meetingId: string;
  kind: string;
  textVersion: string;
  givenAt: string;
  withdrawnAt: string | null;
}

export interface RecordedChange {
  id: string;
  at: string;
  action: string;
  byId: string | null;
}

/** More of one kind than anybody has who takes part; of a mailbox that is used for tests, the latest. */
const MOST = 100;

/** $1 person, $2 processes or null for all */
const seen = (column: string) => `($2::uuid[] is null or ${column} = any ($2::uuid[]))`;

/** Processes in which a person is known. */
const PROCESSES = `
select id
  from (
    select process_id as id from process_person where person_id = $1
    union
    select meeting.process_id from registration join meeting on meeting.id = registration.meeting_id where registration.person_id = $1
    union
    select meeting.process_id from invitation join meeting on meeting.id = invitation.meeting_id
     where invitation.person_id = $1 and invitation.status <> 'WITHDRAWN'
    union
    select meeting.process_id
      from attendance
      join meeting_day on meeting_day.id = attendance.meeting_day_id
      join meeting on meeting.id = meeting_day.meeting_id
     where attendance.person_id = $1
    union
    select participant_group.process_id
      from group_membership join participant_group on participant_group.id = group_membership.group_id
     where group_membership.person_id = $1
  ) as known
 where ${seen('id')}
 order by id`;

const PERSON = `
select person.id, person.name, email, contact_email as "contactEmail", telephone, person.municipality, organisation.name as organisation, locale
  from person
  left join organisation on organisation.id = person.organisation_id
 where person.id = $1 and erased_at is null`;

const REGISTRATIONS = `
select ${REGISTRATION_COLUMNS}
  from registration
 where person_id = $1 and exists (select from meeting where meeting.id = registration.meeting_id and ${seen('meeting.process_id')})
 order by registered_at desc, id desc
 limit ${MOST}`;

const ATTENDANCES = `
select meeting.id as "meetingId", meeting_day.date::text, attendance.status, attendance.walk_in as "walkIn"
  from attendance
  join meeting_day on meeting_day.id = attendance.meeting_day_id
  join meeting on meeting.id = meeting_day.meeting_id
 where attendance.person_id = $1 and ${seen('meeting.process_id')}
 order by attendance.at desc, attendance.id
 limit ${MOST}`;

const INVITATIONS = `
select ${INVITATION_COLUMNS}
  from invitation
 where person_id = $1 and exists (select from meeting where meeting.id = invitation.meeting_id and ${seen('meeting.process_id')})
 order by invited_at desc, id
 limit ${MOST}`;

const MEMBERSHIPS = `
select group_id as "groupId", role, starts_on::text as "startsOn", ends_on::text as "endsOn"
  from group_membership
  join participant_group on participant_group.id = group_membership.group_id
 where person_id = $1 and ${seen('participant_group.process_id')}
 order by starts_on desc nulls last, group_membership.id
 limit ${MOST}`;

const MAILS = `
select ${MEETING_MAIL_COLUMNS}
  from outgoing_mail
 where person_id = $1 and ${seen('process_id')}
 order by created_at desc, id desc
 limit ${MOST}`;

const CONSENTS = `
select registration.meeting_id as "meetingId", consent.kind, consent.text_version as "textVersion", ${iso('given_at')} as "givenAt", ${iso('withdrawn_at')} as "withdrawnAt"
  from registration
  join consent on consent.registration_id = registration.id
  join meeting on meeting.id = registration.meeting_id
 where registration.person_id = $1 and ${seen('meeting.process_id')}
 order by given_at desc, consent.id
 limit ${MOST}`;

/** What the log has of the person and of what is theirs. That two were made one is told of all processes. */
const CHANGES = `
select id, ${iso('at')} as at, action, person_id as "byId"
  from audit_entry
 where subject_id in (
         select $1::uuid
         union all select id from registration where person_id = $1
         union all select id from invitation where person_id = $1
         union all select id from group_membership where person_id = $1)
   and (${seen('process_id')} or action = 'person.merged')
 order by audit_entry.at desc, id desc
 limit ${MOST}`;

export async function processesOfPerson(em: EntityManager, { personId, processIds }: RecordScope): Promise<string[]> {
  return (await runSql<{ id: string }>(em, PROCESSES, [personId, processIds])).map(({ id }) => id);
}

/** Null when there is nobody, or nobody any more. */
export async function recordedPerson(em: EntityManager, personId: string): Promise<RecordedPerson | null> {
  return (await runSql<RecordedPerson>(em, PERSON, [personId]))[0] ?? null;
}

const read = <Row>(statement: string) => (em: EntityManager, { personId, processIds }: RecordScope) => runSql<Row>(em, statement, [personId, processIds]);

/* Each the latest first. */
export const invitationsOfPerson = read<InvitationRow>(INVITATIONS);
export const attendancesOfPerson = read<AttendedDay>(ATTENDANCES);
export const membershipsOfPerson = read<RecordedMembership>(MEMBERSHIPS);
export const mailsOfPerson = read<MeetingMailRow>(MAILS);
export const consentsOfPerson = read<RecordedConsent>(CONSENTS);
export const changesOfPerson = read<RecordedChange>(CHANGES);

export async function registrationsOfPerson(em: EntityManager, scope: RecordScope): Promise<RegistrationRow[]> {
  return (await read<RawRegistrationRow>(REGISTRATIONS)(em, scope)).map(registrationRow);
}
