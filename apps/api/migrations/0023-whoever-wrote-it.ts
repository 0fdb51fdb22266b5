import { Migration } from '@mikro-orm/migrations';

/** Whoever takes a person away asks each table that names them: without these, by reading all of it. */
export class WhoeverWroteIt extends Migration {
  override up(): void {
    this.addSql(`create index on registration (registered_by_id) where registered_by_id is not null`);
    this.addSql(`create index on invitation (invited_by_id) where invited_by_id is not null`);
    this.addSql(`create index on attendance (recorded_by_id) where recorded_by_id is not null`);
    this.addSql(`create index on attendance_event (recorded_by_id) where recorded_by_id is not null`);
    this.addSql(`create index on delegation (invited_by_id) where invited_by_id is not null`);
  }
}
