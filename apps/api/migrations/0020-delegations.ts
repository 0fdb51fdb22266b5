import { Migration } from '@mikro-orm/migrations';

/** Organisations that are invited with a number of places, and whom they send. */
export class Delegations extends Migration {
  override up(): void {
    this.addSql(`
      create table delegation (
        id uuid primary key,
        organisation_id uuid not null references organisation,
        meeting_id uuid references meeting on delete cascade,
        admission_id uuid references admission on delete cascade,
        group_id uuid references participant_group on delete cascade,
        category_id uuid references stakeholder_category on delete set null,
        contact_name text not null,
        contact_email text not null,
        locale text not null check (locale in ('it', 'en', 'fr')),
        places int not null check (places between 1 and 100),
        deadline timestamptz,
        note text,
        invited_by_id uuid references person on delete set null,
        invited_at timestamptz not null,
        reminded_at timestamptz,
        released_at timestamptz,
        withdrawn_at timestamptz,
        check ((meeting_id is null) = (admission_id is null)),
        check ((meeting_id is null) <> (group_id is null))
      )
    `);
    // Invited once at a time, which a lock guards and no index: two organisations that turn out to be one may both be.
    this.addSql(`create index on delegation (organisation_id)`);
    this.addSql(`create index on delegation (meeting_id, invited_at)`);
    this.addSql(`create index on delegation (group_id, invited_at)`);
    this.addSql(`create index on delegation (category_id) where category_id is not null`);
    this.addSql(`create index on delegation (lower(contact_email))`);
    this.addSql(`create index delegation_keeps_seats on delegation (admission_id) where withdrawn_at is null and released_at is null`);
    this.addSql(`
      create table delegation_token (
        hash text primary key,
        delegation_id uuid not null references delegation on delete cascade,
        created_at timestamptz not null
      )
    `);
    this.addSql(`create index on delegation_token (delegation_id)`);
    this.addSql(`
      create table delegate (
        id uuid primary key,
        delegation_id uuid not null references delegation on delete cascade,
        person_id uuid not null references person on delete cascade,
        email text not null,
        role text not null check (role in ('DELEGATE', 'SUBSTITUTE')),
        membership_id uuid references group_membership on delete set null,
        named_at timestamptz not null,
        ended_at timestamptz
      )
    `);
    this.addSql(`create unique index delegate_once on delegate (delegation_id, person_id) where ended_at is null`);
    this.addSql(`create index on delegate (person_id)`);
    this.addSql(`create index on delegate (membership_id) where membership_id is not null`);
    this.addSql(`alter table registration add delegation_id uuid references delegation on delete set null`);
    this.addSql(`create index on registration (delegation_id) where delegation_id is not null`);
    // Counted and not kept in a column, so that it is right whichever way a delegate's seat comes or goes.
    this.addSql(`
      create function kept_seats(quota_id uuid) returns int language sql stable as $$
        select coalesce(sum(greatest(places - (
                 select count(*) from registration
                  where registration.delegation_id = delegation.id and registration.status in ('CONFIRMED', 'OFFERED', 'PENDING')), 0)), 0)::int
          from delegation
          join admission on admission.id = delegation.admission_id
         where admission.quota_id = $1 and delegation.withdrawn_at is null and delegation.released_at is null
      $$
    `);
  }
}
