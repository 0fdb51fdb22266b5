import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../kernel/ids.js';
import { MeetingDay } from '../meetings/meeting-day.entity.js';
import { Person } from '../people/person.entity.js';
import { Registration } from '../registrations/registration.entity.js';
import { attendanceStatuses } from './attendance-event.entity.js';

const AttendanceSchema = defineEntity({
  name: 'Attendance',
  tableName: 'attendance',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    meetingDay: () => p.manyToOne(MeetingDay),
    person: () => p.manyToOne(Person),
    registration: () => p.manyToOne(Registration).nullable(),
    status: p.enum(attendanceStatuses),
    at: p.datetime(),
    leftAt: p.datetime().nullable(),
    walkIn: p.boolean().default(false),
    recordedBy: () => p.manyToOne(Person).nullable(),
    /** The nonce of the event that it comes from. */
    nonce: p.text(),
    synthetic: p.boolean().default(false),
  },
});

/** How one person attended one day of a meeting: what the events come to. */
export class Attendance extends AttendanceSchema.class {}
AttendanceSchema.setClass(Attendance);
