import type { MessageKey, MessageValues } from '@percorso/messages';
import type { Day } from '@percorso/time';
import { DomainError } from '../kernel/domain-error.js';
import { emailAddress } from '../kernel/email-address.js';
import type { Locale } from '../kernel/locale.js';
import { nameKey } from '../people/person-name.js';
import { readCellDay } from './cell-day.js';
import type { ImportField } from './import-fields.js';
import { FORMULA, type SheetRow } from './sheet-row.js';

export type CellFaultCode = Extract<MessageKey, `cellFault.${string}` | `stays.${string}`>;

/** What is wrong with one cell. */
export interface CellFault {
  /** From 0. */
  column: number;
  code: CellFaultCode;
  values: MessageValues;
}

/** A person as a row names one. Null: the row does not say it. */
export interface PersonRow {
  /** As the sheet numbers its rows. */
  number: number;
  name: string;
  nameKey: string;
  email: string | null;
  telephone: string | null;
  locale: Locale | null;
  organisation: string | null;
  categoryId: string | null;
  municipality: string | null;
  groupId: string | null;
  memberSince: Day | null;
}

/** What the words in a file may mean in a process. */
export interface RowReading {
  columns: readonly (ImportField | null)[];
  /** By their names and keys, each in the form of {@link wordKey}. */
  categories: ReadonlyMap<string, string>;
  groups: ReadonlyMap<string, string>;
  from1904: boolean;
}

export type ReadRow = { person: PersonRow; faults: null } | { person: null; faults: CellFault[] };

const LONGEST = { NAME: 200, TELEPHONE: 40, ORGANISATION: 200, MUNICIPALITY: 100 } as const;
const CONTROLS = /[\p{Cc}\u2028\u2029]/u;
const BREAKS = /\s*[\t\n\v\f\r\u0085\u2028\u2029]\s*/gu;
/** What a sheet made by us, or a careful hand, puts before what would run as a formula. */
const GUARD = /^'(?=[=+\-@])/;
const LETTER = /\p{L}/u;
const TELEPHONE = /^\+?[\d\s()./-]+(?:\s*(?:int|ext|interno|poste)\.?\s*\d{1,6})?$/i;
const FEWEST_DIGITS = 5;
const SHORTENED_NUMBER = /^\d[.,]\d+E\+?\d+$/i;

const languages: Readonly<Record<string, Locale>> = {
  it: 'it', ita: 'it', italiano: 'it', italiana: 'it', italian: 'it', italien: 'it',
  en: 'en', eng: 'en', inglese: 'en', english: 'en', anglais: 'en',
  fr: 'fr', fra: 'fr', fre: 'fr', francese: 'fr', french: 'fr', francais: 'fr',
};

/** The same for two spellings of the name of a group or category. */
export const wordKey = (text: string): string => nameKey(text);

/** Reads a row of a file as a person, and says everything that is wrong with it. */
export function readPersonRow(row: SheetRow, reading: RowReading): ReadRow {
  const faults: CellFault[] = [];
  const cells = new Map<ImportField, Cell>();
  for (const [column, field] of reading.columns.entries()) {
    if (field === null) continue;
    const text = row.cells[column] ?? '';
    if (text === FORMULA) faults.push({ column, code: 'cellFault.formula', values: {} });
    else cells.set(field, { column, text: text.replace(GUARD, '') });
  }
  if (faults.length > 0) return { person: null, faults };
  const read = new CellReading(cells, faults);
  const name = nameIn(read, reading.columns);
  const person: PersonRow = {
    number: row.number,
    name,
    nameKey: nameKey(name),
    email: emailIn(read),
    telephone: telephoneIn(read),
    locale: localeIn(read),
    organisation: read.line('ORGANISATION', LONGEST.ORGANISATION),
    categoryId: read.known('CATEGORY', reading.categories, 'cellFault.category'),
    municipality: read.line('MUNICIPALITY', LONGEST.MUNICIPALITY),
    groupId: read.known('GROUP', reading.groups, 'cellFault.group'),
    memberSince: daySince(read, reading.from1904),
  };
  return faults.length > 0 ? { person: null, faults } : { person, faults: null };
}

interface Cell {
  column: number;
  text: string;
}

/** The cells of one row by what they are, and the list of what is wrong with them. */
class CellReading {
  constructor(
    private readonly cells: ReadonlyMap<ImportField, Cell>,
    private readonly faults: CellFault[],
  ) {}

  has(field: ImportField): boolean {
    return (this.cells.get(field)?.text ?? '') !== '';
  }

  text(field: ImportField): string {
    return this.cells.get(field)?.text ?? '';
  }

  refuse(field: ImportField, code: CellFaultCode, values: MessageValues = {}): null {
    this.faults.push({ column: this.cells.get(field)?.column ?? 0, code, values });
    return null;
  }

  /** One line of text, breaks in it made blanks; null when it is empty or wrong. */
  line(field: ImportField, most: number): string | null {
    const line = this.text(field).replace(BREAKS, ' ').trim();
    if (line === '') return null;
    if (/^[=@]/.test(line) || (/^[+-]/.test(line) && field !== 'TELEPHONE')) return this.refuse(field, 'cellFault.formula');
    if (line.length > most) return this.refuse(field, 'cellFault.tooLong', { most });
    return CONTROLS.test(line) ? this.refuse(field, 'cellFault.characters') : line;
  }

  known(field: ImportField, ids: ReadonlyMap<string, string>, code: 'cellFault.category' | 'cellFault.group'): string | null {
    const line = this.line(field, LONGEST.NAME);
    if (line === null) return null;
    return ids.get(wordKey(line)) ?? this.refuse(field, code, { value: line });
  }
}

function nameIn(read: CellReading, columns: readonly (ImportField | null)[]): string {
  const parts: ImportField[] = columns.includes('NAME') ? ['NAME'] : ['FIRST_NAME', 'LAST_NAME'];
  const lines = parts.map((part) => (read.has(part) ? read.line(part, LONGEST.NAME) : read.refuse(part, `cellFault.required.${part === 'NAME' ? 'name' : part === 'FIRST_NAME' ? 'firstName' : 'lastName'}`)));
  const name = lines.filter((line) => line !== null).join(' ');
  if (name !== '' && !LETTER.test(name)) read.refuse(parts[0] ?? 'NAME', 'cellFault.name');
  return name;
}

function emailIn(read: CellReading): string | null {
  const text = read.text('EMAIL').replace(/^mailto:/i, '');
  if (text === '') return null;
  try {
    return emailAddress(text, []);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return read.refuse('EMAIL', 'cellFault.email', { value: text.slice(0, 80) });
  }
}

function telephoneIn(read: CellReading): string | null {
  const line = read.line('TELEPHONE', LONGEST.TELEPHONE);
  if (line === null) return null;
  if (SHORTENED_NUMBER.test(line)) return read.refuse('TELEPHONE', 'cellFault.shortened', { value: line });
  const digits = line.replace(/\D/g, '').length;
  return TELEPHONE.test(line) && digits >= FEWEST_DIGITS ? line : read.refuse('TELEPHONE', 'cellFault.telephone', { value: line });
}

function localeIn(read: CellReading): Locale | null {
  const line = read.line('LANGUAGE', LONGEST.NAME);
  if (line === null) return null;
  const [word = ''] = nameKey(line.replace(/^([a-z]{2})[-_][a-z]{2}$/i, '$1')).split(' ');
  return languages[word] ?? read.refuse('LANGUAGE', 'cellFault.language', { value: line });
}

function daySince(read: CellReading, from1904: boolean): Day | null {
  const line = read.line('MEMBER_SINCE', LONGEST.NAME);
  if (line === null) return null;
  return readCellDay(line, from1904) ?? read.refuse('MEMBER_SINCE', 'cellFault.date', { value: line });
}
