import type { ImportField } from './import-fields.js';
import { readPersonRow, wordKey } from './person-row.js';
import { FORMULA } from './sheet-row.js';

const columns: readonly (ImportField | null)[] = ['NAME', 'EMAIL', 'TELEPHONE', 'LANGUAGE', 'ORGANISATION', 'CATEGORY', 'GROUP', 'MEMBER_SINCE', null];
const reading = { columns, categories: new Map([[wordKey('Terzo settore'), 'category']]), groups: new Map([[wordKey('Gruppo 1'), 'group']]), from1904: false };
const read = (...cells: string[]) => readPersonRow({ number: 7, cells }, reading);
const faults = (...cells: string[]) => read(...cells).faults?.map(({ column, code }) => [column, code]);

describe('a row of a file', () => {
  it('is a person with the name as it was typed', () => {
    expect(read("d'AMICO  Niccolò", 'Nic@Amico.example', '+39 (347) 123.45.67 int. 12', 'Italiano', 'Ente "A"', 'TERZO SETTORE', 'gruppo 1', '12/03/2026', '=1+1').person).toEqual({
      number: 7, name: "d'AMICO  Niccolò", nameKey: 'damico niccolo', email: 'Nic@Amico.example', telephone: '+39 (347) 123.45.67 int. 12', locale: 'it',
      organisation: 'Ente "A"', categoryId: 'category', municipality: null, groupId: 'group', memberSince: '2026-03-12',
    });
  });

  it('needs no more than a name', () => {
    expect(read('Ada').person).toMatchObject({ name: 'Ada', email: null, locale: null, groupId: null });
  });

  it('takes back what a careful sheet puts before a sign', () => {
    expect(read('Ada', '', "'+39 02 123456").person?.telephone).toBe('+39 02 123456');
  });

  it.each<[string, string[], [number, string][]]>([
    ['no name', ['', 'a@b.example'], [[0, 'cellFault.required.name']]],
    ['a name without a letter', ['12'], [[0, 'cellFault.name']]],
    ['an address that is none', ['Ada', 'ada@'], [[1, 'cellFault.email']]],
    ['two addresses in one cell', ['Ada', 'a@b.example, c@d.example'], [[1, 'cellFault.email']]],
    ['too few figures', ['Ada', '', '12'], [[2, 'cellFault.telephone']]],
    ['a number that a spreadsheet shortened', ['Ada', '', '3,47E+09'], [[2, 'cellFault.shortened']]],
    ['another language', ['Ada', '', '', 'Deutsch'], [[3, 'cellFault.language']]],
    ['words that the process does not know', ['Ada', '', '', '', '', 'Altro', 'Gruppo 2'], [[5, 'cellFault.category'], [6, 'cellFault.group']]],
    ['no day', ['Ada', '', '', '', '', '', '', 'ieri'], [[7, 'cellFault.date']]],
    ['a formula', ['=A1', '', '', '', '@SUM(1)'], [[0, 'cellFault.formula'], [4, 'cellFault.formula']]],
    ['a computed cell', ['Ada', FORMULA], [[1, 'cellFault.formula']]],
    ['a cell too long', ['a'.repeat(201)], [[0, 'cellFault.tooLong']]],
    ['characters that cannot be shown', ['Ada\u0007'], [[0, 'cellFault.characters']]],
  ])('says what is wrong with %s', (_what, cells, wrong) => {
    expect(faults(...cells)).toEqual(wrong);
  });
});
