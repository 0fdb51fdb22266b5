import { Migration } from '@mikro-orm/migrations';

/** What people look at live is told with the commit, once for each meeting: see kernel/database-changes.ts. And mails of one campaign. */
export class LiveChanges extends Migration {
  override up(): void {
    this.addSql(`
      create function tell_changed_meeting() returns trigger language plpgsql as $$
      begin
        if tg_table_name = 'meeting' then
          perform pg_notify('changed', 'meeting:' || id) from changed;
        elsif tg_table_name = 'attendance' then
          perform pg_notify('changed', 'meeting:' || meeting_id)
             from (select distinct meeting_id from meeting_day where id in (select meeting_day_id from changed)) as day;
        else
          perform pg_notify('changed', 'meeting:' || meeting_id) from (select distinct meeting_id from changed) as one;
        end if;
        return null;
      end $$
    `);
    for (const table of ['meeting', 'quota', 'admission']) {
      this.addSql(`
        create trigger tell_changed_meeting after update on ${table} referencing new table as changed
          for each statement execute function tell_changed_meeting()
      `);
    }
    for (const table of ['registration', 'attendance']) {
      for (const [change, rows] of [['insert', 'new'], ['update', 'new'], ['delete', 'old']]) {
        this.addSql(`
          create trigger tell_changed_meeting_by_${change} after ${change} on ${table} referencing ${rows} table as changed
            for each statement execute function tell_changed_meeting()
        `);
      }
    }

    this.addSql(`alter table outgoing_mail add campaign_id uuid`);
    this.addSql(`create index on outgoing_mail (campaign_id) where campaign_id is not null`);
    this.addSql(`
      create function tell_changed_campaign() returns trigger language plpgsql as $$
      begin
        perform pg_notify('changed', 'campaign:' || new.campaign_id);
        return null;
      end $$
    `);
    // That a mail is taken up is told by what becomes of it a moment later.
    this.addSql(`
      create trigger tell_changed_campaign after update of state on outgoing_mail
        for each row when (new.campaign_id is not null and new.state <> old.state and new.state not in ('READY', 'SENDING'))
        execute function tell_changed_campaign()
    `);
  }
}
