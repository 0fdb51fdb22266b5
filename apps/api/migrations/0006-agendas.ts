import { Migration } from '@mikro-orm/migrations';

/** Meetings of several groups, their agenda, what is announced of them, and what is known of venues and rooms. */
export class Agendas extends Migration {
  override up(): void {
    this.addSql(`
      create table meeting_group (
        meeting_id uuid not null references meeting on delete cascade,
        group_id uuid not null references participant_group on delete cascade,
        primary key (meeting_id, group_id)
      )
    `);
    this.addSql(`create index on meeting_group (group_id)`);
    this.addSql(`insert into meeting_group select id, group_id from meeting where group_id is not null`);
    // The leading group is one of the groups, whoever writes it.
    this.addSql(`
      create function keep_leading_group() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' then
          delete from meeting_group where meeting_id = old.id and group_id = old.group_id;
        end if;
        insert into meeting_group select new.id, new.group_id where new.group_id is not null on conflict do nothing;
        return null;
      end $$
    `);
    this.addSql(`create trigger keep_leading_group_of_new after insert on meeting for each row execute function keep_leading_group()`);
    this.addSql(`
      create trigger keep_leading_group after update of group_id on meeting
        for each row when (old.group_id is distinct from new.group_id) execute function keep_leading_group()
    `);
    this.addSql(`
      create trigger touch_meeting after insert or delete on meeting_group for each row execute function touch_meeting()
    `);

    this.addSql(`
      create table agenda_part (
        id uuid primary key,
        meeting_id uuid not null references meeting on delete cascade,
        key text not null,
        position int not null,
        title jsonb,
        description jsonb,
        audience text check (audience in ('PUBLIC', 'GROUP', 'INVITED')),
        internal boolean not null default false,
        starts timestamp(0),
        ends timestamp(0),
        inferred jsonb,
        programme jsonb,
        unique (meeting_id, key),
        check (starts < ends)
      )
    `);
    this.addSql(`
      create table agenda_item (
        id uuid primary key,
        part_id uuid not null references agenda_part on delete cascade,
        position int not null,
        title jsonb not null,
        minutes int,
        speakers jsonb not null,
        documents jsonb not null,
        inferred jsonb,
        programme jsonb,
        check (minutes > 0)
      )
    `);
    this.addSql(`create index on agenda_item (part_id)`);
    const localized = (field: string) => `
      case jsonb_typeof(part.value -> '${field}') when 'string' then jsonb_build_object(process.language, part.value -> '${field}')
           else part.value -> '${field}' end`;
    this.addSql(`
      insert into agenda_part (id, meeting_id, key, position, title, description, starts, ends, inferred, programme)
      select gen_random_uuid(), meeting.id, part.value ->> 'key', part.rank - 1, ${localized('title')}, ${localized('about')},
             (part.value ->> 'starts')::timestamp, (part.value ->> 'ends')::timestamp, part.value -> 'inferred',
             part.value - array['key', 'title', 'about', 'starts', 'ends', 'inferred']
        from meeting
        join process on process.id = meeting.process_id
        cross join jsonb_array_elements(meeting.programme -> 'parts') with ordinality as part(value, rank)
    `);
    this.addSql(`update meeting set programme = programme - 'parts' where programme -> 'parts' is not null`);

    this.addSql(`alter table admission add covers jsonb`);
    this.addSql(`update admission set covers = programme -> 'covers', programme = programme - 'covers' where programme -> 'covers' is not null`);
    this.addSql(`alter table meeting add services jsonb`);
    this.addSql(`
      alter table venue
        add access_notes jsonb,
        add travel_notes jsonb,
        add latitude double precision,
        add longitude double precision,
        add opening_hours jsonb,
        add version int not null default 1,
        add check (latitude between -90 and 90),
        add check (longitude between -180 and 180),
        add check ((latitude is null) = (longitude is null))
    `);
    this.addSql(`alter table room add access_notes jsonb, add version int not null default 1`);
  }
}
