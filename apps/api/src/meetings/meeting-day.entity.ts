import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../kernel/ids.js';
import { WallTime } from '../kernel/wall-time.js';
import { Meeting } from './meeting.entity.js';
import { Room } from './room.entity.js';

const MeetingDaySchema = defineEntity({
  name: 'MeetingDay',
  tableName: 'meeting_day',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    meeting: () => p.manyToOne(Meeting),
    /** From 1. */
    position: p.integer(),
    /** EDTF. */
    date: p.text(),
    /** Wall time in the meeting's zone, as "2023-12-01T09:30"; null while the hour is not fixed. */
    starts: p.type(WallTime).nullable(),
    ends: p.type(WallTime).nullable(),
    /** The same as instants, derived from the wall time and the zone's rules. */
    startsAt: p.datetime().nullable(),
    endsAt: p.datetime().nullable(),
    /** The day's UID in feeds; set once. */
    calendarUid: p.text(),
    /** The meeting's room while it is booked (neither draft nor cancelled); kept by a trigger, guarded by an exclusion constraint. */
    bookedRoom: () => p.manyToOne(Room).nullable(),
  },
});

export class MeetingDay extends MeetingDaySchema.class {}
MeetingDaySchema.setClass(MeetingDay);
