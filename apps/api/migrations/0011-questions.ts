import { Migration } from '@mikro-orm/migrations';

/** What the organisers of a meeting, or of all meetings of a process, ask; what registered people answer; and consents that end. */
export class Questions extends Migration {
  override up(): void {
    this.addSql(`
      create table question_form (
        id uuid primary key,
        process_id uuid not null references process,
        meeting_id uuid references meeting on delete cascade,
        editable_until timestamptz,
        created_at timestamptz not null
      )
    `);
    this.addSql(`create unique index question_form_one_per_meeting on question_form (meeting_id) where meeting_id is not null`);
    this.addSql(`create unique index question_form_one_per_process on question_form (process_id) where meeting_id is null`);
    this.addSql(`
      create table question (
        id uuid primary key,
        form_id uuid not null references question_form on delete cascade,
        key text not null,
        kind text not null check (kind in ('TEXT', 'LONG_TEXT', 'CHOICE', 'SEVERAL', 'NUMBER', 'DATE', 'YES_NO', 'CONSENT')),
        title jsonb not null,
        hint jsonb,
        required boolean not null default false,
        sensitive boolean not null default false,
        options jsonb not null,
        least text,
        most text,
        condition_id uuid references question,
        condition_values text[] not null,
        text_version text,
        position int not null,
        retired_at timestamptz,
        version int not null default 1,
        unique (form_id, key),
        check ((kind = 'CONSENT') = (text_version is not null))
      )
    `);
    this.addSql(`
      create table registration_answer (
        id uuid primary key,
        registration_id uuid not null references registration on delete cascade,
        question_id uuid not null references question,
        value text[] not null,
        answered_at timestamptz not null,
        unique (registration_id, question_id),
        check (cardinality(value) > 0)
      )
    `);
    this.addSql(`create index on registration_answer (question_id)`);
    this.addSql(`create index on question (condition_id) where condition_id is not null`);
    this.addSql(`alter table consent add question_id uuid references question, add withdrawn_at timestamptz`);
  }
}
