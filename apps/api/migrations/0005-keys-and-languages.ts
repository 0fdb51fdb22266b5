import { Migration } from '@mikro-orm/migrations';

/**
 * A registration's meeting and seats are those of its admission: one key says so, instead of three that do not. It
 * knows what the person agreed to before the meeting moved, and a sign-in code the language in which it was asked for.
 */
export class KeysAndLanguages extends Migration {
  override up(): void {
    this.addSql(`alter table admission add unique (id, meeting_id, quota_id)`);
    this.addSql(`
      alter table registration
        drop constraint registration_meeting_id_fkey,
        drop constraint registration_admission_id_fkey,
        drop constraint registration_quota_id_fkey,
        add foreign key (admission_id, meeting_id, quota_id) references admission (id, meeting_id, quota_id)
    `);
    this.addSql(`create index on registration (meeting_id) where needs is not null`);
    this.addSql(`alter table sign_in_code add locale text check (locale in ('it', 'en', 'fr'))`);
    this.addSql(`alter table registration add agreed_plan jsonb`);
  }
}
