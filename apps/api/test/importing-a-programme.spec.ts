import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Invitation } from '../src/invitations/invitation.entity.js';
import { newId } from '../src/kernel/ids.js';
import { Admission } from '../src/meetings/admission.entity.js';
import { Meeting } from '../src/meetings/meeting.entity.js';
import { Quota } from '../src/meetings/quota.entity.js';
import { Process } from '../src/processes/process.entity.js';
import { changeInWords } from '../src/programmes/programme-changes.js';
import { exportProgramme } from '../src/programmes/programme-export.js';
import { importProgramme } from '../src/programmes/programme-import.js';
import { readProgramme, sentenceOf } from '../src/programmes/programme-reader.js';
import { writeProgramme } from '../src/programmes/programme-writer.js';
import { Registration } from '../src/registrations/registration.entity.js';
import type { Browser } from './harness/browser.js';
import { aPerson, aRole, signedInBrowser } from './harness/builders.js';
import { startTestServer, type TestServer } from './harness/test-server.js';

const folder = join(__dirname, '../programmes');
const slugs = readdirSync(folder).map((name) => name.replace('.yaml', ''));
const textOf = (slug: string): string => readFileSync(join(folder, `${slug}.yaml`), 'utf8');
const now = new Date('2026-03-01T10:00:00Z');

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** A file as somebody writes it; what a test does not care about is left to it. */
const head = (slug: string) => `slug: ${slug}
kind: path
title: { it: Percorso di prova, en: Trial path }
host: Ente di prova
languages: [it]
timezone: Europe/Rome
tracks:
  - { key: listening, title: Ascolto }
groups:
  - { key: "1", kind: thematic }
series:
  - { key: editions, title: Edizioni }
`;

const lodi = `
  - key: lodi
    title: Laboratorio di Lodi
    series: editions
    number: 1
    starts: 2026-05-10T09:30
    ends: 2026-05-10T17:00
    venue: { name: Palazzo, municipality: Lodi, room: { name: Sala, capacity: 40 } }
    admissions:
      - { key: room, title: In sala, mode: in-person, audience: public, seats: 2 }
      - { key: online, title: In rete, mode: online, audience: public }`;

const opening = `
  - { key: opening, title: Apertura, date: 2026-04-02, tracks: [listening] }`;

/** Each process has a palace of its own, except where a test says that they share one. */
const file = (slug: string, ...meetings: string[]) => `${head(slug)}meetings:${meetings.join('').replaceAll('name: Palazzo,', `name: Palazzo ${slug},`)}\n`;

async function imports(source: string): Promise<{ changes: string[]; problems: string[] }> {
  const { changes, problems } = await importProgramme(server.em(), source, { now });
  return {
    changes: changes.map((change) => changeInWords(change, 'en')),
    problems: problems.map((problem) => `${problem.line}:${problem.column} ${sentenceOf(problem, 'en')}`),
  };
}

async function imported(source: string): Promise<string[]> {
  const { changes, problems } = await imports(source);
  expect(problems).toEqual([]);
  return changes;
}

const meetingOf = (slug: string, key: string) => server.em().findOne(Meeting, { process: { slug }, key });

async function registers(slug: string, key: string, status: 'CONFIRMED' | 'WAITING' = 'CONFIRMED'): Promise<void> {
  const em = server.em();
  const admission = await em.findOneOrFail(Admission, { meeting: { process: { slug }, key }, key: 'room' }, { populate: ['meeting', 'quota'] });
  const person = await aPerson(em);
  em.create(Registration, {
    person,
    meeting: admission.meeting,
    session: admission.meeting.session ?? null,
    admission,
    quota: admission.quota,
    status,
    position: status === 'WAITING' ? 1 : null,
    registeredAt: now,
    confirmedAt: now,
    locale: 'it',
  });
  if (status === 'CONFIRMED') admission.quota.taken += 1;
  await em.flush();
}

describe('the five programmes', () => {
  it.each(slugs)('%s comes back byte by byte, and importing it again changes nothing', async (slug) => {
    const source = textOf(slug);
    await imported(source);
    expect(await exportProgramme(server.em(), slug)).toBe(source);
    const rows = async () => {
      const em = server.em();
      const process = await em.findOneOrFail(Process, { slug });
      const meetings = await em.find(Meeting, { process }, { orderBy: { position: 'asc' } });
      return [process, ...meetings].map(({ id, version, updatedAt }) => ({ id, version, updatedAt }));
    };
    const before = await rows();
    expect(await imported(source)).toEqual([]);
    expect(await rows()).toEqual(before);
  });

  it('are the same pages after the import of their export', async () => {
    const query = `query ($slug: String!) { process(slug: $slug) {
      title subtitle description kind timezone span host { name } partners { name } chairs coordinators updatedAt
      tracks { key title } phases { span title note inferred tracks { key } } groups { key title inferredFields } series { key parts { title description } }
      timeline { kind date title tracks { key } phase { span } inferred inferredFields meeting { displayTitle number status partners mode agenda { title } } }
      claims { what value moreThan source date covers note } nextSteps { title kind date budget { amount currency } } notes { section text inferred } } }`;
    const pages = () => Promise.all(slugs.map((slug) => server.browser({ 'accept-language': 'it' }).get(query, { slug })));
    const before = await pages();
    for (const slug of slugs) await imported((await exportProgramme(server.em(), slug)) ?? '');
    expect(await pages()).toEqual(before);
  });
});

describe('any programme', () => {
  it('comes back in its written form, whatever it says: the example of the documentation', async () => {
    const page = readFileSync(join(__dirname, '../../../docs/programme-files.md'), 'utf8');
    const example = /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
    await imported(example);
    const { programme } = readProgramme(example);
    if (!programme) throw new Error('The example cannot be read.');
    expect(await exportProgramme(server.em(), programme.slug)).toBe(writeProgramme(programme));
    expect(await imported(example)).toEqual([]);
    expect(await server.em().findOne(Meeting, { process: { slug: programme.slug }, key: 'conference' })).toMatchObject({
      ...{ date: '2031-06-12/2031-06-13', earliest: '2031-06-12', latest: '2031-06-13' },
      ...{ startsAt: new Date('2031-06-12T07:30:00Z'), endsAt: null },
    });
  });

  it('changes nothing when it is written in another way than ours', async () => {
    const source = `${head('otherwise')}meetings:
  - { key: one, title: { it: Uno }, date: 2026-05, tracks: [], timezone: Europe/Rome, venue: {}, status: scheduled, alternative: false }
  - key: two
    group: "1"
    number: 1
    days:
      - { starts: 2026-10-25T02:30, ends: 2026-10-25T05:00 }
      - { date: 2026-11 }
    admissions:
      - { key: sharing, title: Altri, mode: in-person, audience: group, sharesSeatsWith: room, opens: 2026-10-25T02:30 }
      - { key: room, title: In sala, mode: in-person, audience: public, seats: 5, waitingList: true }
`;
    await imported(source);
    expect(await imported(source)).toEqual([]);
    expect(await exportProgramme(server.em(), 'otherwise')).not.toContain('timezone: Europe/Rome, venue');
  });
});

describe('somebody who imports a programme', () => {
  it('is told what was made, in words', async () => {
    expect(await imported(file('made', opening, lodi))).toEqual([
      'New process: “Trial path”.',
      'Added: 1 track (Ascolto).',
      'Added: 1 group (Group 1).',
      'Added: 1 series (Edizioni).',
      'Added: 2 meetings (Apertura; Laboratorio di Lodi).',
    ]);
    expect(await meetingOf('made', 'lodi')).toMatchObject({ status: 'SCHEDULED', date: '2026-05-10', startsAt: new Date('2026-05-10T07:30:00Z') });
  });

  it('changes by key what the file says otherwise, and nothing else', async () => {
    await imported(file('changed', opening, lodi));
    const before = await meetingOf('changed', 'lodi');
    const other = await meetingOf('changed', 'opening');
    const source = file('changed', opening, lodi).replace('Laboratorio di Lodi', 'Laboratorio in città').replace('T09:30', 'T10:00');
    expect(await imported(source)).toEqual(['Changed: meeting “Laboratorio in città” (title, starts).']);
    const after = await meetingOf('changed', 'lodi');
    expect(after).toMatchObject({ id: before?.id, calendarUid: before?.calendarUid, calendarSequence: 1, version: 2, startsAt: new Date('2026-05-10T08:00:00Z') });
    expect(await meetingOf('changed', 'opening')).toMatchObject({ version: other?.version, updatedAt: other?.updatedAt });
    expect(await exportProgramme(server.em(), 'changed')).toContain('2026-05-10T10:00');
  });

  it('hears of every fault with its line, and nothing of the file is kept', async () => {
    const faulty = file('faulty', opening, lodi).replace('number: 1', 'number: 1\n    colour: red').replace('tracks: [listening]', 'tracks: [lisening]');
    const { changes, problems } = await imports(faulty);
    expect(changes).toEqual([]);
    expect(problems).toEqual([
      '14:65 No track has the key “lisening”: was “listening” meant?',
      '19:5 There is no field “colour” here.',
    ]);
    expect(await server.em().count(Process, { slug: 'faulty' })).toBe(0);
  });

  it('takes away what the file no longer has when nobody did anything with it', async () => {
    await imported(file('smaller', opening, lodi));
    expect(await imported(file('smaller', opening))).toEqual(['Removed: 1 meeting (Laboratorio di Lodi).']);
    expect(await meetingOf('smaller', 'lodi')).toBeNull();
  });

  it('never loses a registration: its meeting stays, which is said once', async () => {
    await imported(file('kept', opening, lodi));
    await registers('kept', 'lodi');
    expect(await imported(file('kept', opening))).toEqual([
      'Stays although the file no longer has it, because of what people did with it: meeting “Laboratorio di Lodi”.',
    ]);
    expect(await server.em().count(Registration, { meeting: { key: 'lodi', process: { slug: 'kept' } } })).toBe(1);
    expect(await imported(file('kept', opening))).toEqual([]);
    expect(await imported(file('kept', opening, lodi))).toEqual([]);
  });

  it('does not touch meetings that were planned in the product', async () => {
    await imported(file('planned', opening));
    const em = server.em();
    const process = await em.findOneOrFail(Process, { slug: 'planned' });
    em.create(Meeting, { process, key: 'meeting-of-ours', status: 'DRAFT', date: '2026-06', timezone: 'Europe/Rome', programme: {}, position: 1, calendarUid: newId() });
    await em.flush();
    expect(await imported(file('planned', opening))).toEqual([]);
    expect(await meetingOf('planned', 'meeting-of-ours')).not.toBeNull();
  });

  it.each([
    ['registered', (slug: string) => registers(slug, 'lodi')],
    ['waiting', (slug: string) => registers(slug, 'lodi', 'WAITING')],
    [
      'invited',
      async (slug: string) => {
        const em = server.em();
        const admission = await em.findOneOrFail(Admission, { meeting: { process: { slug }, key: 'lodi' }, key: 'room' });
        em.create(Invitation, { meeting: admission.meeting, admission, person: await aPerson(em), status: 'INVITED', invitedAt: now });
        await em.flush();
      },
    ],
  ])('cannot move or cancel a meeting behind the back of somebody %s', async (how, takesPart) => {
    const slug = `moved-${how}`;
    await imported(file(slug, opening, lodi));
    await takesPart(slug);
    const moved = await imports(file(slug, opening, lodi.replaceAll('05-10', '05-11')));
    expect(moved.problems).toEqual([expect.stringMatching(/^19:13 People take part .* move it in Percorso/)]);
    const elsewhere = await imports(file(slug, opening, lodi.replace('name: Palazzo,', 'name: Castello,')));
    expect(elsewhere.problems).toEqual([expect.stringMatching(/^21:12 People take part/)]);
    const cancelled = await imports(file(slug, opening, lodi.replace('key: lodi', 'key: lodi\n    status: cancelled')));
    expect(cancelled.problems).toEqual([expect.stringMatching(/^16:13 .* cancel it in Percorso/)]);
    expect(await meetingOf(slug, 'lodi')).toMatchObject({ date: '2026-05-10', status: 'SCHEDULED', version: 1 });
    expect(await imported(file(slug, opening, lodi.replace('Laboratorio di Lodi', 'Un altro titolo')))).toEqual([
      'Changed: meeting “Un altro titolo” (title).',
    ]);
  });

  it('cannot take seats from those who have them, nor give seats past those who wait', async () => {
    await imported(file('seats', lodi));
    await registers('seats', 'lodi');
    await registers('seats', 'lodi');
    expect((await imports(file('seats', lodi.replace('seats: 2', 'seats: 1')))).problems).toEqual([
      '22:80 There cannot be fewer seats than the 2 already taken.',
    ]);
    expect(await imported(file('seats', lodi.replace('seats: 2', 'seats: 3')))).toEqual(['Changed: meeting “Laboratorio di Lodi” (admissions).']);
    await registers('seats', 'lodi', 'WAITING');
    expect((await imports(file('seats', lodi.replace('seats: 2', 'seats: 9')))).problems).toEqual([
      expect.stringMatching(/^22:80 One person waits for a seat/),
    ]);
    expect(await server.em().findOne(Quota, { meeting: { process: { slug: 'seats' } }, key: 'room' })).toMatchObject({ seats: 3, taken: 2 });
  });

  it('keeps an admission that somebody registered for, and says so', async () => {
    await imported(file('admissions', lodi));
    await registers('admissions', 'lodi');
    const withoutRoom = lodi.replace(/\n.*key: room.*/, '');
    expect(await imported(file('admissions', withoutRoom))).toEqual([
      'Stays although the file no longer has it, because there are registrations for it: the admission “In sala” of the meeting “Laboratorio di Lodi”.',
      'Changed: meeting “Laboratorio di Lodi” (admissions).',
    ]);
    expect(await server.em().count(Admission, { meeting: { process: { slug: 'admissions' } } })).toBe(2);
  });

  it('is told of a room that is booked twice, in the file or by somebody else', async () => {
    const second = lodi.replace('key: lodi', 'key: second').replace('di Lodi', 'bis').replace('number: 1', 'number: 2').replace('T09:30', 'T16:00').replace('T17:00', 'T19:00');
    const shared = (text: string) => text.replaceAll('05-10', '05-12').replace('name: Palazzo,', 'name: Palazzo comune,');
    const inOneFile = await imports(file('rooms', shared(lodi), shared(second)));
    expect(inOneFile.problems).toEqual(['28:13 The room is already booked at that time, for “Laboratorio di Lodi”.']);
    await imported(file('rooms', shared(lodi)));
    const elsewhere = await imports(file('rooms-of-others', shared(second)));
    expect(elsewhere.problems).toEqual(['18:13 The room is already booked at that time, for “Laboratorio di Lodi”.']);
  });

  it('lets two meetings change places in one room', async () => {
    const morning = lodi.replaceAll('05-10', '05-14').replace('T17:00', 'T12:00');
    const evening = morning.replace('key: lodi', 'key: evening').replace('number: 1', 'number: 2').replace('T09:30', 'T12:00').replace('T12:00\n    venue', 'T15:00\n    venue');
    await imported(file('swapped', morning, evening));
    const later = morning.replace('T12:00', 'T15:00').replace('T09:30', 'T12:00');
    const earlier = evening.replace('T12:00', 'T09:30').replace('T15:00', 'T12:00');
    expect(await imported(file('swapped', later, earlier))).toHaveLength(2);
    expect(await meetingOf('swapped', 'evening')).toMatchObject({ startsAt: new Date('2026-05-14T07:30:00Z') });
  });

  it('does not take back what was closed or cancelled since', async () => {
    await imported(file('further', opening, lodi));
    const em = server.em();
    const [closed, cancelled] = await em.find(Meeting, { process: { slug: 'further' } }, { orderBy: { position: 'asc' } });
    if (!closed || !cancelled) throw new Error('Two were imported.');
    closed.status = 'CLOSED';
    Object.assign(cancelled, { status: 'CANCELLED', cancellationReason: 'Neve' });
    await em.flush();
    expect(await exportProgramme(server.em(), 'further')).toMatch(/status: closed[^]*status: cancelled[^]*reason: Neve/);
    expect(await imported(file('further', opening, lodi))).toEqual([]);
    expect([await meetingOf('further', 'opening'), await meetingOf('further', 'lodi')]).toMatchObject([{ status: 'CLOSED' }, { status: 'CANCELLED' }]);
  });

  it('brings in a thousand meetings, and changes them all, within seconds', async () => {
    const day = (index: number) => new Date(Date.UTC(2027, 0, 1 + index)).toISOString().slice(0, 10);
    const many = (hour: string) =>
      file('many', ...Array.from({ length: 1000 }, (_, index) => lodi.replace('key: lodi', `key: m-${index}`).replace('number: 1', `number: ${index + 1}`).replaceAll('2026-05-10', day(index)).replace('T09:30', hour)));
    const started = performance.now();
    expect(await imported(many('T09:30'))).toHaveLength(5);
    expect(await imported(many('T10:00'))).toHaveLength(1000);
    expect(await imported(many('T10:00'))).toEqual([]);
    expect(performance.now() - started).toBeLessThan(25_000);
    expect(await server.em().count(Meeting, { process: { slug: 'many' } })).toBe(1000);
  });
});

describe('importing over GraphQL', () => {
  const IMPORT = `mutation ($input: ImportProgrammeInput!) { importProgramme(input: $input) {
    process { slug title tracks { key } } changes problems { line column message } userErrors { code } } }`;
  const asked = (browser: Browser, yaml: string, dryRun = false) =>
    browser.ask<{ importProgramme: { process: { slug: string } | null; changes: string[]; problems: { line: number; column: number; message: string }[] } }>(IMPORT, { input: { yaml, dryRun } });

  it('answers in the language of the caller, who may be an administrator or organise the process', async () => {
    const em = server.em();
    const administrator = await aPerson(em);
    await aRole(em, administrator, 'ADMINISTRATOR');
    const browser = await signedInBrowser(server, administrator);
    const tried = await asked(browser, file('over-http', opening), true);
    expect(tried.data.importProgramme).toMatchObject({ process: null, changes: expect.arrayContaining(['Nuovo percorso: «Percorso di prova».']) as string[] });
    expect(await server.em().count(Process, { slug: 'over-http' })).toBe(0);
    const made = await asked(browser, file('over-http', opening));
    expect(made.data.importProgramme.process).toEqual({ slug: 'over-http', title: 'Percorso di prova', tracks: [{ key: 'listening' }] });

    const organiser = await aPerson(em);
    await aRole(em, organiser, 'ORGANISER', { process: await em.findOneOrFail(Process, { slug: 'over-http' }) });
    const theirs = await signedInBrowser(server, organiser);
    const refused = await asked(theirs, file('over-http', opening.replace('2026-04-02', '2026-04-32')));
    expect(refused.data.importProgramme).toMatchObject({ process: null, changes: [], problems: [{ line: 14, column: 44 }] });
    expect(refused.data.importProgramme.problems[0]?.message).toContain('non è una data');
    expect((await asked(theirs, file('over-http', opening.replace('Apertura', 'Avvio')))).data.importProgramme.changes).toEqual(['Modifica: incontro «Avvio» (title).']);
    expect((await asked(theirs, file('a-new-one', opening))).errors[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await asked(theirs, textOf('bretagne-iss'))).errors[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('is for nobody else', async () => {
    const person = await signedInBrowser(server, await aPerson(server.em()));
    expect((await asked(person, file('foreign', opening))).errors[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await asked(server.browser(), file('foreign', opening))).errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});

describe('a visitor of an imported process', () => {
  const see = <Data>(slug: string, fields: string, language = 'en') =>
    server.browser({ 'accept-language': language }).get<{ process: Data }>(`query ($slug: String!) { process(slug: $slug) { ${fields} } }`, { slug }).then(({ process }) => process);

  it('sees the time line of milestones and meetings by their earliest day, imprecise where the source is', async () => {
    const { timeline } = await see<{ timeline: { kind: string; date: string; title: string; tracks: { key: string }[]; phase: { span: string } | null; inferredFields: string[] }[] }>(
      'emilia-romagna-pssr',
      'timeline { kind date title tracks { key } phase { span } inferred inferredFields position }',
      'it',
    );
    expect(timeline).toHaveLength(43);
    expect(timeline.slice(0, 3).map(({ kind, date, phase }) => [kind, date, phase?.span ?? null])).toEqual([
      ['MILESTONE', '2021/..', null],
      ['MILESTONE', '2021-09/..', '2021-09/2021-12'],
      ['MEETING', '2021-09-17', '2021-09/2021-12'],
    ]);
    expect(timeline.find(({ date }) => date === '2022-04-13')).toMatchObject({ title: 'Gruppo 1, incontro 2', tracks: [{ key: 'listening' }], inferredFields: ['tracks'] });
  });

  it('sees what the host claims in print apart, with its source, and what of it was inferred', async () => {
    const { claims } = await see<{ claims: unknown[] }>('emilia-romagna-pssr', 'claims { what value moreThan source covers inferredFields }');
    expect(claims).toEqual([
      { what: '34 meetings held', value: 34, moreThan: false, source: 'Regione Emilia-Romagna, the page of January to June 2022', covers: 'the whole path', inferredFields: ['covers'] },
      { what: 'more than 4,000 people involved', value: 4000, moreThan: true, source: 'Regione Emilia-Romagna, the page of January to June 2022', covers: 'the whole path', inferredFields: ['covers'] },
    ]);
  });

  it('sees chairs, next steps with their money, partners and remarks', async () => {
    expect(await see('bretagne-iss', 'chairs nextSteps { title kind budget { amount currency } } notes { section text } contact { name email }')).toMatchObject({
      chairs: ["Directeur général de l'ARS Bretagne", 'Commissaire à la lutte contre la pauvreté auprès du préfet de région'],
      nextSteps: [{ kind: 'GROUP', budget: null }, { kind: 'ACTION', budget: { amount: 1_000_000, currency: 'EUR' } }],
      notes: [{ section: 'chairs', text: 'Chaired jointly.' }, {}, {}],
      contact: { name: 'Percorso', email: 'percorso@example.org' },
    });
    expect(await see('lombardia-laboratorio', 'partners { name } series { parts { title } }')).toEqual({
      partners: ['Osservatorio delle buone pratiche di integrazione socio sanitaria', 'AGENAS', 'Federsanità', 'ANCI'].map((name) => ({ name })),
      series: [{ parts: [{ title: 'Public part' }, { title: 'Part with the experts' }] }],
    });
  });
});
