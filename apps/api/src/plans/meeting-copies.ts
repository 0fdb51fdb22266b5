import type { EntityManager, RequiredEntityData } from '@mikro-orm/postgresql';
import { meaningOf, wallTimeAt } from '@percorso/time';
import type { Group } from '../groups/group.entity.js';
import { newId } from '../kernel/ids.js';
import { Admission } from '../meetings/admission.entity.js';
import { AgendaItem } from '../meetings/agenda-item.entity.js';
import { AgendaPart } from '../meetings/agenda-part.entity.js';
import { MeetingDay } from '../meetings/meeting-day.entity.js';
import { writeGroups } from '../meetings/meeting-groups.js';
import { scheduleOf } from '../meetings/meeting-schedule.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { Quota } from '../meetings/quota.entity.js';
import type { Series } from '../meetings/series.entity.js';
import type { Session } from '../meetings/session.entity.js';
import type { Process } from '../processes/process.entity.js';
import type { Track } from '../processes/track.entity.js';
import { copyForms } from '../questions/question-copies.js';
import { type Shift, shiftEdtf, shiftWallTime } from './date-shift.js';

export const copiedParts = ['TEXTS', 'PLACE', 'AGENDA', 'DOCUMENTS', 'ADMISSIONS', 'QUESTIONS'] as const;
/** What of a meeting a copy takes along; the documents are those of the agenda. */
export type CopiedPart = (typeof copiedParts)[number];

/** Where copies go. The functions give for what an original belongs to what its copy belongs to. */
export interface CopyTarget {
  process: Process;
  shift: Shift;
  parts: ReadonlySet<CopiedPart>;
  groupOf: (group: Group) => Group;
  trackOf: (track: Track) => Track;
  seriesOf: (series: Series) => Series;
  sessionOf: (session: Session) => Session;
}

/**
 * Copies meetings to other dates, as drafts that nobody knows of: never people, answers or attendance.
 *
 * @param originals  with group, groups, tracks, series and session loaded
 * @throws DomainError  TIME_SKIPPED, TIME_REPEATED when an hour does not exist, or comes twice, on the new day
 */
export async function copyMeetings(em: EntityManager, originals: readonly Meeting[], target: CopyTarget): Promise<Meeting[]> {
  const of = { meeting: { id: { $in: originals.map(({ id }) => id) } } };
  const days = await em.find(MeetingDay, of, { orderBy: { position: 'asc' } });
  const admissions = target.parts.has('ADMISSIONS') ? await em.find(Admission, { ...of, synthetic: false }, { populate: ['quota'], orderBy: { position: 'asc' } }) : [];
  const agenda = await em.find(AgendaPart, of, { orderBy: { position: 'asc' } });
  const copied = target.parts.has('AGENDA') ? agenda : [];
  const items = await em.find(AgendaItem, { part: { id: { $in: copied.map(({ id }) => id) } } }, { orderBy: { position: 'asc' } });
  let position = await em.count(Meeting, { process: { id: target.process.id } });
  const copies = originals.map((original) => {
    const own = <Part extends { meeting: { id: string } }>(all: readonly Part[]) => all.filter(({ meeting }) => meeting.id === original.id);
    const copy = copyOf(em, original, own(days), position++, target);
    const left = new Set(own(agenda).flatMap((part) => (copied.includes(part) ? [] : [part.key])));
    copyAdmissions(em, own(admissions), copy, target.shift, left);
    for (const part of own(copied)) copyAgenda(em, part, items.filter((item) => item.part.id === part.id), copy, target);
    return copy;
  });
  if (target.parts.has('QUESTIONS')) await copyQuestions(em, originals, copies, target.shift);
  await em.flush();
  await writeGroups(em, copies.map(({ id }, index) => ({ meetingId: id, groupIds: [...(originals[index]?.groups ?? [])].map((group) => target.groupOf(group).id) })));
  return copies;
}

function copyOf(em: EntityManager, original: Meeting, days: readonly MeetingDay[], position: number, { process, shift, parts, ...of }: CopyTarget): Meeting {
  const id = newId();
  const texts = parts.has('TEXTS') ? { title: original.title, description: original.description, services: original.services } : { title: null, description: null, services: null };
  const place = parts.has('PLACE') ? { venue: original.venue, room: original.room } : { venue: null, room: null };
  const hours = days.flatMap(({ starts, ends }) => (starts && ends ? [{ starts: shiftWallTime(starts, shift), ends: shiftWallTime(ends, shift) }] : []));
  const { timezone } = original;
  const { days: newDays, ...schedule } = scheduleOf(hours.length > 0 ? { timezone, days: hours } : { timezone, date: shiftEdtf(original.date, shift) });
  const copy = em.create(Meeting, {
    id,
    process,
    key: `meeting-${id}`,
    group: original.group && of.groupOf(original.group),
    series: original.series && of.seriesOf(original.series),
    session: original.session && of.sessionOf(original.session),
    ...texts,
    ...place,
    status: 'DRAFT',
    timezone,
    ...schedule,
    onlineUrl: null,
    tracks: [...original.tracks].map(of.trackOf),
    programme: {},
    inferred: null,
    position,
    calendarUid: newId(),
    synthetic: process.synthetic,
  });
  for (const day of newDays) em.create(MeetingDay, { meeting: copy, calendarUid: newId(), ...day });
  return copy;
}

/** @param left  keys of agenda parts that the copy has not: an admission to nothing else is one to the whole day */
function copyAdmissions(em: EntityManager, originals: readonly Admission[], meeting: Meeting, shift: Shift, left: ReadonlySet<string>): void {
  const quotas = new Map<string, Quota>();
  const moved = (instant: Date | null | undefined) => (instant ? shiftInstant(instant, meeting.timezone, shift) : null);
  for (const { quota: shared, key, title, mode, audience, opensAt, closesAt, waitingList, approval, covers, position } of originals) {
    const covered = covers?.filter((part) => !left.has(part)) ?? [];
    const quota = quotas.get(shared.id) ?? em.create(Quota, quotaLike(shared, meeting));
    quotas.set(shared.id, quota);
    em.create(Admission, { meeting, quota, key, title, mode, audience, opensAt: moved(opensAt), closesAt: moved(closesAt), waitingList, approval, covers: covered.length > 0 ? covered : null, position });
  }
  for (const { quota: original } of originals) {
    const quota = quotas.get(original.id);
    const releasesTo = original.releasesTo && quotas.get(original.releasesTo.id);
    if (quota && releasesTo) Object.assign(quota, { releasesTo, releasesAt: moved(original.releasesAt) });
  }
}

/** The same seats of another meeting, none of them taken; to whom they are released is set once all are there. */
function quotaLike({ key, seats, promotion, offerHours, promotionStopsHours }: Quota, meeting: Meeting): RequiredEntityData<Quota> {
  return { meeting, key, seats: seats ?? null, promotion, offerHours, promotionStopsHours };
}

function copyAgenda(em: EntityManager, { key, position, title, description, audience, internal, starts, ends, programme }: AgendaPart, items: readonly AgendaItem[], meeting: Meeting, { shift, parts }: CopyTarget): void {
  const moved = (wallTime: string | null | undefined) => (wallTime ? shiftWallTime(wallTime, shift) : null);
  const part = em.create(AgendaPart, { meeting, key, position, title, description, audience: audience ?? null, internal, starts: moved(starts), ends: moved(ends), inferred: null, programme: programme ?? null });
  for (const item of items) {
    em.create(AgendaItem, {
      part,
      position: item.position,
      title: item.title,
      minutes: item.minutes ?? null,
      speakers: item.speakers,
      documents: parts.has('DOCUMENTS') ? item.documents : [],
      inferred: null,
      programme: null,
    });
  }
}

async function copyQuestions(em: EntityManager, originals: readonly Meeting[], copies: readonly Meeting[], shift: Shift): Promise<void> {
  const places = originals.flatMap((from, index) => {
    const to = copies[index];
    return to ? [{ from: { process: from.process, meeting: from }, to: { process: to.process, meeting: to } }] : [];
  });
  await copyForms(em, places, (deadline, { process, meeting }) => shiftInstant(deadline, (meeting ?? process).timezone, shift));
}

/** An instant on another day at the same hour of the zone; an hour that comes twice there is the first of the two. */
export function shiftInstant(instant: Date, timezone: string, shift: Shift): Date {
  return meaningOf(shiftWallTime(wallTimeAt(instant, timezone), shift), timezone).instant;
}
