import { needKinds } from '../registrations/needs-in-words.js';
import type { AttendanceChoice, Locale, NeedChoice, PeopleFilter, RegistrationFilter, RegistrationStatus } from '../schema.generated.js';

/** What lists of people are filtered by, and what it is called in the address. */
const addressNames = {
  text: 'testo',
  status: 'stato',
  admission: 'ammissione',
  category: 'categoria',
  municipality: 'comune',
  organisation: 'ente',
  attendance: 'presenza',
  language: 'lingua',
  need: 'esigenza',
  group: 'gruppo',
  registered: 'iscritti',
  attended: 'presenti',
} as const;

export type ListField = keyof typeof addressNames;

/** What the reader looks for, as the address of the page holds it; empty where nothing is asked. */
export type ListSearch = Record<ListField, string>;

/** Chosen for those who said nothing of it. */
export const NOT_STATED = '-';

const COLUMNS = 'colonne';
const fields = Object.keys(addressNames) as ListField[];
const statuses: readonly string[] = ['PENDING', 'TO_APPROVE', 'OFFERED', 'CONFIRMED', 'WAITING', 'CANCELLED', 'REFUSED', 'EXPIRED'] satisfies RegistrationStatus[];
const attendances: readonly string[] = ['PRESENT', 'LATE', 'EXCUSED', 'ABSENT', 'NOT_RECORDED'] satisfies AttendanceChoice[];
const needs: readonly string[] = [...needKinds, 'OTHER', 'NONE'] satisfies NeedChoice[];
const languages: readonly string[] = ['it', 'en', 'fr'] satisfies Locale[];

const isStatus = (text: string): text is RegistrationStatus => statuses.includes(text);
const isAttendance = (text: string): text is AttendanceChoice => attendances.includes(text);
const isYesOrNo = (text: string) => text === 'si' || text === 'no';
const isNeed = (text: string): text is NeedChoice => needs.includes(text);
const isLanguage = (text: string): text is Locale => languages.includes(text);

/** Reads the address. What cannot be chosen is left out, since it may have been written by hand. */
export function searchOf(address: URLSearchParams): ListSearch {
  const read = (field: ListField) => address.get(addressNames[field])?.trim() ?? '';
  const known = (field: ListField, isKnown: (text: string) => boolean) => (isKnown(read(field)) ? read(field) : '');
  return {
    text: read('text'),
    status: known('status', isStatus),
    admission: read('admission'),
    category: read('category'),
    municipality: read('municipality'),
    organisation: read('organisation'),
    attendance: known('attendance', isAttendance),
    language: known('language', isLanguage),
    need: known('need', isNeed),
    group: read('group'),
    registered: known('registered', isYesOrNo),
    attended: known('attended', isYesOrNo),
  };
}

/** The address with another search in it, without what is empty; what else stands in it stays. */
export function addressWith(address: URLSearchParams, search: Partial<ListSearch>): URLSearchParams {
  const changed = new URLSearchParams(address);
  for (const field of fields) {
    const value = search[field]?.trim();
    if (value === undefined) continue;
    if (value === '') changed.delete(addressNames[field]);
    else changed.set(addressNames[field], value);
  }
  return changed;
}

/** Everything that is filtered by taken away; the columns stay. */
export function addressWithout(address: URLSearchParams): URLSearchParams {
  return addressWith(address, Object.fromEntries(fields.map((field) => [field, ''])));
}

export function isFiltered(search: ListSearch): boolean {
  return fields.some((field) => search[field] !== '');
}

const oneOf = (value: string) => (value === '' ? null : [value === NOT_STATED ? '' : value]);

/** Null when nothing is asked. */
export function registrationFilterOf(search: ListSearch): RegistrationFilter | null {
  if (!isFiltered(search)) return null;
  const { text, status, admission, category, municipality, organisation, attendance, language, need } = search;
  return {
    text: text || null,
    statuses: isStatus(status) ? [status] : null,
    admissionIds: oneOf(admission),
    categories: oneOf(category),
    municipalities: oneOf(municipality),
    organisations: oneOf(organisation),
    attendance: isAttendance(attendance) ? [attendance] : null,
    locales: isLanguage(language) ? [language] : null,
    needs: isNeed(need) ? [need] : null,
  };
}

/** Of the people of a process; null when nothing is asked. */
export function peopleFilterOf(search: ListSearch): PeopleFilter | null {
  if (!isFiltered(search)) return null;
  const { text, category, municipality, organisation, language, group, registered, attended } = search;
  const yesOrNo = (answer: string) => (answer === '' ? null : answer === 'si');
  return {
    text: text || null,
    categories: oneOf(category),
    municipalities: oneOf(municipality),
    organisations: oneOf(organisation),
    locales: isLanguage(language) ? [language] : null,
    groupIds: oneOf(group),
    registered: yesOrNo(registered),
    attended: yesOrNo(attended),
  };
}

/** The columns that the address asks for, in the order of all; without a word of them, the usual ones. */
export function columnsOf<Column extends string>(address: URLSearchParams, all: readonly Column[], usual: readonly Column[]): Column[] {
  const asked = address.get(COLUMNS)?.split(' ');
  return all.filter((column) => (asked ?? usual).includes(column));
}

export function addressWithColumns(address: URLSearchParams, columns: readonly string[]): URLSearchParams {
  const changed = new URLSearchParams(address);
  changed.set(COLUMNS, columns.join(' '));
  return changed;
}
