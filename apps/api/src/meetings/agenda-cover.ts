import type { EntityManager } from '@mikro-orm/postgresql';
import { DomainError, InvalidError } from '../kernel/domain-error.js';
import type { Locale } from '../kernel/locale.js';
import { textFor } from '../kernel/localized-text.js';
import { Admission } from './admission.entity.js';
import type { StoredAgendaPart } from './agenda-input.js';
import type { AgendaPartInput } from './agenda.graphql.js';
import type { Meeting } from './meeting.entity.js';
import { Series } from './series.entity.js';

/**
 * Brings to what an editor wants which admissions cover the parts of an agenda. An admission goes on as it did with parts
 * of which nothing is said, and with those of its series. Not yet written: the caller's flush does that.
 *
 * @param parts   as they are now, in the order of the inputs
 * @param locale  of the editor
 * @returns all admissions of the meeting
 * @throws DomainError  UNKNOWN_REFERENCE at ["parts", index, "admissionIds"]; INVALID at ["parts"] for an admission that
 *                      would cover nothing
 */
export async function changeCover(em: EntityManager, meeting: Meeting, parts: readonly StoredAgendaPart[], inputs: readonly AgendaPartInput[], locale: Locale): Promise<Admission[]> {
  const admissions = await em.find(Admission, { meeting }, { orderBy: { position: 'asc' } });
  for (const [index, { admissionIds }] of inputs.entries()) {
    const unknown = admissionIds?.find((id) => !admissions.some((admission) => admission.id === id));
    if (unknown !== undefined) throw new DomainError('UNKNOWN_REFERENCE', { value: unknown }, ['parts', String(index), 'admissionIds']);
  }
  const ofSeries = await partsOfSeries(em, meeting);
  for (const admission of admissions) {
    const wishes = parts.map(({ part }, index) => ({ key: part.key, wanted: inputs[index]?.admissionIds?.includes(admission.id) ?? null }));
    const covers = coversAfter(admission.covers ?? null, [...wishes, ...ofSeries.map((key) => ({ key, wanted: null }))]);
    if (covers?.length === 0 && wishes.some(({ wanted }) => wanted !== null)) {
      throw new InvalidError('invalid.coversNothing', ['parts'], { admission: textFor(admission.title, locale)?.text ?? admission.key });
    }
    admission.covers = covers?.length === 0 ? null : covers;
  }
  return admissions;
}

/**
 * @param covers  keys of parts; null: all
 * @param wishes  for each part that there is; null: nothing is said of it
 */
function coversAfter(covers: readonly string[] | null, wishes: readonly { key: string; wanted: boolean | null }[]): string[] | null {
  const covered = wishes.flatMap(({ key, wanted }) => ((wanted ?? covers?.includes(key) ?? true) ? [key] : []));
  if (covered.length < wishes.length) return covered;
  // What was said one by one stays so, as long as it is the same.
  return covers?.length === covered.length && covered.every((key) => covers.includes(key)) ? [...covers] : null;
}

/** The keys of the parts that every day of the meeting's series has. */
async function partsOfSeries(em: EntityManager, { series }: Meeting): Promise<string[]> {
  const { programme } = (series && (await em.findOne(Series, { id: series.id }))) ?? {};
  const parts: unknown = programme?.['parts'];
  if (!Array.isArray(parts)) return [];
  return parts.flatMap((part: unknown) => (typeof part === 'object' && part !== null && 'key' in part && typeof part.key === 'string' ? [part.key] : []));
}
