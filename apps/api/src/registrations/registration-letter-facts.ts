import type { EntityManager } from '@mikro-orm/postgresql';
import type { AdmissionForMail, MeetingForMail } from '../calendars/meeting-snapshot.js';
import { meetingsForMail } from '../calendars/meeting-snapshots.queries.js';
import type { Locale } from '../kernel/locale.js';
import { type LocalizedText, textFor } from '../kernel/localized-text.js';
import { runSql } from '../kernel/run-sql.js';
import type { AdmissionMode } from '../meetings/admission.entity.js';
import { READ_ADMISSIONS } from './registration-letter.queries.js';

interface AdmissionRow {
  id: string;
  title: LocalizedText;
  mode: AdmissionMode;
  meeting_id: string;
  process_id: string;
}

/** What letters say of admissions and their meetings. Each text is put together once, however many letters say it. */
export interface LetterFacts {
  /** @param hasSeat  whether the reader may enter the room on the net */
  about(admissionId: string, locale: Locale, hasSeat: boolean): { meeting: MeetingForMail; admission: AdmissionForMail };
  /** An admission as somebody knows it who has the other one: "Milano, In sala", or "In rete" of the same meeting. */
  inWords(admissionId: string, otherId: string, locale: Locale): string;
  belongsTo(admissionId: string): { meetingId: string; processId: string };
}

/** Reads what letters say, in two statements. Asking for another admission is an error. */
export async function readLetterFacts(em: EntityManager, admissionIds: readonly string[], publicUrl: string): Promise<LetterFacts> {
  const rows = await runSql<AdmissionRow>(em, READ_ADMISSIONS, [[...new Set(admissionIds)]]);
  const admissions = new Map(rows.map((row) => [row.id, row]));
  const tellers = await meetingsForMail(em, [...new Set(rows.map(({ meeting_id }) => meeting_id))], publicUrl);
  const told = new Map<string, MeetingForMail>();
  const find = (admissionId: string): AdmissionRow => {
    const row = admissions.get(admissionId);
    if (!row) throw new Error('A letter is about an admission that was not read');
    return row;
  };
  const tell = (meetingId: string, locale: Locale, mayEnter: boolean): MeetingForMail => {
    const key = `${meetingId} ${locale} ${mayEnter}`;
    const meeting = told.get(key) ?? tellers.get(meetingId)?.(locale, mayEnter);
    if (!meeting) throw new Error('A letter is about a meeting that does not exist');
    told.set(key, meeting);
    return meeting;
  };
  const titleOf = ({ title }: AdmissionRow, locale: Locale) => textFor(title, locale)?.text ?? '';
  return {
    about: (admissionId, locale, hasSeat) => {
      const row = find(admissionId);
      return {
        meeting: tell(row.meeting_id, locale, hasSeat && row.mode === 'ONLINE'),
        admission: { title: titleOf(row, locale), mode: row.mode },
      };
    },
    inWords: (admissionId, otherId, locale) => {
      const row = find(admissionId);
      if (row.meeting_id === find(otherId).meeting_id) return titleOf(row, locale);
      const { municipality, title } = tell(row.meeting_id, locale, false);
      return `${municipality ?? title}, ${titleOf(row, locale)}`;
    },
    belongsTo: (admissionId) => {
      const { meeting_id: meetingId, process_id: processId } = find(admissionId);
      return { meetingId, processId };
    },
  };
}
