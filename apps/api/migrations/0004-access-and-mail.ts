import { Migration } from '@mikro-orm/migrations';

/** See docs/data-model.md for the tables and docs/architecture.md for who guards which rule. */
export class AccessAndMail extends Migration {
  override up(): void {
    this.addSql(`
      create table login_session (
        id uuid primary key,
        token_hash text not null,
        person_id uuid not null references person,
        created_at timestamptz not null,
        last_seen_at timestamptz not null,
        expires_at timestamptz not null,
        revoked_at timestamptz,
        unique (token_hash)
      )
    `);
    this.addSql(`create index on login_session (person_id)`);
    this.addSql(`
      create table sign_in_code (
        id uuid primary key,
        email text not null,
        code_hash text,
        browser_hash text not null,
        created_at timestamptz not null,
        expires_at timestamptz not null,
        tries int not null default 0,
        used_at timestamptz
      )
    `);
    this.addSql(`create index on sign_in_code (email, created_at)`);
    this.addSql(`create index on sign_in_code (browser_hash)`);
    this.addSql(`
      create table role_assignment (
        id uuid primary key,
        person_id uuid not null references person,
        role text not null check (role in ('ADMINISTRATOR', 'ORGANISER', 'READER', 'FACILITATOR', 'DESK')),
        process_id uuid references process on delete cascade,
        group_id uuid references participant_group on delete cascade,
        meeting_id uuid references meeting on delete cascade,
        created_at timestamptz not null,
        check (role <> 'ADMINISTRATOR' or num_nonnulls(process_id, group_id, meeting_id) = 0),
        check (role not in ('ORGANISER', 'READER') or (process_id is not null and num_nonnulls(group_id, meeting_id) = 0)),
        check (role <> 'FACILITATOR' or (num_nonnulls(group_id, meeting_id) = 1 and process_id is null)),
        check (role <> 'DESK' or (meeting_id is not null and num_nonnulls(process_id, group_id) = 0)),
        unique nulls not distinct (person_id, role, process_id, group_id, meeting_id)
      )
    `);
    this.addSql(`create index on role_assignment (process_id)`);
    this.addSql(`create index on role_assignment (group_id)`);
    this.addSql(`create index on role_assignment (meeting_id)`);
    this.addSql(`
      create table outgoing_mail (
        id uuid primary key,
        kind text not null,
        lane smallint not null,
        person_id uuid,
        process_id uuid,
        meeting_id uuid,
        registration_id uuid,
        to_address text not null,
        to_name text not null,
        locale text not null check (locale in ('it', 'en', 'fr')),
        data jsonb not null,
        calendar jsonb,
        message_id text not null,
        dedupe_key text,
        raw bytea,
        state text not null default 'READY' check (state in ('READY', 'SENDING', 'SENT', 'UNKNOWN', 'DEFERRED', 'FAILED', 'SUPPRESSED', 'SUPERSEDED', 'HELD')),
        not_before timestamptz not null,
        attempts int not null default 0,
        unknown_outcomes int not null default 0,
        lease_until timestamptz,
        lease_token uuid,
        smtp_response text,
        sent_at timestamptz,
        created_at timestamptz not null,
        unique (message_id),
        unique (dedupe_key)
      )
    `);
    this.addSql(`create index outgoing_mail_to_send on outgoing_mail (lane, not_before, id) where state in ('READY', 'DEFERRED', 'SENDING', 'UNKNOWN')`);
    this.addSql(`create index on outgoing_mail (meeting_id, created_at)`);
    this.addSql(`create index on outgoing_mail (registration_id)`);
    this.addSql(`create index on outgoing_mail (person_id)`);
    this.addSql(`create index on outgoing_mail (process_id, created_at)`);
    this.addSql(`create index outgoing_mail_calendar on outgoing_mail ((calendar ->> 'uid')) where calendar is not null`);
    this.addSql(`
      create function announce_outgoing_mail() returns trigger language plpgsql as $$
      begin
        perform pg_notify('outgoing_mail', '');
        return null;
      end $$
    `);
    this.addSql(`
      create trigger announce_outgoing_mail after insert on outgoing_mail
        for each statement execute function announce_outgoing_mail()
    `);
    this.addSql(`
      create trigger announce_outgoing_mail_again after update of state, not_before on outgoing_mail
        for each row when (new.state = 'READY') execute function announce_outgoing_mail()
    `);
    this.addSql(`
      create table mailbox_message (
        id uuid primary key,
        to_address text not null,
        subject text not null,
        raw bytea not null,
        received_at timestamptz not null
      )
    `);
    this.addSql(`create index on mailbox_message (lower(to_address), received_at desc)`);
    this.addSql(`create index on mailbox_message (received_at desc)`);
    this.addSql(`
      create table audit_entry (
        id uuid primary key,
        at timestamptz not null,
        person_id uuid,
        action text not null,
        subject_type text not null,
        subject_id uuid,
        process_id uuid,
        details jsonb not null,
        request_id text
      )
    `);
    this.addSql(`create index on audit_entry (process_id, at)`);
    this.addSql(`create index on audit_entry (subject_id)`);
    this.addSql(`create index on audit_entry (at)`);
    this.addSql(`
      create table idempotency_key (
        scope text not null,
        key text not null,
        content_hash text not null,
        answer jsonb not null,
        created_at timestamptz not null,
        primary key (scope,
        key)
      )
    `);
    this.addSql(`create index on idempotency_key (created_at)`);
    this.addSql(`
      create unlogged table rate_limit (
        key text not null,
        ends_at timestamptz not null,
        hits int not null,
        primary key (key)
      )
    `);
    this.addSql(`create index on rate_limit (ends_at)`);
    this.addSql(`
      create table job_run (
        job text primary key,
        started_at timestamptz not null,
        ended_at timestamptz,
        failure text
      )
    `);
    this.addSql(`
      create table demonstration (
        id int primary key default 1,
        loaded_at timestamptz not null,
        check (id = 1)
      )
    `);
  }
}
