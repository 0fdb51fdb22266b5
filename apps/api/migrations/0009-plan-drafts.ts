import { Migration } from '@mikro-orm/migrations';

/** Changes of a plan that are kept as a draft until they are published. */
export class PlanDrafts extends Migration {
  override up(): void {
    this.addSql(`
      create table plan_change (
        id uuid primary key,
        process_id uuid not null references process on delete cascade,
        position int not null,
        thing text not null check (thing in ('TRACK', 'PHASE', 'MILESTONE', 'MEETING')),
        thing_id uuid not null,
        state jsonb,
        person_id uuid references person on delete set null,
        created_at timestamptz not null,
        undone_at timestamptz,
        unique (process_id, position)
      )
    `);
    this.addSql(`create index on plan_change (person_id)`);
    // What an organiser's desk asks for each time it is opened.
    this.addSql(`create index on outgoing_mail (process_id) where state in ('FAILED', 'HELD')`);
  }
}
