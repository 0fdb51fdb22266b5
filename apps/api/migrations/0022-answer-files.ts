import { Migration } from '@mikro-orm/migrations';

/** Files as answers: kept in pieces, and gone with the last answer that names them. */
export class AnswerFiles extends Migration {
  override up(): void {
    this.addSql(`alter table question drop constraint question_kind_check`);
    this.addSql(`
      alter table question add constraint question_kind_check
        check (kind in ('TEXT', 'LONG_TEXT', 'CHOICE', 'SEVERAL', 'NUMBER', 'DATE', 'YES_NO', 'CONSENT', 'FILE'))
    `);
    this.addSql(`
      create table answer_file (
        id uuid primary key,
        question_id uuid not null references question on delete cascade,
        key_hash text unique,
        name text not null,
        kind text check (kind in ('PDF', 'JPEG', 'PNG', 'WEBP', 'HEIC', 'DOCX', 'XLSX', 'PPTX', 'ODT', 'ODS', 'ODP')),
        bytes int not null,
        digest text,
        created_at timestamptz not null,
        check ((key_hash is null) = (kind is null) and (kind is null) = (digest is null))
      )
    `);
    this.addSql(`create index on answer_file (question_id)`);
    this.addSql(`
      create table answer_file_piece (
        answer_file_id uuid not null references answer_file on delete cascade,
        position int not null,
        bytes bytea not null,
        primary key (answer_file_id, position)
      )
    `);
    // Compressing what is compressed already costs more than it saves.
    this.addSql(`alter table answer_file_piece alter bytes set storage external`);
    this.addSql(`alter table registration_answer add file_id uuid references answer_file`);
    this.addSql(`create index on registration_answer (file_id) where file_id is not null`);
    this.addSql(`
      create function forget_answer_file() returns trigger language plpgsql as $$
      begin
        delete from answer_file where id = old.file_id and not exists (select from registration_answer where file_id = old.file_id);
        return null;
      end $$
    `);
    this.addSql(`
      create trigger forget_answer_file after delete or update of file_id on registration_answer
        for each row when (old.file_id is not null) execute function forget_answer_file()
    `);
  }
}
