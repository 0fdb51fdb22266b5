import type { EntityManager } from '@mikro-orm/postgresql';
import { loadTogether } from '../kernel/batch-loader.js';
import type { LocalizedText } from '../kernel/localized-text.js';
import { runSql } from '../kernel/run-sql.js';
import { AgendaItem } from './agenda-item.entity.js';
import { AgendaPart } from './agenda-part.entity.js';
import type { Audience } from './admission.entity.js';
import { agendaTimes, type PartTimes } from './agenda-times.js';
import { daysOf } from './meeting-parts.js';
import type { Meeting } from './meeting.entity.js';

/** A part of a day as it is shown: of a meeting, or of every day of a series. */
export interface ShownPart {
  id: string;
  key: string;
  /** Null: of a series. */
  meeting: Meeting | null;
  title: LocalizedText | null;
  description: LocalizedText | null;
  /** "public", "technical" or another word of the source; empty: not said. */
  kind: string;
  /** From 1. */
  order: number;
  audience: Audience | null;
  internal: boolean;
  starts: string | null;
  ends: string | null;
  plannedStarts: string | null;
  plannedEnds: string | null;
  inferred: boolean;
  inferredFields: string[];
  items: (AgendaItem & { starts: string | null; ends: string | null })[];
  times: PartTimes | null;
}

/** A meeting's agenda with its hours, for all meetings of a request in two statements. */
export async function agendaOf(em: EntityManager, context: object, meeting: Meeting): Promise<ShownPart[]> {
  const [parts = [], days] = await Promise.all([
    loadTogether(context, 'meeting.agenda', meeting.id, (ids) => partsWithItems(em, ids)),
    daysOf(em, context, meeting),
  ]);
  const ordered = parts.map(({ part, items }, index) => ({ part, items, order: orderOf(part) ?? index + 1 })).toSorted((a, b) => a.order - b.order);
  const times = agendaTimes(
    days.map(({ date, starts = null, ends = null }) => ({ date, starts, ends })),
    ordered.map(({ part: { starts = null, ends = null }, items }) => ({ starts, ends, minutes: items.map(({ minutes }) => minutes ?? null) })),
  );
  return ordered.map(({ part, items, order }, index) => shownPart(meeting, part, items, order, times[index] ?? null));
}

function shownPart(meeting: Meeting, part: AgendaPart, items: AgendaItem[], order: number, times: PartTimes | null): ShownPart {
  const { kind } = part.programme ?? {};
  return {
    id: part.id,
    key: part.key,
    meeting,
    title: part.title ?? null,
    description: part.description ?? null,
    kind: typeof kind === 'string' ? kind : '',
    order,
    audience: part.audience ?? null,
    internal: part.internal,
    starts: times?.starts ?? null,
    ends: times?.ends ?? null,
    plannedStarts: part.starts ?? null,
    plannedEnds: part.ends ?? null,
    inferred: part.inferred === true,
    inferredFields: Array.isArray(part.inferred) ? part.inferred : [],
    items: items.map((item, index) => ({ ...item, starts: null, ends: null, ...times?.items[index] })),
    times,
  };
}

/** Where the programme file itself says which place it has. */
function orderOf({ programme }: AgendaPart): number | null {
  return typeof programme?.order === 'number' ? programme.order : null;
}

/** In the order in which they stand. */
export async function partsWithItems(em: EntityManager, meetingIds: string[]): Promise<Map<string, { part: AgendaPart; items: AgendaItem[] }[]>> {
  const parts = await em.find(AgendaPart, { meeting: { id: { $in: meetingIds } } }, { orderBy: { position: 'asc' } });
  const items = await em.find(AgendaItem, { part: { id: { $in: parts.map(({ id }) => id) } } }, { orderBy: { position: 'asc' } });
  const ofPart = Map.groupBy(items, ({ part }) => part.id);
  return Map.groupBy(
    parts.map((part) => ({ part, items: ofPart.get(part.id) ?? [] })),
    ({ part }) => part.meeting.id,
  );
}

/** The admissions in which a person has a confirmed seat, by meeting. */
export async function seatsOfPerson(em: EntityManager, personId: string, meetingIds: string[]): Promise<Map<string, string[]>> {
  const seats = await runSql<{ meetingId: string; admissionId: string }>(
    em,
    `select meeting_id as "meetingId", admission_id as "admissionId" from registration
      where person_id = $1 and meeting_id = any($2::uuid[]) and status = 'CONFIRMED'`,
    [personId, meetingIds],
  );
  return new Map([...Map.groupBy(seats, ({ meetingId }) => meetingId)].map(([meetingId, found]) => [meetingId, found.map(({ admissionId }) => admissionId)]));
}
