import type { EntityManager } from '@mikro-orm/postgresql';
import { addMissingEntries, type LeftEntry, leaveAddress } from '../calendars/calendar-updates.js';
import { meetingsForMail } from '../calendars/meeting-snapshots.queries.js';
import type { Locale } from '../kernel/locale.js';
import { runSql } from '../kernel/run-sql.js';
import { enqueueMails, type NewMail } from '../mail/outbox.js';
import { entryEntered } from './entry-entered.mail.js';
import { entryLeft } from './entry-left.mail.js';

const OWNER = `
select name, coalesce(email, contact_email) as address, locale,
       array(select registration.meeting_id from registration join admission on admission.id = registration.admission_id
              where registration.person_id = person.id and registration.status = 'CONFIRMED' and admission.mode = 'ONLINE') as "onlineIn"
  from person
 where id = $1`;

/**
 * After a person's address changed: takes their meetings to come out of the calendar behind the old address, and puts
 * them, under new UIDs, into that behind the new one. Call it in the transaction of the change, once it is flushed.
 *
 * @param publicUrl  the address that people see; new UIDs end in its host
 */
export async function moveCalendarsToNewAddress(em: EntityManager, personId: string, publicUrl: string, now: Date): Promise<void> {
  const [owner] = await runSql<{ name: string; address: string | null; locale: Locale; onlineIn: string[] }>(em, OWNER, [personId]);
  if (!owner) return;
  const { name, address, locale } = owner;
  const left = await leaveAddress(em, personId, now);
  const byMeeting = Map.groupBy(left, ({ meetingId }) => meetingId);
  const meetings = await meetingsForMail(em, [...byMeeting.keys()]);
  const envelope = (meetingId: string) => ({ locale, personId, processId: meetings.processOf(meetingId), meetingId });
  const mails: NewMail[] = left.map(({ meetingId, address: old, day, calendar }) =>
    entryLeft.mail({ ...envelope(meetingId), to: { name, address: old }, data: { meeting: meetings.inMail(meetingId, locale, false), day: ofSeveral(day) }, calendar }),
  );
  for (const [meetingId, entries] of byMeeting) {
    if (address === null) break;
    const answer = entries[0]?.answer ?? 'ACCEPTED';
    const entered = await addMissingEntries(em, meetingId, [{ personId, address }], answer, new URL(publicUrl).hostname, now);
    const meeting = meetings.inMail(meetingId, locale, owner.onlineIn.includes(meetingId));
    mails.push(...entered.map(({ day, calendar }) => entryEntered.mail({ ...envelope(meetingId), to: { name, address }, data: { meeting, day: ofSeveral(day), answer }, calendar })));
  }
  await enqueueMails(em, mails, now);
}

function ofSeveral(day: LeftEntry['day']): LeftEntry['day'] | null {
  return day.of > 1 ? day : null;
}
