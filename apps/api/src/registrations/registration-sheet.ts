import { translator } from '@percorso/messages';
import type { Cell } from '../kernel/csv-text.js';
import type { Locale } from '../kernel/locale.js';
import { type LocalizedText, textFor } from '../kernel/localized-text.js';
import { attendanceStatuses } from '../attendance/attendance-event.entity.js';
import { referenceOf } from './registration-rules.js';
import { registrationStatuses } from './registration.entity.js';
import type { SheetRow } from './registration-sheets.queries.js';

/**
 * A meeting's registrations as a sheet, in the reader's language, with the head first.
 *
 * @param portions  rows as they come
 * @param words     titles by their ids
 */
export async function* registrationSheet(portions: AsyncIterable<SheetRow[]>, words: Map<string, LocalizedText>, locale: Locale): AsyncGenerator<Cell[][]> {
  const t = translator(locale);
  const titles = new Map([...words].map(([id, title]) => [id, textFor(title, locale)?.text ?? '']));
  const statuses = new Map<string, string>(registrationStatuses.map((status) => [status, t(`attendees.status.${status}`)]));
  const attendances = new Map<string, string>(attendanceStatuses.map((status) => [status, t(`attendance.status.${status}`)]));
  const languages = new Map<string, string>((['it', 'en', 'fr'] as const).map((language) => [language, t(`list.language.${language}`)]));
  const word = (of: Map<string, string>, key: string | null) => (key === null ? null : (of.get(key) ?? null));
  yield [
    [
      t('attendees.reference'), t('people.name'), t('people.email'), t('list.telephone'), t('attendees.organisation'), t('list.category'),
      t('list.municipality'), t('attendees.admission'), t('plan.state'), t('list.attendance'), t('attendees.when'), t('attendees.needs'), t('list.language'),
    ],
  ];
  for await (const rows of portions) {
    yield rows.map(([id, , status, at, name, email, telephone, organisation, category, municipality, admission, needs, language, attendance]) => [
      referenceOf(id), name, email, telephone, organisation, word(titles, category), municipality, word(titles, admission),
      word(statuses, status), word(attendances, attendance), at, needs, word(languages, language),
    ]);
  }
}
