import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse } from 'yaml';
import { z } from 'zod';
import { fieldOrder } from './programme-canonical.js';
import { type Json, type Programme, programmeSchema } from './programme-file.js';
import { readProgramme } from './programme-reader.js';
import { writeProgramme } from './programme-writer.js';

const folder = join(import.meta.dirname, '../../programmes');
const slugs = readdirSync(folder).map((name) => name.replace('.yaml', ''));

function textOf(slug: string): string {
  return readFileSync(join(folder, `${slug}.yaml`), 'utf8');
}

function read(text: string): Programme {
  const { programme, problems } = readProgramme(text, 'prova');
  expect(problems).toEqual([]);
  if (!programme) throw new Error('It was refused without a reason.');
  return programme;
}

const least: Programme = { slug: 'prova', kind: 'path', title: 'Prova', host: 'Ente', languages: ['it'], timezone: 'Europe/Rome' };

describe('the five programmes', () => {
  it('are these', () => {
    expect(slugs.toSorted()).toEqual(['bretagne-iss', 'calre-working-group', 'emilia-romagna-pssr', 'lombardia-laboratorio', 'lombardia-welfare']);
  });

  it.each(slugs)('%s is written back byte by byte, under the name of its file', (slug) => {
    const programme = read(textOf(slug));
    expect(writeProgramme(programme)).toBe(textOf(slug));
    expect(programme.slug).toBe(slug);
  });

  it.each(slugs)('%s says the same to a reader of YAML 1.1, which would take bare dates and "no" for something else', (slug) => {
    expect(parse(textOf(slug), { version: '1.1' })).toEqual(parse(textOf(slug), { version: '1.2' }));
  });

  it('show 34 meetings of Emilia-Romagna: 11 of their own, 15 of five groups, 8 numbered by theme', () => {
    const { meetings = [], groups = [], tracks, phases, milestones } = read(textOf('emilia-romagna-pssr'));
    expect(meetings).toHaveLength(34);
    expect(groups.map(({ key }) => meetings.filter(({ group }) => group === key).map(({ number }) => number))).toEqual(groups.map(() => [1, 2, 3]));
    expect(meetings.filter(({ series }) => series === 'thematic').map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect([tracks, phases, milestones].map((items) => items?.length)).toEqual([6, 5, 9]);
  });

  it('let nobody read what was inferred as a fact', () => {
    const { meetings = [], milestones = [], groups = [], phases = [], claim } = read(textOf('emilia-romagna-pssr'));
    expect(meetings.filter(({ inferred }) => inferred === true).map(({ date, title }) => [date, title])).toEqual([
      ['2022-01-31', undefined],
      ['2022-02-01', undefined],
    ]);
    expect(meetings.every(({ inferred }) => inferred === true || inferred?.includes('tracks'))).toBe(true);
    expect(milestones.every(({ inferred }) => inferred !== true && inferred?.includes('track'))).toBe(true);
    expect(groups.map(({ inferred }) => inferred)).toEqual(Array.from({ length: 5 }, () => ['kind']));
    expect(phases.map(({ inferred }) => inferred)).toEqual([undefined, undefined, undefined, true, true]);
    expect(claim?.inferred).toEqual(['covers']);
    expect(read(textOf('bretagne-iss')).meetings?.[0]?.inferred).toEqual(['date']);
  });

  it('keep dates as imprecise as the source', () => {
    const dates = read(textOf('emilia-romagna-pssr')).milestones?.map(({ date }) => date);
    expect(dates).toEqual(['2021-09/..', '2021/..', '2021-10', '2021-11', '2021-12', '2022-03/2022-05', '2022-04/2022-06', '2022-07/2022-10', '2022-11/2023-03']);
  });

  it('announce Lodi as a save-the-date with its hours, and no number that the source lacks', () => {
    const { meetings = [] } = read(textOf('lombardia-laboratorio'));
    expect(meetings).toHaveLength(1);
    expect(meetings[0]).toMatchObject({ status: 'save-the-date', starts: '2023-12-01T09:30', ends: '2023-12-01T17:00', venue: { municipality: 'Lodi' } });
    expect(meetings[0]).not.toHaveProperty('number');
    expect(meetings[0]).not.toHaveProperty('admissions');
  });

  it('keep the money of Lombardy as the source gives it, although its own figures do not agree', () => {
    const funding = z.object({
      unit: z.int(),
      lines: z.array(z.object({ amount: z.int() })),
      sources: z.array(z.object({ title: z.string(), amount: z.int(), perYearAbout: z.int().optional() })),
    });
    const { lines, sources } = funding.parse(read(textOf('lombardia-welfare')).funding);
    const sum = (items: { amount: number }[]) => items.reduce((total, { amount }) => total + amount, 0);
    expect([sum(lines), sum(sources)]).toEqual([4000, 4000]);
    expect(sources.find(({ perYearAbout }) => perYearAbout)).toMatchObject({ title: 'Fondi regionali', amount: 1800, perYearAbout: 250 });
  });
});

describe('a programme that is written', () => {
  it('leaves out what is true anyway, and writes plain what is in the first language only', () => {
    const text = writeProgramme({
      ...least,
      title: { it: 'Prova' },
      subtitle: { en: 'Trial', it: 'Prova' },
      host: { name: 'Ente' },
      tracks: [],
      meetings: [{ key: 'a', status: 'scheduled', alternative: false, title: { en: 'First' }, date: '2022-05-01' }],
    });
    expect(text).toBe(`format: percorso/1
slug: prova
kind: path
title: Prova
subtitle: { it: Prova, en: Trial }
host: Ente
languages: [ it ]
timezone: Europe/Rome

meetings:
  - { key: a, title: { en: First }, date: "2022-05-01" }
`);
  });

  it('is the same whatever order a store gave its fields', () => {
    const reversed = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(reversed);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(Object.entries(value).toReversed().map(([field, child]) => [field, reversed(child)]));
    };
    for (const slug of slugs) expect(writeProgramme(programmeSchema.parse(reversed(read(textOf(slug)))))).toBe(textOf(slug));
  });

  it('reads as what it was, whatever the texts and the data are', () => {
    const text = fc.string({ minLength: 1, unit: 'binary' }).filter((value) => !value.includes('\0') && value.isWellFormed());
    const sentence = fc.array(fc.oneof(fc.lorem({ maxCount: 3 }), text, fc.constantFrom('no', '2021-10-01', ': ', '#', '\n', ' ')), { minLength: 1, maxLength: 40 });
    const words = sentence.map((parts) => parts.join(' '));
    const data: fc.Arbitrary<Json> = fc.letrec<{ data: Json }>((tie) => ({
      data: fc.oneof(
        { depthSize: 'small' },
        words,
        fc.integer(),
        fc.boolean(),
        fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }).map((value) => value + 0),
        fc.array(tie('data'), { maxLength: 4 }),
        fc.dictionary(text.filter((field) => field !== '__proto__' && field !== 'inferred'), tie('data'), { maxKeys: 4 }),
      ),
    })).data;
    fc.assert(
      fc.property(words, words, data, (title, note, practices) => {
        const programme: Programme = { ...least, format: 'percorso/1', title, practices, tracks: [{ key: 'a', title: { en: note }, note }] };
        const written = writeProgramme(programme);
        const again = read(written);
        expect(again).toEqual(programme);
        expect(writeProgramme(again)).toBe(written);
      }),
      { numRuns: 400 },
    );
  });

  it('has a place in the order for every field that has one in the format', () => {
    const fields = new Set<string>();
    JSON.stringify(z.toJSONSchema(programmeSchema, { io: 'input', unrepresentable: 'any' }).$defs, (_, value: unknown) => {
      if (typeof value === 'object' && value !== null && 'properties' in value) Object.keys(value.properties ?? {}).forEach((field) => fields.add(field));
      return value;
    });
    const anyOrder = ['it', 'en', 'fr', 'note', 'inferred'];
    expect([...fields].filter((field) => !fieldOrder.includes(field) && !anyOrder.includes(field))).toEqual([]);
    expect(fields.size).toBeGreaterThan(50);
    expect(new Set(fieldOrder).size).toBe(fieldOrder.length);
  });
});
