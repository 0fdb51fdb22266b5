import { Migration } from '@mikro-orm/migrations';

/** People who belong to a process without being registered, what they are in it, and the imports that bring them. */
export class PeopleImports extends Migration {
  override up(): void {
    this.addSql(`
      create table people_import (
        id uuid primary key,
        process_id uuid not null references process on delete cascade,
        created_by_id uuid references person on delete set null,
        created_at timestamptz not null,
        locale text not null check (locale in ('it', 'en', 'fr')),
        file_name text not null,
        file_bytes int not null,
        sheet jsonb,
        headings_key text,
        columns jsonb,
        state text not null check (state in ('RECEIVING', 'UPLOADED', 'CHECKING', 'CHECKED', 'IMPORTING', 'DONE', 'UNDOING', 'UNDONE', 'FAILED')),
        fault jsonb,
        of_known text check (of_known in ('UPDATE', 'SKIP')),
        of_shared text check (of_shared in ('ADD', 'SKIP')),
        overrides boolean not null default false,
        rows_total int,
        rows_done int not null default 0,
        counts jsonb not null default '{}',
        new_organisations jsonb not null default '[]',
        made_organisations uuid[] not null default '{}',
        attempts int not null default 0,
        finished_at timestamptz,
        forgotten_at timestamptz
      )
    `);
    this.addSql(`create index on people_import (process_id, created_at desc, id)`);
    this.addSql(`create index on people_import (created_by_id)`);
    this.addSql(`create index people_import_at_work on people_import (created_at) where state in ('CHECKING', 'IMPORTING', 'UNDOING')`);
    this.addSql(`
      create table people_import_chunk (
        people_import_id uuid not null references people_import on delete cascade,
        position int not null,
        bytes bytea not null,
        primary key (people_import_id, position)
      )
    `);
    // Compressing what is read once or twice costs more than it saves.
    this.addSql(`alter table people_import_chunk alter bytes set storage external`);
    this.addSql(`
      create table people_import_row (
        people_import_id uuid not null references people_import on delete cascade,
        kind text not null check (kind in ('BAD', 'REPEATED', 'KNOWN', 'SHARED', 'HOMONYM', 'STAYS')),
        number int not null,
        cells jsonb not null,
        faults jsonb not null,
        other_row int,
        person_id uuid references person on delete cascade,
        primary key (people_import_id, kind, number)
      )
    `);
    this.addSql(`create index on people_import_row (person_id) where person_id is not null`);
    this.addSql(`
      create table process_person (
        id uuid primary key,
        process_id uuid not null references process on delete cascade,
        person_id uuid not null references person on delete cascade,
        category_id uuid references stakeholder_category on delete set null,
        people_import_id uuid references people_import on delete set null,
        made_person boolean not null default false,
        created_at timestamptz not null,
        unique (process_id, person_id)
      )
    `);
    this.addSql(`create index on process_person (person_id)`);
    this.addSql(`create index on process_person (category_id) where category_id is not null`);
    this.addSql(`create index on process_person (people_import_id, id) where people_import_id is not null`);
    this.addSql(`alter table group_membership add people_import_id uuid references people_import on delete set null`);
    this.addSql(`create index on group_membership (people_import_id) where people_import_id is not null`);
    this.addSql(`create index if not exists person_name_key_idx on person (name_key)`);
  }
}
