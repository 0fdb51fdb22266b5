import { Migration } from '@mikro-orm/migrations';

/** Two people who are one: what is left of the second is the way to the first. */
export class MergedPeople extends Migration {
  override up(): void {
    this.addSql(`alter table person add merged_into_id uuid references person on delete set null`);
    this.addSql(`create index on person (merged_into_id) where merged_into_id is not null`);
  }
}
