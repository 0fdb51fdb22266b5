import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../kernel/ids.js';
import { MeetingDay } from '../meetings/meeting-day.entity.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { Person } from '../people/person.entity.js';

const CalendarEntrySchema = defineEntity({
  name: 'CalendarEntry',
  tableName: 'calendar_entry',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    person: () => p.manyToOne(Person),
    meeting: () => p.manyToOne(Meeting),
    meetingDay: () => p.manyToOne(MeetingDay),
    /** Random, set once; a person's own, so also a secret. Dead after a CANCEL: asked again, the person gets a new one. */
    uid: p.text(),
    sequence: p.integer().default(0),
    /** The last message's DTSTAMP; the next one is later (RFC 5546, 2.1.5). */
    dtstamp: p.datetime(),
    /** What the address it was sent to holds. */
    address: p.text(),
    partstat: p.enum(['NEEDS-ACTION', 'ACCEPTED', 'DECLINED', 'TENTATIVE'] as const),
    cancelledAt: p.datetime().nullable(),
  },
});

/** What one person's calendar holds for one day of a meeting because we sent it there. */
export class CalendarEntry extends CalendarEntrySchema.class {}
CalendarEntrySchema.setClass(CalendarEntry);
