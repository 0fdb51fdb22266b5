import { Migration } from '@mikro-orm/migrations';

/** Links of mails that are about several registrations at once. */
export class JointLinks extends Migration {
  override up(): void {
    this.addSql(`
      create table joint_link (
        hash text primary key,
        registration_ids uuid[] not null,
        wish jsonb,
        created_at timestamptz not null,
        used_at timestamptz
      )
    `);
    this.addSql(`create index on joint_link using gin (registration_ids)`);
  }
}
