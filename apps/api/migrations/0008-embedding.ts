import { Migration } from '@mikro-orm/migrations';

/** The sites in which a process's time line may be shown. What is not an origin by https cannot get into a header. */
export class Embedding extends Migration {
  override up(): void {
    this.addSql(`
      alter table process add column embed_origins text[] not null default '{}',
        add check (array_to_string(embed_origins, ' ') ~ '^(https://[a-z0-9.-]+(:[0-9]+)?( |$))*$')
    `);
  }
}
