import { Migration } from '@mikro-orm/migrations';

/** See docs/data-model.md for the tables and docs/architecture.md for who guards which rule. */
export class Meetings extends Migration {
  override up(): void {
    this.addSql(`
      create table venue (
        id uuid primary key,
        name jsonb,
        street text,
        municipality text,
        country text
      )
    `);
    this.addSql(`
      create table room (
        id uuid primary key,
        venue_id uuid not null references venue,
        name text not null,
        capacity int,
        check (capacity > 0),
        unique (venue_id, name)
      )
    `);
    this.addSql(`
      create table series (
        id uuid primary key,
        process_id uuid not null references process,
        group_id uuid references participant_group on delete set null,
        key text not null,
        title jsonb,
        inferred jsonb,
        position int not null,
        programme jsonb,
        imported boolean not null default false,
        unique (process_id, key)
      )
    `);
    this.addSql(`
      create table session (
        id uuid primary key,
        series_id uuid not null references series,
        number int not null,
        unique (series_id, number),
        check (number > 0)
      )
    `);
    this.addSql(`
      create table meeting (
        id uuid primary key,
        process_id uuid not null references process,
        key text not null,
        group_id uuid references participant_group on delete set null,
        series_id uuid references series on delete set null,
        session_id uuid references session on delete set null,
        title jsonb,
        description jsonb,
        status text not null check (status in ('DRAFT', 'SAVE_THE_DATE', 'SCHEDULED', 'CANCELLED', 'CLOSED')),
        date text not null,
        earliest date,
        latest date,
        timezone text not null,
        starts_at timestamptz,
        ends_at timestamptz,
        venue_id uuid references venue on delete set null,
        room_id uuid references room on delete set null,
        online_url text,
        programme jsonb not null,
        inferred jsonb,
        position int not null,
        calendar_uid text not null,
        calendar_sequence int not null default 0,
        cancellation_reason text,
        closed_at timestamptz,
        head_count int,
        imported boolean not null default false,
        synthetic boolean not null default false,
        version int not null default 1,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        unique (process_id, key),
        unique (calendar_uid),
        check (earliest <= latest),
        check (starts_at < ends_at),
        check (head_count >= 0)
      )
    `);
    this.addSql(`create index on meeting (process_id, earliest, id)`);
    this.addSql(`create index on meeting (earliest, id)`);
    this.addSql(`create index on meeting (series_id)`);
    this.addSql(`create index on meeting (group_id)`);
    this.addSql(`create index on meeting (session_id)`);
    this.addSql(`
      create table meeting_track (
        meeting_id uuid not null references meeting on delete cascade,
        track_id uuid not null references track on delete cascade,
        primary key (meeting_id,
        track_id)
      )
    `);
    this.addSql(`create index on meeting_track (track_id)`);
    this.addSql(`
      create table meeting_day (
        id uuid primary key,
        meeting_id uuid not null references meeting,
        position int not null,
        date text not null,
        starts timestamp(0),
        ends timestamp(0),
        starts_at timestamptz,
        ends_at timestamptz,
        calendar_uid text not null,
        booked_room_id uuid references room on delete set null,
        unique (meeting_id, position),
        unique (calendar_uid),
        check (starts < ends),
        check (starts_at < ends_at),
        constraint meeting_day_room_taken
          exclude using gist (booked_room_id with =, tstzrange(starts_at, ends_at) with &&)
          where (booked_room_id is not null and starts_at is not null and ends_at is not null)
      )
    `);
    this.addSql(`
      create function keep_booked_room() returns trigger language plpgsql as $$
      begin
        if tg_table_name = 'meeting_day' then
          new.booked_room_id := (
            select room_id from meeting where id = new.meeting_id and status not in ('DRAFT', 'CANCELLED'));
        else
          update meeting_day
             set booked_room_id = case when new.status in ('DRAFT', 'CANCELLED') then null else new.room_id end
           where meeting_id = new.id;
        end if;
        return new;
      end $$
    `);
    this.addSql(`
      create trigger keep_booked_room before insert or update on meeting_day
        for each row execute function keep_booked_room()
    `);
    this.addSql(`
      create trigger keep_booked_room after update of status, room_id on meeting
        for each row when (old.status <> new.status or old.room_id is distinct from new.room_id)
        execute function keep_booked_room()
    `);
    this.addSql(`
      create table quota (
        id uuid primary key,
        meeting_id uuid not null references meeting,
        key text not null,
        seats int,
        allowed_over int not null default 0,
        taken int not null default 0,
        last_position bigint not null default 0,
        unique (meeting_id, key),
        check (seats >= 0),
        check (allowed_over >= 0),
        check (taken >= 0),
        constraint quota_not_oversold check (seats is null or taken <= seats + allowed_over)
      )
    `);
    this.addSql(`
      create table admission (
        id uuid primary key,
        meeting_id uuid not null references meeting,
        quota_id uuid not null references quota,
        key text not null,
        title jsonb not null,
        mode text not null check (mode in ('IN_PERSON', 'ONLINE')),
        audience text not null check (audience in ('PUBLIC', 'GROUP', 'INVITED')),
        opens_at timestamptz,
        closes_at timestamptz,
        waiting_list boolean not null default true,
        position int not null,
        programme jsonb,
        imported boolean not null default false,
        synthetic boolean not null default false,
        unique (meeting_id, key),
        check (opens_at < closes_at)
      )
    `);
    this.addSql(`create index on admission (quota_id)`);

    // Calendars tell by updated_at whether they changed, so it moves with everything that they show of a meeting.
    this.addSql(`
      create function touch_meeting() returns trigger language plpgsql as $$
      begin
        if tg_table_name = 'venue' then
          update meeting set updated_at = clock_timestamp() where venue_id = new.id;
        elsif tg_table_name = 'room' then
          update meeting set updated_at = clock_timestamp() where room_id = new.id;
        else
          update meeting set updated_at = clock_timestamp()
           where id = coalesce(new.meeting_id, old.meeting_id) and updated_at < now();
        end if;
        return null;
      end $$
    `);
    this.addSql(`create trigger touch_meeting after update on venue for each row execute function touch_meeting()`);
    this.addSql(`create trigger touch_meeting after update of name on room for each row execute function touch_meeting()`);
    this.addSql(`
      create trigger touch_meeting after insert or update of date, starts, ends, starts_at, ends_at or delete on meeting_day
        for each row execute function touch_meeting()
    `);
    this.addSql(`
      create function touch_process() returns trigger language plpgsql as $$
      begin
        update process set updated_at = clock_timestamp() where id = old.process_id;
        return null;
      end $$
    `);
    this.addSql(`create trigger touch_process after delete on meeting for each row execute function touch_process()`);
    this.addSql(`create trigger touch_process after update of title on series for each row execute function touch_process()`);
    this.addSql(`
      create trigger touch_process after update of title on participant_group for each row execute function touch_process()
    `);
  }
}
