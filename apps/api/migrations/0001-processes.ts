import { Migration } from '@mikro-orm/migrations';

/** See docs/data-model.md for the tables and docs/architecture.md for who guards which rule. */
export class Processes extends Migration {
  override up(): void {
    this.addSql(`create extension if not exists btree_gist`);
    this.addSql(`create extension if not exists unaccent`);
    this.addSql(`
      create table organisation (
        id uuid primary key,
        name text not null,
        municipality text,
        synthetic boolean not null default false,
        version int not null default 1,
        created_at timestamptz not null,
        check (name <> '')
      )
    `);
    this.addSql(`create index on organisation (lower(name))`);
    this.addSql(`
      create table process (
        id uuid primary key,
        slug text not null,
        kind text not null check (kind in ('PATH', 'LABORATORY', 'WORKING_GROUP', 'STRATEGY', 'BODY')),
        title jsonb not null,
        subtitle jsonb,
        description jsonb,
        host_id uuid not null references organisation,
        language text not null check (language in ('it', 'en', 'fr')),
        timezone text not null,
        span text,
        programme jsonb not null,
        synthetic boolean not null default false,
        published boolean not null default true,
        version int not null default 1,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        unique (slug),
        check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$')
      )
    `);
    this.addSql(`
      create table stakeholder_category (
        id uuid primary key,
        process_id uuid not null references process,
        key text not null,
        title jsonb not null,
        position int not null,
        programme jsonb,
        imported boolean not null default false,
        unique (process_id, key)
      )
    `);
    this.addSql(`
      create table organisation_category (
        organisation_id uuid not null references organisation on delete cascade,
        stakeholder_category_id uuid not null references stakeholder_category on delete cascade,
        primary key (organisation_id,
        stakeholder_category_id)
      )
    `);
    this.addSql(`create index on organisation_category (stakeholder_category_id)`);
    this.addSql(`
      create table person (
        id uuid primary key,
        name text not null,
        name_key text not null,
        email text,
        contact_email text,
        telephone text,
        locale text not null check (locale in ('it', 'en', 'fr')),
        organisation_id uuid references organisation on delete set null,
        municipality text,
        calendar_choice text not null default 'INVITATIONS' check (calendar_choice in ('INVITATIONS', 'FEED', 'BOTH')),
        synthetic boolean not null default false,
        erased_at timestamptz,
        version int not null default 1,
        created_at timestamptz not null
      )
    `);
    this.addSql(`create unique index person_email_unique on person (lower(email))`);
    this.addSql(`create index on person (lower(contact_email), name_key) where contact_email is not null`);
    this.addSql(`create index on person (organisation_id)`);
    this.addSql(`create index on person (lower(name), id)`);
    this.addSql(`
      create table track (
        id uuid primary key,
        process_id uuid not null references process,
        key text not null,
        title jsonb not null,
        position int not null,
        programme jsonb,
        unique (process_id, key)
      )
    `);
    this.addSql(`
      create table phase (
        id uuid primary key,
        process_id uuid not null references process,
        key text not null,
        title jsonb,
        note jsonb,
        span text not null,
        earliest date,
        latest date,
        inferred jsonb,
        position int not null,
        unique (process_id, key),
        check (earliest <= latest)
      )
    `);
    this.addSql(`
      create table phase_track (
        phase_id uuid not null references phase on delete cascade,
        track_id uuid not null references track on delete cascade,
        primary key (phase_id,
        track_id)
      )
    `);
    this.addSql(`
      create table milestone (
        id uuid primary key,
        process_id uuid not null references process,
        track_id uuid references track on delete set null,
        key text not null,
        title jsonb not null,
        note jsonb,
        date text not null,
        earliest date,
        latest date,
        partners jsonb not null,
        inferred jsonb,
        position int not null,
        unique (process_id, key),
        check (earliest <= latest)
      )
    `);
    this.addSql(`
      create table process_follow (
        id uuid primary key,
        process_id uuid not null references process,
        person_id uuid not null references person,
        created_at timestamptz not null,
        unique (process_id, person_id)
      )
    `);
    this.addSql(`create index on process_follow (person_id)`);
    this.addSql(`
      create table participant_group (
        id uuid primary key,
        process_id uuid not null references process,
        key text not null,
        kind text not null check (kind in ('THEMATIC', 'TECHNICAL', 'WORKING', 'EXPERTS', 'STEERING')),
        title jsonb,
        inferred jsonb,
        position int not null,
        programme jsonb,
        imported boolean not null default false,
        version int not null default 1,
        unique (process_id, key)
      )
    `);
    this.addSql(`
      create table group_membership (
        id uuid primary key,
        group_id uuid not null references participant_group,
        person_id uuid not null references person,
        role text not null check (role in ('CHAIR', 'FACILITATOR', 'MEMBER', 'EXPERT', 'SECRETARY')),
        starts_on date,
        ends_on date,
        check (starts_on <= ends_on),
        constraint group_membership_no_overlap
          exclude using gist (group_id with =, person_id with =, daterange(starts_on, ends_on, '[]') with &&)
      )
    `);
    this.addSql(`create index on group_membership (person_id)`);
  }
}
