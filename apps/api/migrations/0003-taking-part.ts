import { Migration } from '@mikro-orm/migrations';

/** See docs/data-model.md for the tables and docs/architecture.md for who guards which rule. */
export class TakingPart extends Migration {
  override up(): void {
    this.addSql(`
      create table registration (
        id uuid primary key,
        person_id uuid not null references person,
        meeting_id uuid not null references meeting,
        session_id uuid references session on delete set null,
        admission_id uuid not null references admission,
        quota_id uuid not null references quota,
        status text not null check (status in ('PENDING', 'TO_APPROVE', 'OFFERED', 'CONFIRMED', 'WAITING', 'CANCELLED', 'REFUSED', 'EXPIRED')),
        position bigint,
        registered_at timestamptz not null,
        confirmed_at timestamptz,
        hold_until timestamptz,
        cancelled_at timestamptz,
        registered_by_id uuid references person on delete set null,
        comes_as_id uuid references stakeholder_category on delete set null,
        organisation_id uuid references organisation on delete set null,
        organisation_name text,
        municipality text,
        needs text,
        locale text not null check (locale in ('it', 'en', 'fr')),
        synthetic boolean not null default false,
        updated_at timestamptz not null,
        check (status <> 'WAITING' or position is not null),
        check (status not in ('PENDING', 'OFFERED') or hold_until is not null)
      )
    `);
    this.addSql(`
      create unique index registration_one_seat_per_meeting on registration (person_id, meeting_id)
        where status in ('CONFIRMED', 'OFFERED', 'PENDING')
    `);
    this.addSql(`
      create unique index registration_one_seat_per_session on registration (person_id, session_id)
        where status in ('CONFIRMED', 'OFFERED', 'PENDING') and session_id is not null
    `);
    this.addSql(`
      create unique index registration_one_waiting_place on registration (person_id, meeting_id)
        where status in ('WAITING', 'TO_APPROVE')
    `);
    this.addSql(`create unique index registration_waiting_line on registration (quota_id, position) where status = 'WAITING'`);
    this.addSql(`create index on registration (meeting_id, registered_at, id)`);
    this.addSql(`create index on registration (person_id, registered_at, id)`);
    this.addSql(`create index on registration (hold_until) where status in ('PENDING', 'OFFERED')`);
    this.addSql(`create index on registration (admission_id)`);
    this.addSql(`create index on registration (session_id) where session_id is not null`);
    this.addSql(`
      create table registration_token (
        hash text not null,
        registration_id uuid references registration on delete set null,
        purpose text not null check (purpose in ('CONFIRM', 'MANAGE', 'ANOTHER_PERSON')),
        wish jsonb,
        created_at timestamptz not null,
        used_at timestamptz,
        primary key (hash),
        check (purpose = 'ANOTHER_PERSON' or registration_id is not null)
      )
    `);
    this.addSql(`create index on registration_token (registration_id)`);
    this.addSql(`
      create table consent (
        id uuid primary key,
        registration_id uuid not null references registration,
        kind text not null,
        text_version text not null,
        given_at timestamptz not null
      )
    `);
    this.addSql(`create index on consent (registration_id)`);
    this.addSql(`
      create table invitation (
        id uuid primary key,
        meeting_id uuid not null references meeting,
        admission_id uuid not null references admission,
        person_id uuid not null references person,
        status text not null check (status in ('INVITED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN')),
        invited_by_id uuid references person on delete set null,
        invited_at timestamptz not null,
        answered_at timestamptz
      )
    `);
    this.addSql(`create unique index invitation_one_at_a_time on invitation (meeting_id, person_id) where status <> 'WITHDRAWN'`);
    this.addSql(`create index on invitation (person_id)`);
    this.addSql(`create index on invitation (meeting_id, invited_at, id)`);
    this.addSql(`
      create table invitation_token (
        hash text primary key,
        invitation_id uuid not null references invitation on delete cascade,
        created_at timestamptz not null
      )
    `);
    this.addSql(`create index on invitation_token (invitation_id)`);
    this.addSql(`
      create table attendance_event (
        id uuid primary key,
        nonce text not null,
        meeting_day_id uuid not null references meeting_day,
        person_id uuid not null references person,
        registration_id uuid references registration on delete set null,
        status text not null check (status in ('PRESENT', 'LATE', 'EXCUSED', 'ABSENT')),
        at timestamptz not null,
        left_at timestamptz,
        undo_of text,
        walk_in boolean not null default false,
        recorded_by_id uuid references person on delete set null,
        recorded_at timestamptz not null,
        unique (nonce)
      )
    `);
    this.addSql(`create index on attendance_event (meeting_day_id, person_id)`);
    this.addSql(`create index on attendance_event (undo_of) where undo_of is not null`);
    this.addSql(`create index on attendance_event (person_id)`);
    this.addSql(`
      create table attendance (
        id uuid primary key,
        meeting_day_id uuid not null references meeting_day,
        person_id uuid not null references person,
        registration_id uuid references registration on delete set null,
        status text not null check (status in ('PRESENT', 'LATE', 'EXCUSED', 'ABSENT')),
        at timestamptz not null,
        left_at timestamptz,
        walk_in boolean not null default false,
        recorded_by_id uuid references person on delete set null,
        nonce text not null,
        synthetic boolean not null default false,
        unique (meeting_day_id, person_id)
      )
    `);
    this.addSql(`create index on attendance (person_id)`);
    this.addSql(`
      create table calendar_entry (
        id uuid primary key,
        person_id uuid not null references person,
        meeting_id uuid not null references meeting,
        meeting_day_id uuid not null references meeting_day,
        uid text not null,
        sequence int not null default 0,
        dtstamp timestamptz not null,
        address text not null,
        partstat text not null check (partstat in ('NEEDS-ACTION', 'ACCEPTED', 'DECLINED', 'TENTATIVE')),
        cancelled_at timestamptz,
        unique (uid),
        check (sequence between 0 and 2147483647)
      )
    `);
    this.addSql(`create unique index calendar_entry_one_live on calendar_entry (meeting_day_id, person_id) where cancelled_at is null`);
    this.addSql(`create index on calendar_entry (meeting_id, person_id)`);
    this.addSql(`create index on calendar_entry (person_id)`);
    this.addSql(`
      create table feed_token (
        id uuid primary key,
        person_id uuid not null references person,
        token_hash text not null,
        created_at timestamptz not null,
        revoked_at timestamptz,
        unique (token_hash)
      )
    `);
    this.addSql(`create unique index feed_token_one_live on feed_token (person_id) where revoked_at is null`);
  }
}
