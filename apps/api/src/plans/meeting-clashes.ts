import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { translator } from '@percorso/messages';
import { type Day, formatOnDay } from '@percorso/time';
import type { Viewer } from '../access/viewer.js';
import { groupTitle } from '../groups/group-title.js';
import { Group } from '../groups/group.entity.js';
import { runSql } from '../kernel/run-sql.js';
import { displayTitle } from '../meetings/meeting-title.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { visibleMeetings } from '../meetings/meeting.policy.js';
import type { OpeningHours } from '../meetings/venue.entity.js';
import { Process } from '../processes/process.entity.js';
import { READ_DAYS, READ_PAIRS } from './clashes.queries.js';
import { type HolidayCalendar, holidayCalendar } from './holiday-calendar.js';
import { weekdayOf } from './series-dates.js';

export const clashKinds = ['ROOM', 'PERSON', 'GROUP', 'HOLIDAY', 'PHASE', 'VENUE_HOURS'] as const;
export type ClashKind = (typeof clashKinds)[number];

/** Why a meeting should perhaps not be when it is. */
export interface Clash {
  kind: ClashKind;
  meeting: Meeting;
  /** In the zone of the meeting; null for one that has no day yet. */
  day: Day | null;
  /** What it clashes with; null for what is no meeting, and for one that the viewer may not know of. */
  other: Meeting | null;
  /** In the viewer's language. */
  message: string;
}

interface PairRow {
  kind: 'ROOM' | 'PERSON' | 'GROUP';
  meetingId: string;
  otherId: string;
  day: Day;
  /** The room's or the person's name, the group's id. */
  what: string;
}

interface DayRow {
  meetingId: string;
  processId: string;
  day: Day | null;
  starts: string | null;
  ends: string | null;
  openingHours: OpeningHours[] | null;
  outside: boolean;
}

/** What a plan is to be instead of what it is, as far as meetings may clash because of it. */
export interface OtherDates {
  /** Meetings of one day that are to be at other hours; wall times in their own zones. */
  meetings: readonly { id: string; starts: string; ends: string; startsAt: Date; endsAt: Date }[];
  /** All that there are to be; null: those that there are. */
  phases: readonly { processId: string; earliest: Day | null; latest: Day | null; trackIds: readonly string[] }[] | null;
}

const asItIs: OtherDates = { meetings: [], phases: null };

/** Finds what meetings clash with. Rooms are refused by the database once meetings are public; all else only warns. */
@Injectable()
export class MeetingClashes {
  /**
   * By day. Reads what the caller's transaction has written, so that a dry run can ask too.
   *
   * @param meetings  those the viewer may plan
   * @param other     what is to be, where that is not written
   */
  async of(em: EntityManager, meetings: readonly Meeting[], viewer: Viewer, other: OtherDates = asItIs): Promise<Clash[]> {
    if (meetings.length === 0) return [];
    const ids = meetings.map(({ id }) => id);
    const pairs = await runSql<PairRow>(em, READ_PAIRS, [ids, ...hoursOf(other)]);
    const days = await readDays(em, ids, other);
    const known = new Map(meetings.map((meeting) => [meeting.id, meeting]));
    const others = await em.find(
      Meeting,
      { $and: [visibleMeetings(viewer), { id: { $in: [...new Set(pairs.map(({ otherId }) => otherId))] } }] },
      { populate: ['group', 'series', 'session'] },
    );
    const words = new ClashWords(viewer, new Map(others.map((other) => [other.id, other])), await this.#groups(em, pairs), await this.#calendars(em, meetings));
    const clashes = [...pairs.map((row) => words.ofPair(row)), ...days.flatMap((row) => words.ofDay(row))].flatMap(({ meetingId, ...clash }) => {
      const meeting = known.get(meetingId);
      return meeting ? [{ ...clash, meeting }] : [];
    });
    return clashes.sort((a, b) => (a.day ?? '').localeCompare(b.day ?? ''));
  }

  /** The meetings of these whose date lies outside of their phases. */
  async outsidePhases(em: EntityManager, meetingIds: readonly string[], other: OtherDates = asItIs): Promise<Set<string>> {
    const days = await readDays(em, meetingIds, other);
    return new Set(days.flatMap(({ meetingId, outside }) => (outside ? [meetingId] : [])));
  }

  async #groups(em: EntityManager, pairs: readonly PairRow[]): Promise<Group[]> {
    const ids = pairs.flatMap(({ kind, what }) => (kind === 'GROUP' ? [what] : []));
    return ids.length === 0 ? [] : em.find(Group, { id: { $in: ids } });
  }

  async #calendars(em: EntityManager, meetings: readonly Meeting[]): Promise<Map<string, HolidayCalendar>> {
    const processes = await em.find(Process, { id: { $in: [...new Set(meetings.map(({ process }) => process.id))] } });
    return new Map(processes.map((process) => [process.id, holidayCalendar(process)]));
  }
}

function readDays(em: EntityManager, meetingIds: readonly string[], other: OtherDates): Promise<DayRow[]> {
  const phases = other.phases?.map(({ processId, earliest, latest, trackIds }) => ({ process_id: processId, earliest, latest, track_ids: trackIds }));
  return runSql<DayRow>(em, READ_DAYS, [meetingIds, ...hoursOf(other), phases ? JSON.stringify(phases) : null]);
}

function hoursOf({ meetings: moved }: OtherDates): unknown[][] {
  return [moved.map(({ id }) => id), moved.map(({ startsAt }) => startsAt), moved.map(({ endsAt }) => endsAt), moved.map(({ starts }) => starts), moved.map(({ ends }) => ends)];
}

type ClashOf = Omit<Clash, 'meeting'> & { meetingId: string };

/** Says of what was found what it means, in the viewer's language. */
class ClashWords {
  readonly #t;

  constructor(
    private readonly viewer: Viewer,
    private readonly others: ReadonlyMap<string, Meeting>,
    private readonly groups: readonly Group[],
    private readonly calendars: ReadonlyMap<string, HolidayCalendar>,
  ) {
    this.#t = translator(viewer.locale);
  }

  ofPair({ kind, meetingId, otherId, day, what }: PairRow): ClashOf {
    const { locale } = this.viewer;
    const other = this.others.get(otherId) ?? null;
    const group = this.groups.find(({ id }) => id === what);
    const values = {
      what: kind === 'GROUP' && group ? groupTitle(group, locale).text : what,
      other: other ? displayTitle({ ...other, number: other.session?.number ?? null }, locale).text : this.#t('clash.unknownMeeting'),
      day: formatOnDay(day, locale),
    };
    return { kind, meetingId, day, other, message: this.#t(`clash.${kind}`, values) };
  }

  ofDay({ meetingId, processId, day, starts, ends, openingHours, outside }: DayRow): ClashOf[] {
    const { locale } = this.viewer;
    const clash = (kind: 'HOLIDAY' | 'PHASE' | 'VENUE_HOURS', what = ''): ClashOf => ({
      kind,
      meetingId,
      day,
      other: null,
      message: this.#t(`clash.${kind}`, { what, day: day ? formatOnDay(day, locale) : '' }),
    });
    const holiday = day ? (this.calendars.get(processId)?.on(day, locale) ?? null) : null;
    return [
      ...(holiday === null ? [] : [clash('HOLIDAY', holiday)]),
      ...(outside ? [clash('PHASE')] : []),
      ...(day && starts && ends && openingHours && !isOpen(openingHours, day, starts, ends) ? [clash('VENUE_HOURS', hoursOn(openingHours, day) || this.#t('clash.closed'))] : []),
    ];
  }
}

/** Whether a venue is open from the first to the last minute. */
function isOpen(hours: readonly OpeningHours[], day: Day, starts: string, ends: string): boolean {
  return hours.some(({ weekday, opens, closes }) => weekday === weekdayOf(day) && opens <= starts && ends <= closes);
}

function hoursOn(hours: readonly OpeningHours[], day: Day): string {
  return hours.flatMap(({ weekday, opens, closes }) => (weekday === weekdayOf(day) ? [`${opens}–${closes}`] : [])).join(', ');
}
