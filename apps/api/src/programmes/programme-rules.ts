import { isTimeZone, isWallTime, meaningOf } from '@percorso/time';
import type { Path, ProgrammeFaults } from './programme-faults.js';
import { programmeSchema } from './programme-file.js';
import type { OutlineItem } from './programme-outline.js';
import { checkQuestions } from './programme-question-rules.js';

/** Reports what no field can know alone: keys and references, session numbers, days and hours, seats, inferred fields. */
export function checkRules(root: OutlineItem, faults: ProgrammeFaults): void {
  const keys = Object.fromEntries(
    ['tracks', 'groups', 'series', 'phases', 'milestones', 'meetings', 'stakeholderCategories', 'nextSteps'].map((section) => [
      section,
      keysOf(root.items(section), faults),
    ]),
  );
  for (const series of root.items('series')) keysOf(series.items('parts'), faults);
  for (const milestone of root.items('milestones')) refer('track', milestone, 'track', keys.tracks, faults);
  for (const phase of root.items('phases')) referAll('track', phase, 'tracks', keys.tracks, faults);
  for (const note of root.items('notes')) refer('section', note, 'section', new Set(Object.keys(programmeSchema.shape)), faults);

  const partsOfSeries = new Map(root.items('series').map((series) => [series.text('key'), series.items('parts')]));
  const meetings = root.items('meetings');
  for (const meeting of meetings) {
    referAll('track', meeting, 'tracks', keys.tracks, faults);
    refer('group', meeting, 'group', keys.groups, faults);
    referAll('group', meeting, 'groups', keys.groups, faults);
    if (meeting.has('groups') && !meeting.has('group')) faults.add(meeting.at('groups'), 'programme.groupsWithoutGroup', {}, 'key');
    refer('series', meeting, 'series', keys.series, faults);
    checkDays(meeting, root.text('timezone'), faults);
    for (const part of meeting.items('parts')) checkOrder(part, 'starts', 'ends', meeting.text('timezone') ?? root.text('timezone'), faults);
    checkAdmissions(meeting, root.text('timezone'), partsOfSeries.get(meeting.text('series')) ?? [], faults);
    checkQuestions(meeting, faults);
    if (meeting.has('reason') && meeting.text('status') !== 'cancelled') {
      faults.add(meeting.at('reason'), 'programme.reasonNotCancelled', {}, 'key');
    }
  }
  checkQuestions(root, faults);
  checkNumbers(meetings, faults);
  checkReserved(root.items('series'), meetings, faults);
}

/** Numbered meetings of a group without a series make one by themselves, under a key of its own. */
function checkReserved(series: OutlineItem[], meetings: OutlineItem[], faults: ProgrammeFaults): void {
  const groups = meetings.flatMap((meeting) => (meeting.has('number') && !meeting.has('series') ? (meeting.text('group') ?? []) : []));
  const reserved = new Map(groups.map((group) => [groupSeriesKey(group), group]));
  for (const item of series) {
    const key = item.text('key') ?? '';
    const group = reserved.get(key);
    if (group !== undefined) faults.add(item.at('key'), 'programme.keyReserved', { key, group });
  }
}

/** The key of the series that a group's numbered meetings make by themselves. */
export function groupSeriesKey(group: string): string {
  return `group-${group}`;
}

export function keysOf(items: OutlineItem[], faults: ProgrammeFaults): Set<string> {
  const first = new Map<string, OutlineItem>();
  for (const item of items) {
    const key = item.text('key');
    const earlier = key === null ? undefined : first.get(key);
    if (earlier && key !== null) faults.add(item.at('key'), 'programme.keyTwice', { key, line: faults.lineOf(earlier.at('key')) });
    else if (key !== null) first.set(key, item);
  }
  return new Set(first.keys());
}

type Referred = 'track' | 'group' | 'series' | 'section' | 'admission' | 'part' | 'question';

function refer(kind: Referred, item: OutlineItem, field: string, known: Set<string> | undefined, faults: ProgrammeFaults): void {
  const value = item.text(field);
  if (value !== null) reportReference(kind, value, item.at(field), known, faults);
}

function referAll(kind: Referred, item: OutlineItem, field: string, known: Set<string> | undefined, faults: ProgrammeFaults): void {
  for (const { value, path } of item.texts(field)) reportReference(kind, value, path, known, faults);
}

export function reportReference(kind: Referred, value: string, path: Path, known: Set<string> | undefined, faults: ProgrammeFaults): void {
  if (known?.has(value)) return;
  const codes = { plain: 'programme.unknownReference', suggesting: 'programme.unknownReferenceDidYouMean' } as const;
  faults.addUnknown(path, value, [...(known ?? [])], codes, { kind, value });
}

/** One number is one session: held in one meeting, or in several that all say they are alternatives. */
function checkNumbers(meetings: OutlineItem[], faults: ProgrammeFaults): void {
  const sessions = new Map<string, OutlineItem[]>();
  for (const meeting of meetings) {
    const number = meeting.number('number');
    const [kind, owner] = meeting.has('series') ? ['series', meeting.text('series')] : ['group', meeting.text('group')];
    if (number === null) {
      if (meeting.fields.alternative === true) faults.add(meeting.at('alternative'), 'programme.alternativeWithoutNumber', {}, 'key');
    } else if (owner === null) {
      if (!meeting.has(kind)) faults.add(meeting.at('number'), 'programme.numberWithoutSeries', {}, 'key');
    } else {
      const session = `${kind} ${owner} ${number}`;
      sessions.set(session, [...(sessions.get(session) ?? []), meeting]);
    }
  }
  for (const [first, ...others] of sessions.values()) {
    if (!first) continue;
    const number = first.number('number') ?? 0;
    const undeclared = [first, ...others].filter(({ fields }) => fields.alternative !== true);
    if (others.length === 0) {
      if (undeclared.length === 0) faults.add(first.at('alternative'), 'programme.aloneAlternative', { number }, 'key');
    } else if (undeclared.length > 0) {
      const line = faults.lineOf(first.at('number'));
      for (const other of others) faults.add(other.at('number'), 'programme.numberTwice', { number, line });
    }
  }
}

function checkDays(meeting: OutlineItem, processZone: string | null, faults: ProgrammeFaults): void {
  const zone = meeting.text('timezone') ?? processZone;
  if (meeting.has('days')) {
    for (const field of ['date', 'starts', 'ends']) {
      if (meeting.has(field)) faults.add(meeting.at(field), 'programme.datesMixed', { key: field, other: 'days' }, 'key');
    }
    for (const day of meeting.items('days')) checkMoment(day, zone, faults);
    checkOverlaps(meeting.items('days'), faults);
  } else checkMoment(meeting, zone, faults);
}

/** The hours of a meeting's days follow each other. Of a day that does not say when it ends the start must be free. */
function checkOverlaps(days: OutlineItem[], faults: ProgrammeFaults): void {
  const spans = days.flatMap((day) => {
    const [starts, ends] = [day.text('starts') ?? '', day.text('ends') ?? ''];
    return isWallTime(starts) ? [{ place: day.at('starts'), starts, ends: isWallTime(ends) && ends > starts ? ends : starts }] : [];
  });
  let longest: (typeof spans)[number] | null = null;
  for (const span of spans.toSorted((a, b) => (a.starts < b.starts ? -1 : a.starts > b.starts ? 1 : 0))) {
    if (longest && (span.starts < longest.ends || span.starts === longest.starts)) {
      faults.add(span.place, 'programme.daysOverlap', { line: faults.lineOf(longest.place) });
    }
    if (!longest || span.ends > longest.ends) longest = span;
  }
}

function checkMoment(item: OutlineItem, zone: string | null, faults: ProgrammeFaults): void {
  const hours = ['starts', 'ends'].filter((field) => item.has(field));
  if (item.has('date')) {
    for (const field of hours) faults.add(item.at(field), 'programme.datesMixed', { key: field, other: 'date' }, 'key');
  } else if (hours.length === 0) faults.add(item.path, 'programme.noDate');
  else if (!item.has('starts')) faults.add(item.at('ends'), 'programme.endsWithoutStarts', {}, 'key');
  checkOrder(item, 'starts', 'ends', zone, faults);
}

/** Two wall times of one zone: each must exist, and the second come after the first. */
function checkOrder(item: OutlineItem, from: string, until: string, zone: string | null, faults: ProgrammeFaults): void {
  const [start, end] = [from, until].map((field) => {
    const value = item.text(field);
    if (value === null || !isWallTime(value)) return null;
    const meaning = zone !== null && isTimeZone(zone) ? meaningOf(value, zone) : null;
    if (meaning?.kind === 'skipped') faults.add(item.at(field), 'programme.skippedHour', { value, zone: zone ?? '' });
    return value;
  });
  if (start && end && end <= start) faults.add(item.at(until), 'programme.endBeforeStart', { start, end });
}

function checkAdmissions(meeting: OutlineItem, processZone: string | null, partsOfSeries: OutlineItem[], faults: ProgrammeFaults): void {
  const admissions = meeting.items('admissions');
  const keys = keysOf(admissions, faults);
  const parts = keysOf(meeting.items('parts'), faults);
  for (const part of partsOfSeries) parts.add(part.text('key') ?? '');
  for (const admission of admissions) {
    checkOrder(admission, 'opens', 'closes', meeting.text('timezone') ?? processZone, faults);
    referAll('part', admission, 'covers', parts, faults);
    if (admission.text('audience') === 'group' && !meeting.has('group')) {
      faults.add(admission.at('audience'), 'programme.audienceWithoutGroup');
    }
    checkRelease(admission, admissions, keys, faults);
    const other = admission.text('sharesSeatsWith');
    if (other === null) continue;
    refer('admission', admission, 'sharesSeatsWith', keys, faults);
    for (const field of ['seats', 'offerHours', 'promotionStopsHours', 'releasesTo', 'releasesAt']) {
      if (admission.has(field)) faults.add(admission.at(field), 'programme.seatsShared', { other }, 'key');
    }
    const owner = admissions.find((candidate) => candidate.text('key') === other);
    if (owner?.has('sharesSeatsWith')) faults.add(admission.at('sharesSeatsWith'), 'programme.sharesInChain', { other });
  }
}

/** Reserved seats are counted, and go to seats of another admission's own that are not reserved themselves. */
function checkRelease(admission: OutlineItem, admissions: OutlineItem[], keys: Set<string>, faults: ProgrammeFaults): void {
  const to = admission.text('releasesTo');
  const [said, missing] = to === null ? ['releasesAt', 'releasesTo'] : ['releasesTo', admission.has('releasesAt') ? 'seats' : 'releasesAt'];
  if (admission.has(said) && !admission.has(missing)) faults.add(admission.at(said), 'programme.releaseNeeds', { missing }, 'key');
  if (to === null) return;
  refer('admission', admission, 'releasesTo', keys, faults);
  const receiver = admissions.find((candidate) => candidate.text('key') === to);
  if (receiver === admission || receiver?.has('sharesSeatsWith') || receiver?.has('releasesTo')) faults.add(admission.at('releasesTo'), 'programme.releaseInChain', { other: to });
}

/** `inferred` names fields that stand beside it, in every section, also in those that are kept as they are. */
export function checkInferred(value: unknown, faults: ProgrammeFaults, path: Path = []): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    if (key !== 'inferred') {
      checkInferred(child, faults, [...path, Array.isArray(value) ? Number(key) : key]);
    } else if (Array.isArray(child)) {
      const fields = Object.keys(value).filter((field) => field !== 'inferred' && field !== 'note');
      for (const [index, name] of child.entries()) {
        if (typeof name !== 'string' || fields.includes(name)) continue;
        const codes = { plain: 'programme.inferredField', suggesting: 'programme.inferredFieldDidYouMean' } as const;
        faults.addUnknown([...path, 'inferred', index], name, fields, codes, { name });
      }
    }
  }
}
