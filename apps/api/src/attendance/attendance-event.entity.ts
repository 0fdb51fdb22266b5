import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../kernel/ids.js';
import { MeetingDay } from '../meetings/meeting-day.entity.js';
import { Person } from '../people/person.entity.js';
import { Registration } from '../registrations/registration.entity.js';

export const attendanceStatuses = ['PRESENT', 'LATE', 'EXCUSED', 'ABSENT'] as const;
export type AttendanceStatus = (typeof attendanceStatuses)[number];

const AttendanceEventSchema = defineEntity({
  name: 'AttendanceEvent',
  tableName: 'attendance_event',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    /** Made by the device: the same event sent twice is one row. */
    nonce: p.text(),
    meetingDay: () => p.manyToOne(MeetingDay),
    person: () => p.manyToOne(Person),
    registration: () => p.manyToOne(Registration).nullable(),
    status: p.enum(attendanceStatuses),
    at: p.datetime(),
    leftAt: p.datetime().nullable(),
    /** The nonce of the event that this one takes back; null for a statement of its own. */
    undoOf: p.text().nullable(),
    walkIn: p.boolean().default(false),
    recordedBy: () => p.manyToOne(Person).nullable(),
    recordedAt: p.datetime(),
  },
});

/** What somebody at the door stated; only ever added to. */
export class AttendanceEvent extends AttendanceEventSchema.class {}
AttendanceEventSchema.setClass(AttendanceEvent);
