import { Migration } from '@mikro-orm/migrations';

const SEATED = `status in ('CONFIRMED', 'OFFERED', 'PENDING')`;
const ANNOUNCED = `status in ('SAVE_THE_DATE', 'SCHEDULED')`;

/** Organisations that are invited into a group have places kept in its coming meetings, and are reminded once by themselves. */
export class PlacesInGroups extends Migration {
  override up(): void {
    this.addSql(`alter table delegation add reminded_of timestamptz`);
    this.addSql(`
      create table delegation_limit (
        delegation_id uuid not null references delegation on delete cascade,
        meeting_id uuid not null references meeting on delete cascade,
        places int not null check (places >= 0),
        primary key (delegation_id, meeting_id)
      )
    `);
    this.addSql(`create index on delegation_limit (meeting_id)`);
    // Of a meeting the first admission for members, else the first that needs no invitation; of a session's alternatives the first that is held.
    this.addSql(`
      create function delegation_admission(meeting_id uuid, group_id uuid) returns uuid language sql stable as $$
        select admission.id
          from meeting
          join admission on admission.meeting_id = meeting.id and admission.audience <> 'INVITED'
         where meeting.id = $1 and meeting.${ANNOUNCED}
           and not exists (
             select from meeting as other
               join meeting_group on meeting_group.meeting_id = other.id and meeting_group.group_id = $2
              where other.session_id = meeting.session_id and other.${ANNOUNCED}
                and (coalesce(other.starts_at, 'infinity'), other.id) < (coalesce(meeting.starts_at, 'infinity'), meeting.id))
         order by admission.audience <> 'GROUP', admission.position, admission.id
         limit 1
      $$
    `);
    // With any seat of the session, also one of their own from before.
    this.addSql(`
      create function used_places(delegation_id uuid, meeting_id uuid) returns int language sql stable as $$
        select count(*)::int
          from meeting
         cross join lateral (
           select registration.person_id from registration
            where registration.delegation_id = $1 and registration.${SEATED}
              and (registration.meeting_id = meeting.id or registration.session_id = meeting.session_id)
            union
           select delegate.person_id from delegate
             join registration on registration.person_id = delegate.person_id and registration.${SEATED}
              and (registration.meeting_id = meeting.id or registration.session_id = meeting.session_id)
            where delegate.delegation_id = $1 and delegate.role = 'DELEGATE' and delegate.ended_at is null) as seated
         where meeting.id = $2
      $$
    `);
    this.addSql(`
      create function kept_places(delegation_id uuid, meeting_id uuid) returns int language sql stable as $$
        select greatest(least(delegation.places, delegation_limit.places) - used_places($1, $2), 0)
          from delegation
          left join delegation_limit on delegation_limit.delegation_id = delegation.id and delegation_limit.meeting_id = $2
         where delegation.id = $1
      $$
    `);
    this.addSql(`
      create or replace function kept_seats(quota_id uuid) returns int language sql stable as $$
        select (
          select coalesce(sum(greatest(places - (
                   select count(*) from registration
                    where registration.delegation_id = delegation.id and registration.${SEATED}), 0)), 0)
            from delegation
            join admission on admission.id = delegation.admission_id
           where admission.quota_id = $1 and delegation.withdrawn_at is null and delegation.released_at is null
        )::int + (
          select coalesce(sum(kept_places(delegation.id, quota.meeting_id)), 0)
            from quota
            join meeting_group on meeting_group.meeting_id = quota.meeting_id
            join delegation on delegation.group_id = meeting_group.group_id and delegation.withdrawn_at is null and delegation.released_at is null
           where quota.id = $1
             and exists (select from admission where admission.quota_id = $1 and admission.id = delegation_admission(quota.meeting_id, delegation.group_id))
        )::int
      $$
    `);
  }
}
