import { Migration } from '@mikro-orm/migrations';

/**
 * An organisation has one name and others that it is known by too, and is one and the same under all of them. In each
 * process it stands in one category at most. Pairs that look like one organisation and are two are remembered.
 */
export class OrganisationsInProcesses extends Migration {
  override up(): void {
    this.addSql(`
      create function name_spelling(name text) returns text language sql immutable strict parallel safe
      return lower(unaccent('unaccent'::regdictionary, regexp_replace(btrim(name), '\\s+', ' ', 'g')))
    `);
    this.addSql(`
      create function name_spellings(name text, others text[]) returns text[] language sql immutable parallel safe
      return array(select distinct name_spelling(each) from unnest(array_prepend(name, others)) as each order by 1)
    `);
    this.addSql(`
      create function names_together(name text, others text[]) returns text language sql immutable parallel safe
      return array_to_string(array_prepend(name, others), ' ')
    `);
    this.addSql(`alter table organisation add also_known_as text[] not null default '{}'`);
    this.addSql(`alter table organisation add suggested boolean not null default true`);
    this.addSql(`alter table organisation drop column search_text`);
    this.addSql(`alter table organisation add search_text text generated always as (search_text(names_together(name, also_known_as))) stored`);
    this.addSql(`create index organisation_search on organisation using gin (search_text gin_trgm_ops)`);
    this.addSql(`alter table organisation add spellings text[] generated always as (name_spellings(name, also_known_as)) stored`);
    this.addSql(`create index organisation_spellings on organisation using gin (spellings)`);
    this.addSql(`create index on organisation (name, id)`);

    this.addSql(`
      create table organisations_apart (
        organisation_id uuid not null references organisation on delete cascade,
        other_id uuid not null references organisation on delete cascade,
        decided_at timestamptz not null,
        primary key (organisation_id, other_id),
        check (organisation_id < other_id)
      )
    `);
    this.addSql(`create index on organisations_apart (other_id)`);

    this.addSql(`alter table organisation_category add process_id uuid references process on delete cascade`);
    this.addSql(`
      update organisation_category set process_id = category.process_id
        from stakeholder_category as category where category.id = stakeholder_category_id
    `);
    this.addSql(`
      delete from organisation_category as one using organisation_category as other
       where other.organisation_id = one.organisation_id and other.process_id = one.process_id
         and other.stakeholder_category_id < one.stakeholder_category_id
    `);
    this.addSql(`alter table organisation_category alter process_id set not null`);
    this.addSql(`alter table organisation_category drop constraint organisation_category_pkey`);
    this.addSql(`alter table organisation_category add primary key (organisation_id, process_id)`);
    this.addSql(`create index on organisation_category (process_id)`);
    this.addSql(`alter table stakeholder_category add unique (id, process_id)`);
    this.addSql(`
      alter table organisation_category add constraint organisation_category_of_process
        foreign key (stakeholder_category_id, process_id) references stakeholder_category (id, process_id) on delete cascade
    `);
  }
}
