import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../kernel/ids.js';
import type { LocalizedText } from '../kernel/localized-text.js';
import { Group } from '../groups/group.entity.js';
import { Process } from '../processes/process.entity.js';
import { Track } from '../processes/track.entity.js';
import { Room } from './room.entity.js';
import { Series } from './series.entity.js';
import { Session } from './session.entity.js';
import { Venue } from './venue.entity.js';

export const meetingStatuses = ['DRAFT', 'SAVE_THE_DATE', 'SCHEDULED', 'CANCELLED', 'CLOSED'] as const;
export type MeetingStatus = (typeof meetingStatuses)[number];

/** What is announced of a meeting besides its programme. */
export interface MeetingServices {
  /** Languages into which it is interpreted, as ISO 639-1 has them. */
  interpreters: string[];
  signLanguage: boolean;
  recorded: boolean;
  photographed: boolean;
}

const MeetingSchema = defineEntity({
  name: 'Meeting',
  tableName: 'meeting',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    process: () => p.manyToOne(Process),
    /** The programme file's name for it; unique in the process. */
    key: p.text(),
    /** The leading one of its groups: it numbers and titles the meeting. */
    group: () => p.manyToOne(Group).nullable(),
    /** All groups that meet, the leading one too, which a trigger keeps in; written by `writeGroups` only. */
    groups: () => p.manyToMany(Group).pivotTable('meeting_group'),
    series: () => p.manyToOne(Series).nullable(),
    session: () => p.manyToOne(Session).nullable(),
    /** Null where the source has none; what is shown is then composed. */
    title: p.json().$type<LocalizedText>().nullable(),
    description: p.json().$type<LocalizedText>().nullable(),
    status: p.enum(meetingStatuses),
    /** EDTF as given; the two days are the earliest and the latest that it can mean. */
    date: p.text(),
    earliest: p.date().nullable(),
    latest: p.date().nullable(),
    /** IANA zone whose wall time people agreed on. */
    timezone: p.text(),
    /** Instants of the first day's start and the last day's end; null while the day or the hour is not fixed. */
    startsAt: p.datetime().nullable(),
    endsAt: p.datetime().nullable(),
    venue: () => p.manyToOne(Venue).nullable(),
    room: () => p.manyToOne(Room).nullable(),
    /** The room on the net; shown only to those who may enter. */
    onlineUrl: p.text().nullable(),
    /** Null: nothing is announced. */
    services: p.json().$type<MeetingServices>().nullable(),
    tracks: () => p.manyToMany(Track).pivotTable('meeting_track'),
    /** What the programme file says of it and no column holds (with whom, parts of the day, announcement …). */
    programme: p.json().$type<Record<string, unknown>>(),
    inferred: p.json().$type<boolean | string[]>().nullable(),
    position: p.integer(),
    /** The meeting's own UID in public feeds; set once. */
    calendarUid: p.text(),
    /** Grows with each change that calendars must notice (RFC 5546, 2.1.4). */
    calendarSequence: p.integer().default(0),
    cancellationReason: p.text().nullable(),
    closedAt: p.datetime().nullable(),
    /** People counted at the door without their names; stands beside the people involved, never in them. */
    headCount: p.integer().nullable(),
    /** Whether the programme file imported last has it: what a later file leaves out is taken away only then. */
    imported: p.boolean().default(false),
    synthetic: p.boolean().default(false),
    version: p.integer().version(),
    createdAt: p.datetime().onCreate(() => new Date()),
    updatedAt: p.datetime().onCreate(() => new Date()).onUpdate(() => new Date()),
  },
});

export class Meeting extends MeetingSchema.class {
  /** Whether its end has passed. A meeting without hours is over when its latest day is past in its own zone. */
  isOver(now: Date): boolean {
    if (this.endsAt) return this.endsAt <= now;
    return this.latest != null && this.latest < dayInZone(now, this.timezone);
  }

  isRunning(now: Date): boolean {
    return this.startsAt != null && this.startsAt <= now && !this.isOver(now);
  }
}
MeetingSchema.setClass(Meeting);

/** The calendar day of an instant in an IANA zone, as YYYY-MM-DD. */
function dayInZone(instant: Date, timezone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: timezone }).format(instant);
}
