import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MikroORM } from '@mikro-orm/postgresql';
import { databaseOptions } from '../src/kernel/database.js';
import { type FreshDatabase, freshDatabase } from './harness/fresh-database.js';

const DOCUMENT = join(import.meta.dirname, '../../../docs/data-model.md');

const COLUMNS = `
  select table_name as "table", column_name as "column",
         case when data_type = 'timestamp without time zone' then 'timestamp'
              when data_type = 'timestamp with time zone' then 'timestamptz' else data_type end as type,
         is_nullable = 'YES' as nullable
    from information_schema.columns
   where table_schema = ? and table_name <> 'migration'
   order by table_name, ordinal_position`;

const GUARDS = `
  select conrelid::regclass::text as "table", pg_get_constraintdef(oid) as rule
    from pg_constraint
   where connamespace = 'public'::regnamespace and contype in ('c', 'u', 'x', 'f') and conrelid::regclass::text <> 'migration'
   union all
  select tablename, regexp_replace(indexdef, '^CREATE (UNIQUE )INDEX .* USING \\w+ ', 'unique index ')
    from pg_indexes
   where schemaname = 'public' and indexdef like 'CREATE UNIQUE%WHERE%'
   order by 1, 2`;

interface Column {
  table: string;
  column: string;
  type: string;
  nullable: boolean;
}

describe('the data model', () => {
  let database: FreshDatabase;
  let orm: MikroORM;

  beforeAll(async () => {
    database = await freshDatabase();
    orm = await MikroORM.init(databaseOptions(database.url));
  });
  afterAll(async () => {
    await orm.close();
    await database.drop();
  });

  it('has the same tables and columns in the migrations as in the entities', async () => {
    const migrated = await columnsOf('public');
    await orm.em.execute('create schema by_entities');
    const statements = (await orm.schema.getCreateSchemaSQL({ wrap: false })).split(';\n').filter((sql) => sql.trim().startsWith('create table'));
    for (const sql of statements) await orm.em.execute(sql.replace('create table "', 'create table "by_entities"."'));
    const byEntities = await columnsOf('by_entities');
    const inOrder = (columns: Column[]) => columns.map((column) => JSON.stringify(column)).sort();
    expect(inOrder(migrated)).toEqual(inOrder(byEntities));
  });

  it('finds whoever is named without reading a whole table, so that people can be taken away by the thousand', async () => {
    const unfound = await orm.em.execute<{ reference: string }[]>(
      `select conrelid::regclass || '.' || attname as reference
         from pg_constraint
         join pg_attribute on attrelid = conrelid and attnum = conkey[1]
        where contype = 'f' and confrelid = 'person'::regclass
          and not exists (select from pg_index where indrelid = conrelid and indkey[0] = conkey[1])`,
    );
    expect(unfound).toEqual([]);
  });

  it('is documented as it is', async () => {
    const columns = Map.groupBy(await columnsOf('public'), ({ table }) => table);
    const guards = Map.groupBy(await orm.em.execute<{ table: string; rule: string }[]>(GUARDS), ({ table }) => table);
    const sections = [...columns].map(([table, ofTable]) =>
      [
        `## ${table}\n`,
        '| column | type | may be null |\n| --- | --- | --- |',
        ...ofTable.map(({ column, type, nullable }) => `| ${column} | ${type} | ${nullable ? 'yes' : ''} |`),
        '',
        ...(guards.get(table) ?? []).map(({ rule }) => `- \`${rule.replaceAll('`', '')}\``),
      ].join('\n'),
    );
    const text = `# The data model\n\nPrinted from the migrated database by \`npm run codegen\`; never edited. What a column means stands in the entity\nof the same name (\`apps/api/src/*/*.entity.ts\`). Below each table: the rules that the database itself keeps.\n\n${sections.join('\n\n')}\n`;
    if (process.env.UPDATE_DATA_MODEL === '1') writeFileSync(DOCUMENT, text);
    expect(readFileSync(DOCUMENT, 'utf8')).toBe(text);
  });

  function columnsOf(schema: string): Promise<Column[]> {
    return orm.em.execute<Column[]>(COLUMNS, [schema]);
  }
});
