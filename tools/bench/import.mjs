// 40,000 people from a CSV file into the database, as the worker imports them: read, checked row by row, compared with the
// archive, written in portions that a kill between them cannot spoil. Against COPY of the rows that this leaves behind.
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { MikroORM } from '@mikro-orm/postgresql';
import { databaseOptions } from '../../apps/api/dist/src/kernel/database.js';
import { newId } from '../../apps/api/dist/src/kernel/ids.js';
import { columnsFor } from '../../apps/api/dist/src/imports/sheet-shape.js';
import { PeopleImport } from '../../apps/api/dist/src/imports/people-import.entity.js';
import { PeopleImportRun } from '../../apps/api/dist/src/imports/people-import-run.js';
import { shapeOf } from '../../apps/api/dist/src/imports/sheet-source.js';
import { importFiles } from '../../apps/api/dist/src/imports/import-file.js';
import { storeFile, StoredFile } from '../../apps/api/dist/src/kernel/stored-file.js';
import { nameKey } from '../../apps/api/dist/src/people/person-name.js';

const PEOPLE = 40_000;
/** Bytes by which the memory of the process may grow. */
const MOST_MEMORY = 64 * 2 ** 20;
/** Between two looks at the memory, in milliseconds. */
const LOOK = 10;

export const imports = {
  name: 'import',
  thing: '40,000 people from a CSV file into the database, every cell checked and every address compared with the archive',
  reference: 'COPY of the same rows into the same tables',
  target: { atLeast: 0.5 },
  async prepare(place) {
    const processId = await aProcess(place);
    const orm = await MikroORM.init({ ...databaseOptions(place.databaseUrl), logger: () => undefined });
    return {
      thing: (round) => importOnce(place, orm, processId, round),
      reference: (round) => copyOnce(place, processId, round),
      close: () => orm.close(true),
    };
  },
};

async function aProcess(place) {
  await place.bringIn({ format: 'percorso/1', slug: 'many-people', kind: 'path', title: 'Percorso con molte persone', host: 'Regione Prova', languages: ['it'], timezone: 'Europe/Rome' });
  const { rows } = await place.pool.query(`select id from process where slug = 'many-people'`);
  return rows[0].id;
}

const person = (round, n) => ({ name: `Niccolò D'Amico ${n}`, email: `persona.${n}.${round}@example.org`, telephone: `+39 347 ${1_000_000 + n}`, municipality: 'Milano' });

function csvOf(round) {
  const lines = Array.from({ length: PEOPLE }, (_, n) => {
    const { name, email, telephone, municipality } = person(round, n);
    return `${name};${email};${telephone};it;${municipality}`;
  });
  return Buffer.from(['Nome e cognome;E-mail;Telefono;Lingua;Comune', ...lines].join('\r\n'));
}

async function importOnce(place, orm, processId, round) {
  await clear(place);
  const em = orm.em.fork();
  const id = await anImport(place, processId);
  const bytes = await storeFile(em, importFiles, id, Readable.from([csvOf(round)]), () => undefined);
  const sheet = await shapeOf(new StoredFile(em, importFiles, id, bytes), 'utf-8');
  await place.pool.query(`update people_import set state = 'IMPORTING', file_bytes = $2, sheet = $3, columns = $4 where id = $1`, [id, bytes, JSON.stringify(sheet), JSON.stringify(columnsFor(sheet))]);
  const peopleImport = await orm.em.fork().findOneOrFail(PeopleImport, { id });
  const memory = watchMemory();
  const began = performance.now();
  await new PeopleImportRun(orm.em).run(peopleImport, new Date());
  const seconds = (performance.now() - began) / 1000;
  const grown = await memory();
  return { seconds, latencies: [], memory: grown, faults: [...(await faultsOf(place, processId, round)), ...(round > 0 && grown > MOST_MEMORY ? [`the memory grew by ${Math.round(grown / 2 ** 20)} MB`] : [])] };
}

async function anImport({ pool }, processId) {
  const id = newId();
  await pool.query(`insert into people_import (id, process_id, created_at, locale, file_name, file_bytes, state) values ($1, $2, now(), 'it', 'people.csv', 0, 'RECEIVING')`, [id, processId]);
  return id;
}

/** The same rows, ready made, through one COPY for each table. */
async function copyOnce(place, processId, round) {
  await clear(place);
  const now = new Date().toISOString();
  const ids = Array.from({ length: PEOPLE }, () => newId());
  const people = ids.map((id, n) => {
    const { name, email, telephone, municipality } = person(round, n);
    return `${id}\t${name}\t${nameKey(name)}\t${email}\t${telephone}\tit\t${municipality}\t${now}\n`;
  });
  const importId = await anImport(place, processId);
  const joined = ids.map((id) => `${newId()}\t${processId}\t${id}\t${importId}\tt\t${now}\n`);
  const client = await place.pool.connect();
  try {
    const began = performance.now();
    await client.query('begin');
    await copy(client, 'copy person (id, name, name_key, email, telephone, locale, municipality, created_at) from stdin', people);
    await copy(client, 'copy process_person (id, process_id, person_id, people_import_id, made_person, created_at) from stdin', joined);
    await client.query('commit');
    const seconds = (performance.now() - began) / 1000;
    return { seconds, latencies: [], faults: await faultsOf(place, processId, round) };
  } finally {
    client.release();
  }
}

const CHUNK = 500;

/** COPY from the client (PostgreSQL documentation, 54.2.6), over the connection of the driver that the server uses. */
function copy(client, statement, lines) {
  return new Promise((resolve, reject) => {
    client.query({
      submit(connection) {
        connection.query(statement);
      },
      handleCopyInResponse(connection) {
        for (let from = 0; from < lines.length; from += CHUNK) connection.sendCopyFromChunk(Buffer.from(lines.slice(from, from + CHUNK).join('')));
        connection.endCopyFrom();
      },
      handleCommandComplete() {},
      handleReadyForQuery: () => resolve(),
      handleError: reject,
    });
  });
}

/** Everybody of the round before is gone, and the tables are as fresh as they can be. */
async function clear({ pool }) {
  await pool.query('truncate process_person, people_import, people_import_row, people_import_chunk, person cascade');
  await pool.query('vacuum analyze person');
}

async function faultsOf({ pool }, processId, round) {
  const { rows } = await pool.query(
    `select count(*)::int as people, count(distinct lower(email))::int as addresses, count(*) filter (where email = 'persona.' || substring(name from '\\d+$') || '.' || $2 || '@example.org')::int as "rightAddress",
            count(*) filter (where name_key = 'damico niccolo ' || substring(name from '\\d+$') or name_key = substring(name from '\\d+$') || ' damico niccolo')::int as "rightKey",
            count(*) filter (where telephone = '+39 347 ' || (1000000 + substring(name from '\\d+$')::int) and municipality = 'Milano' and locale = 'it')::int as "rightData",
            (select count(*)::int from process_person where process_id = $1 and made_person) as joined
       from person`,
    [processId, String(round)],
  );
  return Object.entries(rows[0]).flatMap(([what, value]) => (value === PEOPLE ? [] : [`${what} is ${value} and should be ${PEOPLE}`]));
}

/** Looks at the memory of this process until it is asked how much it grew at most, in bytes. */
function watchMemory() {
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let most = before;
  let watching = true;
  const watched = (async () => {
    while (watching) {
      most = Math.max(most, process.memoryUsage().rss);
      await sleep(LOOK);
    }
  })();
  return async () => {
    watching = false;
    await watched;
    return most - before;
  };
}
