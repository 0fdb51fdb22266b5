import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type Locale, translator } from '@percorso/messages';
import { formatDay, isWallTime, parseEdtf } from '@percorso/time';
import { signedIn } from '../access/current-viewer.js';
import { isOrganiserOf, type Viewer } from '../access/viewer.js';
import { recordAudit } from '../kernel/audit.js';
import { DomainError, DomainErrors, InvalidError } from '../kernel/domain-error.js';
import { ForbiddenError, NotFoundError } from '../kernel/graphql-errors.js';
import { isId, newId } from '../kernel/ids.js';
import { rehearsable } from '../kernel/rehearsal.js';
import { localizedText } from '../kernel/text-input.js';
import { refusalOf } from '../meetings/database-refusal.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { MeetingsService } from '../meetings/meetings.service.js';
import { Series } from '../meetings/series.entity.js';
import { Session } from '../meetings/session.entity.js';
import { Process } from '../processes/process.entity.js';
import { visibleProcesses } from '../processes/process.policy.js';
import { holidayCalendar } from './holiday-calendar.js';
import { MeetingClashes } from './meeting-clashes.js';
import { processToPlan } from './planned-process.js';
import { type PastedFault, readPastedDates } from './pasted-dates.js';
import { datesOf } from './series-dates.js';
import type { PlannedDateType, PlanSeriesInput, SeriesRuleInput } from './series-planning.graphql.js';

/** More dates at once are a slip of the keyboard. */
const MOST_DATES = 100;
const LONGEST_TITLE = 300;
/** A rule from there on, however far its dates lie apart, ends within the years that we reckon with. */
const LAST_YEAR = 4000;

/** The fields of this form that hold what a meeting's own form calls so. */
const hourFields: Readonly<Record<string, string>> = { startsAt: 'starts', endsAt: 'ends' };

interface WantedDate {
  day: string;
  passedOver: string | null;
  starts: string | null;
  ends: string | null;
  /** Where in the input the date stands. */
  path: string[];
}

export interface PlannedSeries {
  plannedDates: PlannedDateType[];
  meetings: Meeting[];
}

/** Making and keeping the meetings of a group or series together. Nobody is told: all that is made is a draft. */
@Injectable()
export class SeriesPlanningService {
  constructor(
    private readonly em: EntityManager,
    private readonly meetings: MeetingsService,
    private readonly clashes: MeetingClashes,
  ) {}

  /**
   * Makes a draft for each date of a rule or of a pasted list, numbered one after the other: all of them, or none.
   *
   * @throws DomainErrors  every line of the list that is no date; otherwise as {@link MeetingsService.create}, with the
   *                       day in the sentence, and INVALID at the rule's fields
   */
  async plan(input: PlanSeriesInput, viewer: Viewer, now: Date): Promise<PlannedSeries> {
    signedIn(viewer);
    try {
      return await rehearsable<PlannedSeries>((undo) => this.em.transactional(async (em) => {
        const process = await processToPlan(em, input.processSlug, viewer);
        const calendar = holidayCalendar(process);
        const holidayOn = (day: string) => (input.skipHolidays ? calendar.on(day, viewer.locale) : null);
        const wanted = wantedDates(input, viewer.locale, holidayOn);
        const place = await this.#placeOf(em, process, input);
        let number = input.firstNumber ?? place.nextNumber;
        const made: { wanted: WantedDate; meeting: Meeting | null; number: number | null }[] = [];
        for (const date of wanted) {
          const meeting = date.passedOver === null ? await this.#draft(input, place, date, number, viewer, now) : null;
          made.push({ wanted: date, meeting, number: meeting && number });
          if (meeting) number++;
        }
        const meetings = made.flatMap(({ meeting }) => meeting ?? []);
        const clashes = await this.clashes.of(em, meetings, viewer);
        const plannedDates = made.map(({ wanted: { day, passedOver, starts, ends }, meeting, number: own }) => ({
          day,
          passedOver,
          number: own,
          starts: meeting && `${day}T${starts}`,
          ends: meeting && `${day}T${ends}`,
          clashes: clashes.flatMap((clash) => (clash.meeting === meeting ? [clash.message] : [])),
        }));
        if (input.dryRun) undo({ plannedDates, meetings: [] });
        return { plannedDates, meetings };
      }));
    } catch (error) {
      throw refusalOf(error);
    }
  }

  /**
   * Numbers the sessions of a series anew, from 1, in the order of their earliest meeting. Cancelled meetings keep their
   * place; alternatives of one session keep one number. Titles that are composed follow; nobody is told.
   */
  async renumber(seriesId: string, viewer: Viewer, now: Date): Promise<Meeting[]> {
    const by = signedIn(viewer);
    return this.em.transactional(async (em) => {
      const series = isId(seriesId) ? await em.findOne(Series, { id: seriesId, process: visibleProcesses(viewer) }) : null;
      if (!series) throw new NotFoundError();
      if (!isOrganiserOf(viewer, series.process.id)) throw new ForbiddenError();
      await em.execute('select 1 from series where id = ? for no key update', [series.id]);
      const meetings = await em.find(Meeting, { session: { series: { id: series.id } } }, { populate: ['session'], orderBy: { startsAt: 'asc', earliest: 'asc', position: 'asc' } });
      const order = [...new Map(meetings.toSorted(byDate).flatMap(({ session }) => (session ? [[session.id, session] as const] : []))).values()];
      const before = new Map(order.map(({ id, number }) => [id, number]));
      // Two steps, since a number is never twice in a series, not even in between.
      const most = Math.max(0, ...(await em.find(Session, { series: { id: series.id } })).map(({ number }) => number));
      for (const [index, session] of order.entries()) session.number = most + 1 + index;
      await em.flush();
      const empty = await em.find(Session, { series: { id: series.id }, id: { $nin: order.map(({ id }) => id) } });
      for (const session of empty) em.remove(session);
      await em.flush();
      for (const [index, session] of order.entries()) session.number = index + 1;
      await em.flush();
      const changed = meetings.filter(({ session }) => session && before.get(session.id) !== session.number);
      await em.nativeUpdate(Meeting, { id: { $in: changed.map(({ id }) => id) } }, { updatedAt: now });
      const numbers = changed.map(({ id, session }) => ({ meeting: id, before: before.get(session?.id ?? ''), after: session?.number }));
      await recordAudit(em, { at: now, personId: by.person.id, action: 'series.renumbered', subjectType: 'series', subjectId: series.id, processId: series.process.id, details: { numbers }, requestId: by.requestId });
      return changed;
    });
  }

  /** The group or series that the meetings belong to, and the number that comes next there. */
  async #placeOf(em: EntityManager, process: Process, input: PlanSeriesInput): Promise<{ groupKey: string | null; seriesKey: string | null; nextNumber: number }> {
    const title = localizedText(input.newSeries, LONGEST_TITLE, ['newSeries']);
    if (title) {
      const id = newId();
      const series = em.create(Series, { id, process, group: null, key: `series-${id}`, title, inferred: null, position: await em.count(Series, { process }) });
      await em.flush();
      return { groupKey: null, seriesKey: series.key, nextNumber: 1 };
    }
    const { groupKey = null, seriesKey = null } = input;
    if (groupKey === null && seriesKey === null) throw new InvalidError('invalid.required', ['groupKey']);
    const last = await em.findOne(
      Session,
      { series: seriesKey === null ? { group: { process: { id: process.id }, key: groupKey ?? '' } } : { process: { id: process.id }, key: seriesKey } },
      { orderBy: { number: 'desc' } },
    );
    return { groupKey, seriesKey, nextNumber: (last?.number ?? 0) + 1 };
  }

  async #draft(input: PlanSeriesInput, place: { groupKey: string | null; seriesKey: string | null }, date: WantedDate, number: number, viewer: Viewer, now: Date): Promise<Meeting> {
    const { processSlug, trackKeys, venue, onlineUrl, admissions } = input;
    if (date.starts === null) throw new InvalidError('invalid.required', ['starts']);
    if (date.ends === null) throw new InvalidError('invalid.required', ['ends']);
    const hours = { startsAt: `${date.day}T${date.starts}`, endsAt: `${date.day}T${date.ends}` };
    try {
      return await this.meetings.create({ processSlug, ...place, number, trackKeys, venue, onlineUrl, admissions, ...hours }, viewer, now);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      // The form has one hour for all of the dates, or a list of them: the fault belongs there.
      const field = error.path?.[0] ?? '';
      if (field === 'number') throw error.at(['firstNumber']);
      const hour = hourFields[field];
      if (hour === undefined) throw error;
      const fault = translator(viewer.locale)(error.messageKey, error.values);
      throw new DomainError(error.code, { day: formatDay(date.day, viewer.locale), fault }, date.path.length > 0 ? date.path : [hour], 'planSeries.onDay');
    }
  }
}

function byDate(a: Meeting, b: Meeting): number {
  return (a.earliest ?? '9999').localeCompare(b.earliest ?? '9999') || (a.startsAt?.getTime() ?? 0) - (b.startsAt?.getTime() ?? 0) || a.position - b.position;
}

/** @throws DomainErrors, InvalidError  what cannot be read, at its field */
function wantedDates(input: PlanSeriesInput, locale: Locale, holidayOn: (day: string) => string | null): WantedDate[] {
  const hours = { starts: hourOf(input.starts, 'starts'), ends: hourOf(input.ends, 'ends') };
  if (input.rule) return datesOf(ruleOf(input.rule), holidayOn).map((date) => ({ ...date, ...hours, path: [] }));
  const { dates, faults } = readPastedDates(input.dates ?? '');
  if (faults.length > 0) throw new DomainErrors(faults.slice(0, 20).map((fault) => faultOfLine(fault, locale)));
  if (dates.length === 0) throw new InvalidError('invalid.required', ['dates']);
  if (dates.length > MOST_DATES) throw new InvalidError('invalid.tooManyDates', ['dates'], { most: MOST_DATES });
  const twice = dates.find(({ day, starts }, index) => dates.findIndex((other) => other.day === day && other.starts === starts) !== index);
  if (twice) throw new InvalidError('invalid.dateTwice', ['dates'], { line: twice.line });
  return dates
    .toSorted((a, b) => a.day.localeCompare(b.day) || (a.starts ?? '').localeCompare(b.starts ?? ''))
    .map(({ day, starts, ends }) => ({ day, passedOver: holidayOn(day), starts: starts ?? hours.starts, ends: ends ?? hours.ends, path: starts === null ? [] : ['dates'] }));
}

function faultOfLine({ line, text, otherWeekday }: PastedFault, locale: Locale): InvalidError {
  return otherWeekday === null
    ? new InvalidError('invalid.pastedDate', ['dates'], { line, text })
    : new InvalidError('invalid.pastedWeekday', ['dates'], { line, text, day: formatDay(otherWeekday, locale) });
}

function hourOf(text: string | null | undefined, field: string): string | null {
  if (text == null || text === '') return null;
  if (!isWallTime(`2000-01-01T${text}`)) throw new InvalidError('invalid.hour', [field]);
  return text;
}

function ruleOf({ from, count, unit, every, nth = null, weekday = null }: SeriesRuleInput) {
  if (parseEdtf(from)?.precision !== 'day' || Number(from.slice(0, 4)) > LAST_YEAR) throw new InvalidError('invalid.day', ['rule', 'from']);
  if (count < 1 || count > MOST_DATES) throw new InvalidError('invalid.countOfDates', ['rule', 'count'], { most: MOST_DATES });
  if (every != null && (every < 1 || every > 52)) throw new InvalidError('invalid.every', ['rule', 'every']);
  if (nth !== null && ![1, 2, 3, 4, 5, -1].includes(nth)) throw new InvalidError('invalid.nth', ['rule', 'nth']);
  if (unit === 'MONTH' && nth !== null && (weekday === null || weekday < 1 || weekday > 7)) throw new InvalidError('invalid.weekday', ['rule', 'weekday']);
  return { from, count, unit, every: every ?? 1, nth, weekday };
}
