import { Migration } from '@mikro-orm/migrations';

/** The holidays that a process keeps, and a way to find what takes place at the same time. */
export class Holidays extends Migration {
  override up(): void {
    this.addSql(`alter table process add holiday_region text, add local_holidays jsonb not null default '[]'`);
    this.addSql(`
      create index on meeting_day using gist (tstzrange(starts_at, ends_at))
       where starts_at is not null and ends_at is not null
    `);
  }
}
