import type { EntityManager } from '@mikro-orm/postgresql';
import { beginningOf, type Day, parseEdtf } from '@percorso/time';
import { Group } from '../groups/group.entity.js';
import type { LocalizedText } from '../kernel/localized-text.js';
import { InvalidError } from '../kernel/domain-error.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { Series } from '../meetings/series.entity.js';
import { Session } from '../meetings/session.entity.js';
import { Milestone } from '../processes/milestone.entity.js';
import { Phase } from '../processes/phase.entity.js';
import { Process } from '../processes/process.entity.js';
import { StakeholderCategory } from '../processes/stakeholder-category.entity.js';
import { Track } from '../processes/track.entity.js';
import { type Shift, shiftEdtf, shiftKeepingWeekday } from './date-shift.js';
import { copyForms } from '../questions/question-copies.js';
import { type CopiedPart, copyMeetings, shiftInstant } from './meeting-copies.js';

export interface NewProcess {
  slug: string;
  title: LocalizedText;
  /** Where the first day of the plan comes to lie, or next to it; see {@link beginningOf}. */
  firstDay: Day;
  parts: ReadonlySet<CopiedPart>;
}

/**
 * Copies a process's whole plan to other dates: not published, its meetings drafts. Cancelled meetings, members, answers
 * and what the source claims in print stay behind. What comes out is written.
 *
 * @throws InvalidError  at firstDay for a plan without any date
 */
export async function copyPlan(em: EntityManager, original: Process, { slug, title, firstDay, parts }: NewProcess): Promise<Process> {
  const own = { process: { id: original.id } };
  const ordered = { orderBy: { position: 'asc' } } as const;
  const phases = await em.find(Phase, own, { ...ordered, populate: ['tracks'] });
  const milestones = await em.find(Milestone, own, ordered);
  const meetings = await em.find(
    Meeting,
    { ...own, status: { $ne: 'CANCELLED' } },
    { orderBy: { earliest: 'asc', position: 'asc' }, populate: ['group', 'groups', 'tracks', 'series', 'session'] },
  );
  const first = beginningOf([...phases.map(({ span }) => span), ...[...milestones, ...meetings].map(({ date }) => date)]);
  if (first === null) throw new InvalidError('invalid.nothingToCopy', ['firstDay']);
  const shift = shiftKeepingWeekday(first, firstDay);

  const process = em.create(Process, {
    slug,
    kind: original.kind,
    title,
    subtitle: null,
    description: original.description,
    host: original.host,
    language: original.language,
    timezone: original.timezone,
    holidayRegion: original.holidayRegion ?? null,
    localHolidays: original.localHolidays,
    span: original.span ? shiftEdtf(original.span, shift) : null,
    programme: {},
    published: false,
  });
  const tracks = copies(await em.find(Track, own), ({ key, title: named, position }) => em.create(Track, { process, key, title: named, position, programme: null }));
  const groups = copies(await em.find(Group, own), ({ key, kind, title: named, position }) => em.create(Group, { process, key, kind, title: named, inferred: null, position, programme: null }));
  for (const { key, title: named, position } of await em.find(StakeholderCategory, own)) em.create(StakeholderCategory, { process, key, title: named, position, programme: null });
  const series = copies(await em.find(Series, own), ({ key, title: named, group, position }) =>
    em.create(Series, { process, key, title: named, group: group ? groups(group) : null, inferred: null, position, programme: null }),
  );
  const sessions = copies(await em.find(Session, { series: own }), ({ series: of, number }) => em.create(Session, { series: series(of), number }));
  copyDates(em, process, phases, milestones, tracks, shift);
  if (parts.has('QUESTIONS')) await copyForms(em, [{ from: { process: original, meeting: null }, to: { process, meeting: null } }], (deadline) => shiftInstant(deadline, process.timezone, shift));
  await em.flush();
  await copyMeetings(em, meetings, { process, shift, parts, groupOf: groups, trackOf: tracks, seriesOf: series, sessionOf: sessions });
  return process;
}

function copyDates(em: EntityManager, process: Process, phases: readonly Phase[], milestones: readonly Milestone[], tracks: (track: Track) => Track, shift: Shift): void {
  for (const { key, title, note, span, tracks: lanes, position } of phases) {
    em.create(Phase, { process, key, title, note, ...spanOf(shiftEdtf(span, shift)), tracks: [...lanes].map(tracks), inferred: null, position });
  }
  for (const { key, title, note, date, track, position } of milestones) {
    const { span, ...days } = spanOf(shiftEdtf(date, shift));
    em.create(Milestone, { process, key, title, note, date: span, ...days, track: track ? tracks(track) : null, partners: [], inferred: null, position });
  }
}

function spanOf(span: string): { span: string; earliest: Day | null; latest: Day | null } {
  const { earliest = null, latest = null } = parseEdtf(span) ?? {};
  return { span, earliest, latest };
}

/** Copies each. @returns what gives the copy for an original */
function copies<Thing extends { id: string }>(originals: readonly Thing[], copy: (original: Thing) => Thing): (original: { id: string }) => Thing {
  const made = new Map(originals.map((original) => [original.id, copy(original)]));
  return ({ id }) => {
    const found = made.get(id);
    if (!found) throw new Error(`${id} has no copy`);
    return found;
  };
}
