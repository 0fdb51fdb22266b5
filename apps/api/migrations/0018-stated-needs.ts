import { Migration } from '@mikro-orm/migrations';

/** What people need is said by ticking, so that it can be counted; what no list foresees stays a text. */
export class StatedNeeds extends Migration {
  override up(): void {
    this.addSql(`alter table registration add need_kinds text[] not null default '{}'`);
    this.addSql(`alter table registration add interpreter_language text`);
    this.addSql(`
      alter table registration add constraint registration_need_kinds check (need_kinds <@ array[
        'WHEELCHAIR', 'COMPANION', 'ASSISTANCE_DOG', 'SIGN_LANGUAGE', 'CAPTIONS', 'INDUCTION_LOOP', 'LARGE_PRINT', 'EASY_LANGUAGE', 'INTERPRETER'
      ])
    `);
    this.addSql(`alter table registration add constraint registration_interpreter check (interpreter_language is null or 'INTERPRETER' = any (need_kinds))`);
    this.addSql(`create index registration_with_needs on registration (meeting_id) where needs is not null or need_kinds <> '{}'`);
    this.addSql(`drop index registration_meeting_id_idx`);
  }
}
