import { readProgramme, sentenceOf } from './programme-reader.js';

const head = `kind: laboratory
title: Laboratorio
host: ANCI Lombardia Salute
languages: [it]
timezone: Europe/Rome
`;

/** What is wrong with a file, as "line:column code", the head above taking the first five lines. */
function faultsOf(rest: string, before = head): string[] {
  return readProgramme(before + rest, 'prova').problems.map(({ line, column, code }) => `${line}:${column} ${code.replace('programme.', '')}`);
}

function programmeOf(rest: string, before = head) {
  const { programme, problems } = readProgramme(before + rest, 'prova');
  expect(problems).toEqual([]);
  if (!programme) throw new Error('It was refused without a reason.');
  return programme;
}

describe('an organiser who hands in a programme file', () => {
  it('hears of every fault in one go, each with its line and column', () => {
    const rest = `tracks:
  - { key: Primo, title: Primo filone }
  - { key: ascolto, title: Ascolto }
  - { key: ascolto, titel: Ascolto }
meetings:
  - key: lodi
    date: 2023-13-01
    track: [ascolto]
    tracks: [ascolta]
    status: sheduled
  - key: lodi
    starts: "2023-12-01T17:00"
    ends: "2023-12-01T09:30"
    venue: { municipality: Lodi, country: Italia }
`;
    expect(faultsOf(rest)).toEqual([
      '7:12 badKey',
      '9:5 missing',
      '9:12 keyTwice',
      '9:21 unknownKeyDidYouMean',
      '12:11 badDate',
      '13:5 unknownKeyDidYouMean',
      '14:14 unknownReferenceDidYouMean',
      '15:13 notOneOfDidYouMean',
      '16:10 keyTwice',
      '18:11 endBeforeStart',
      '19:43 badCountry',
    ]);
  });

  it('reads each fault as a sentence in the own language, with what was probably meant', () => {
    const [problem] = readProgramme(`${head}meetigns: []\n`, 'prova').problems;
    if (!problem) throw new Error('Nothing was found.');
    expect(sentenceOf(problem, 'it')).toBe('Il campo «meetigns» qui non esiste: si intendeva «meetings»?');
    expect(sentenceOf(problem, 'en')).toBe('There is no field “meetigns” here: was “meetings” meant?');
    expect(sentenceOf(problem, 'fr')).toBe('Le champ «\u00a0meetigns\u00a0» n’existe pas ici\u00a0: s’agit-il de «\u00a0meetings\u00a0»\u00a0?');
    expect(problem.path).toBe('meetigns');
  });

  it('is told where a field that must be there is missing', () => {
    const { problems } = readProgramme('title: Laboratorio\n', 'prova');
    expect(problems.map(({ path, code }) => `${code} ${path}`)).toEqual([
      'programme.missing kind',
      'programme.missing host',
      'programme.missing languages',
      'programme.missing timezone',
    ]);
  });

  it('may leave the slug to the name of the file, but not out of a text that has no name', () => {
    expect(readProgramme(head, 'prova').programme?.slug).toBe('prova');
    expect(readProgramme(`slug: altra\n${head}`, 'prova').programme?.slug).toBe('altra');
    expect(readProgramme(head).problems).toEqual([{ line: 1, column: 1, path: 'slug', code: 'programme.missing', params: { key: 'slug' } }]);
  });

  it('may write years and numbers of groups without quotes, and words that other readers take for false', () => {
    const programme = programmeOf(`setUp: 2019\ngroups:\n  - { key: 1, kind: thematic, title: no }\nmeetings:\n  - { key: m, date: 2022, group: 1, number: 1 }\n`);
    expect(programme.setUp).toBe('2019');
    expect(programme.groups?.[0]).toEqual({ key: '1', kind: 'thematic', title: 'no' });
    expect(programme.meetings?.[0]).toEqual({ key: 'm', date: '2022', group: '1', number: 1 });
  });

  it.each([
    ['a value of another kind', 'title2: x\nspan: [2021]\nclaim: { figures: many }\n', ['6:1 unknownKeyDidYouMean', '7:7 wrongType', '8:19 wrongType']],
    ['a field without a value', 'subtitle:\nmeetings:\n', ['6:1 noValue', '7:1 noValue']],
    ['an empty text, and a text in no language', 'subtitle: ""\ndescription: {}\n', ['6:11 emptyText', '7:14 textWithoutLanguage']],
    ['a text in a language that we do not have', 'subtitle: { it: Uno, de: Eins }\n', ['6:22 unknownKey']],
    ['a span that ends before it begins', 'span: 2023/2022\n', ['6:7 spanBackwards']],
    ['a format of another version', 'format: percorso/2\n', ['6:9 formatUnknown']],
    ['a field that is written twice', 'span: 2022\nspan: 2023\n', ['7:1 duplicateKey']],
    ['a remark on a section that there is not', 'notes: [{ section: meeting, text: Uno }]\n', ['6:20 unknownReferenceDidYouMean']],
    ['a reference to a track, a group and a series that there are not', 'meetings: [{ key: a, date: 2022, group: x, series: y, tracks: [z] }]\n', ['6:41 unknownReference', '6:52 unknownReference', '6:64 unknownReference']],
    ['a meeting without a date', 'meetings:\n  - key: a\n', ['7:5 noDate']],
    ['a meeting with a date and hours', 'meetings:\n  - { key: a, date: 2022, starts: "2022-01-01T10:00" }\n', ['7:27 datesMixed']],
    ['a meeting that ends and never starts', 'meetings:\n  - { key: a, ends: "2022-01-01T10:00" }\n', ['7:15 endsWithoutStarts']],
    ['an hour that the clocks skip', 'meetings:\n  - { key: a, starts: "2026-03-29T02:30" }\n', ['7:23 skippedHour']],
    ['an hour with seconds', 'meetings:\n  - { key: a, starts: "2026-03-29T12:30:00" }\n', ['7:23 badWallTime']],
    ['one day under days', 'meetings:\n  - key: a\n    days: [{ date: 2022-01-01 }]\n', ['8:5 tooFew']],
    ['a day within the hours of another', 'meetings:\n  - key: a\n    days:\n      - { starts: 2026-03-10T14:00 }\n      - { starts: 2026-03-10T09:00, ends: 2026-03-10T15:00 }\n', ['9:19 daysOverlap']],
    ['two days within the hours of a third', 'meetings:\n  - key: a\n    days:\n      - { starts: 2026-03-10T09:00, ends: 2026-03-10T18:00 }\n      - { starts: 2026-03-10T10:00, ends: 2026-03-10T11:00 }\n      - { starts: 2026-03-10T12:00, ends: 2026-03-10T13:00 }\n', ['10:19 daysOverlap', '11:19 daysOverlap']],
    ['a room on the net where others can listen in', 'meetings:\n  - { key: a, date: 2022, onlineUrl: "http://meet.example.org/a" }\n', ['7:38 badAddress']],
    ['a number of no series', 'meetings:\n  - { key: a, date: 2022, number: 1 }\n', ['7:27 numberWithoutSeries']],
    ['an alternative of no session', 'meetings:\n  - { key: a, date: 2022, alternative: true }\n', ['7:27 alternativeWithoutNumber']],
    ['a reason of what is not cancelled', 'meetings:\n  - { key: a, date: 2022, reason: Neve }\n', ['7:27 reasonNotCancelled']],
    ['an inferred field that is not there', 'meetings:\n  - { key: a, date: 2022, inferred: [dates, room] }\n', ['7:38 inferredFieldDidYouMean', '7:45 inferredField']],
    ['the same in a section that is kept as it is', 'sheets:\n  - { count: 40, inferred: [cuont] }\n', ['7:29 inferredFieldDidYouMean']],
    ['a room on the net that is no safe address', 'meetings:\n  - { key: a, date: 2022, onlineUrl: "javascript:alert(1)" }\n', ['7:38 badAddress']],
    ['an amount of tenths of cents', 'nextSteps:\n  - { key: a, kind: action, title: Uno, budget: { amount: 1.005, currency: EUR } }\n', ['7:59 badAmount']],
    ['a character that no database keeps', 'subtitle: "a\\0b"\n', ['6:11 badCharacter']],
    ['a number that is none', 'sheets: { count: .nan }\n', ['6:18 badNumber']],
  ])('is told of %s', (_, rest, faults) => {
    expect(faultsOf(rest)).toEqual(faults);
  });

  it('is offered the zone that was meant', () => {
    const { problems } = readProgramme(head.replace('Europe/Rome', 'Europe/Roma'), 'prova');
    expect(problems).toEqual([
      { line: 5, column: 11, path: 'timezone', code: 'programme.badZoneDidYouMean', params: { value: 'Europe/Roma', suggestion: 'Europe/Rome' } },
    ]);
  });

  it('hears of rules between fields although other fields are faulty', () => {
    expect(faultsOf('kinds: x\nmeetings:\n  - { key: 7.5e3, date: boh, number: due, group: g }\n  - { key: b }\n')).toEqual([
      '6:1 unknownKeyDidYouMean',
      '8:12 badKey',
      '8:25 badDate',
      '8:38 wrongType',
      '8:50 unknownReference',
      '9:5 noDate',
    ]);
  });
});

describe('one session in two places', () => {
  const edition = (place: string, more = '') => `  - key: ${place}
    series: edizioni
    number: 1
    starts: "2031-05-10T09:30"
    ends: "2031-05-10T17:00"
    venue: { municipality: ${place}, room: { name: Sala, capacity: 40 } }
    admissions:
      - { key: sala, title: In sala, mode: in-person, audience: public, seats: 30 }
      - { key: rete, title: In rete, mode: online, audience: public }
${more}`;
  const series = 'series:\n  - { key: edizioni }\nmeetings:\n';

  it('is held in alternative meetings when each says so', () => {
    const both = series + edition('lodi', '    alternative: true\n') + edition('milano', '    alternative: true\n');
    expect(programmeOf(both).meetings?.map(({ key, number, alternative }) => [key, number, alternative])).toEqual([
      ['lodi', 1, true],
      ['milano', 1, true],
    ]);
  });

  it('is a slip when they do not, and when there is nothing to choose from', () => {
    expect(faultsOf(series + edition('lodi') + edition('milano'))).toEqual(['20:13 numberTwice']);
    expect(faultsOf(series + edition('lodi', '    alternative: true\n') + edition('milano'))).toEqual(['21:13 numberTwice']);
    expect(faultsOf(series + edition('lodi', '    alternative: true\n'))).toEqual(['18:5 aloneAlternative']);
  });

  it('counts in the series, else in the group', () => {
    const groups = 'groups:\n  - { key: "1", kind: thematic }\n  - { key: "2", kind: thematic }\nmeetings:\n';
    expect(faultsOf(`${groups}  - { key: a, date: 2022, group: "1", number: 1 }\n  - { key: b, date: 2022, group: "2", number: 1 }\n`)).toEqual([]);
    expect(faultsOf(`${groups}  - { key: a, date: 2022, group: "1", number: 1 }\n  - { key: b, date: 2022, group: "1", number: 1 }\n`)).toEqual([
      '11:47 numberTwice',
    ]);
  });
});

describe('admissions that share the seats of a room', () => {
  const meeting = (admissions: string) => `meetings:\n  - key: a\n    date: "2031"\n    admissions:\n${admissions}`;
  const room = '      - { key: sala, title: In sala, mode: in-person, audience: public, seats: 30 }\n';

  it('name the one that has them', () => {
    const both = meeting(`${room}      - { key: esperti, title: Esperti, mode: in-person, audience: invited, sharesSeatsWith: sala }\n`);
    expect(programmeOf(both).meetings?.[0]?.admissions?.[1]?.sharesSeatsWith).toBe('sala');
  });

  it('are a fault when they have seats of their own, name nobody, name one that shares too, or are for a group that is not there', () => {
    const others = `      - { key: b, title: B, mode: in-person, audience: group, sharesSeatsWith: sala, seats: 3 }
      - { key: c, title: C, mode: in-person, audience: public, sharesSeatsWith: sale }
      - { key: d, title: D, mode: in-person, audience: public, sharesSeatsWith: b }
`;
    expect(faultsOf(meeting(room + others))).toEqual([
      '11:56 audienceWithoutGroup',
      '11:86 seatsShared',
      '12:81 unknownReferenceDidYouMean',
      '13:81 sharesInChain',
    ]);
  });

  it('can be reserved until a day, for one that has seats of its own', () => {
    const kept = '      - { key: kept, title: Invitati, mode: in-person, audience: invited, seats: 5, releasesTo: sala, releasesAt: 2031-05-01T12:00 }\n';
    expect(programmeOf(meeting(room + kept)).meetings?.[0]?.admissions?.[1]).toMatchObject({ releasesTo: 'sala', releasesAt: '2031-05-01T12:00' });
    const wrong = `      - { key: b, title: B, mode: in-person, audience: public, seats: 5, releasesTo: sala }
      - { key: c, title: C, mode: in-person, audience: public, releasesTo: c, releasesAt: 2031-05-01T12:00 }
      - { key: d, title: D, mode: in-person, audience: public, releasesAt: 2031-05-01T12:00 }
`;
    expect(faultsOf(meeting(room + wrong))).toEqual(['11:74 releaseNeeds', '12:64 releaseNeeds', '12:76 releaseInChain', '13:64 releaseNeeds']);
  });
});

describe('a file that is no programme', () => {
  it.each([
    ['nothing', '', ['1:1 empty']],
    ['a list', '- a\n', ['1:1 notMap']],
    ['two documents', 'a: 1\n---\nb: 2\n', ['2:1 syntaxDocuments']],
    ['a tab as indentation', 'a:\n\t- x\n', ['2:1 syntaxTab']],
    ['a colon in a plain text', 'title: Percorso: il piano\n', ['1:8 syntaxQuote']],
    ['a type of its own', 'title: !!binary aGk=\n', ['1:8 syntaxTag']],
  ])('is refused: %s', (_, source, faults) => {
    expect(faultsOf(source, '')).toEqual(faults);
  });

  it('reports each broken line once, and all of them', () => {
    expect(faultsOf('a: "x\\q"\nb: c: d: e\nf: @\n', '')).toEqual(['1:6 syntaxEscape', '2:4 syntaxQuote', '3:4 syntaxQuote']);
  });

  it('cannot grow by aliases, be large, or be deep', () => {
    expect(faultsOf('aims: &a [x]\nvalues: [*a, *a]\n')).toEqual(['7:10 alias', '7:14 alias']);
    expect(faultsOf(`subtitle: ${'x'.repeat(1_000_000)}\n`)).toEqual(['1:1 tooLarge']);
    expect(faultsOf(`aims: ${'['.repeat(60)}${']'.repeat(60)}\n`)).toEqual(['6:47 tooDeep']);
    expect(faultsOf(`aims: ${'['.repeat(20_000)}`)[0]).toMatch(/tooDeep$|syntax/);
  });

  it('has at most 10,000 meetings, and at most 500 faults are listed', () => {
    const many = (count: number, more: string) => `meetings:\n${Array.from({ length: count }, (_, i) => `  - {key: m${i}, date: 2022${more}}\n`).join('')}`;
    expect(faultsOf(many(10_001, ''))).toEqual(['6:1 tooMany']);
    expect(programmeOf(many(10_000, '')).meetings).toHaveLength(10_000);
    const faults = readProgramme(head + many(3_000, ', x: 1'), 'prova').problems;
    expect(faults).toHaveLength(501);
    expect(faults.at(-1)).toMatchObject({ code: 'programme.moreProblems', params: { count: 2_500 } });
  });
});
