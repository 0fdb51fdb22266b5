import { Migration } from '@mikro-orm/migrations';

/** Acts on all rows of a list that match a filter, and what came of each. */
export class BulkActs extends Migration {
  override up(): void {
    this.addSql(`
      create table bulk_act (
        id uuid primary key,
        process_id uuid not null references process on delete cascade,
        meeting_id uuid references meeting on delete cascade,
        created_by_id uuid references person on delete set null,
        created_at timestamptz not null,
        key text not null,
        content_hash text not null,
        kind text not null check (kind in ('APPROVE', 'REFUSE', 'SEAT', 'CANCEL', 'ADD_TO_GROUP')),
        tells boolean not null,
        allow_over boolean not null,
        reason text,
        group_id uuid references participant_group on delete cascade,
        role text,
        state text not null check (state in ('AT_WORK', 'DONE', 'UNDONE', 'FAILED')),
        total int not null,
        done int not null default 0,
        attempts int not null default 0,
        fault text,
        finished_at timestamptz,
        unique (created_by_id, key),
        check (kind = 'ADD_TO_GROUP' or meeting_id is not null),
        check (kind <> 'ADD_TO_GROUP' or group_id is not null and role is not null)
      )
    `);
    this.addSql(`create index on bulk_act (process_id, created_at desc, id)`);
    this.addSql(`create index on bulk_act (meeting_id) where meeting_id is not null`);
    this.addSql(`create index on bulk_act (group_id) where group_id is not null`);
    this.addSql(`create index bulk_act_at_work on bulk_act (created_at) where state = 'AT_WORK'`);
    this.addSql(`
      create table bulk_act_item (
        bulk_act_id uuid not null references bulk_act on delete cascade,
        position int not null,
        person_id uuid not null references person on delete cascade,
        registration_id uuid references registration on delete cascade,
        membership_id uuid references group_membership on delete set null,
        outcome text,
        primary key (bulk_act_id, position)
      )
    `);
    this.addSql(`create index on bulk_act_item (person_id)`);
    this.addSql(`create index on bulk_act_item (registration_id) where registration_id is not null`);
    this.addSql(`create index on bulk_act_item (membership_id) where membership_id is not null`);
    this.addSql(`create index on bulk_act_item (bulk_act_id, outcome, position)`);
  }
}
