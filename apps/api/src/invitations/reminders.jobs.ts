import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type MeetingForMail, meetingStart } from '../calendars/meeting-snapshot.js';
import { meetingsForMail } from '../calendars/meeting-snapshots.queries.js';
import type { Jobs } from '../kernel/jobs.js';
import type { Locale } from '../kernel/locale.js';
import { type LocalizedText, textFor } from '../kernel/localized-text.js';
import { runSql } from '../kernel/run-sql.js';
import { newToken, tokenHash } from '../kernel/secret-token.js';
import type { MailChecks } from '../mail/mail-checks.js';
import type { ClaimedMail } from '../mail/mails.queries.js';
import { enqueueMails } from '../mail/outbox.js';
import type { AdmissionMode } from '../meetings/admission.entity.js';
import { ADD_MANAGE_TOKENS } from '../registrations/registration-letter.queries.js';
import { meetingReminder } from './meeting-reminder.mail.js';
import { addTokens } from './notice-recipients.js';

/** How long before the start people are reminded. */
const BEFORE = 24 * 3_600_000;

interface ReminderRow {
  registrationId: string;
  meetingId: string;
  personId: string;
  name: string;
  address: string;
  locale: Locale;
  title: LocalizedText;
  mode: AdmissionMode;
  key: string;
}

/**
 * People with a seat in meetings that start within a day. Whoever got the seat later than that has just been told. The
 * key holds the start, so that a meeting that was moved is reminded of anew. $1 now, $2 a day from now, $3 a day
 */
const TO_REMIND = `
select registration.id as "registrationId", meeting.id as "meetingId", person.id as "personId", person.name,
       coalesce(person.email, person.contact_email) as address, registration.locale, admission.title, admission.mode, reminder_key as key
  from meeting
  join registration on registration.meeting_id = meeting.id and registration.status = 'CONFIRMED'
  join person on person.id = registration.person_id
  join admission on admission.id = registration.admission_id
 cross join lateral (select concat_ws(':', 'reminder', meeting.id, person.id, extract(epoch from meeting.starts_at)::bigint)) as reminder (reminder_key)
 where meeting.status = 'SCHEDULED' and meeting.starts_at > $1 and meeting.starts_at <= $2
   and registration.confirmed_at <= meeting.starts_at - make_interval(secs => $3::float8)
   and coalesce(person.email, person.contact_email) is not null
   and not exists (select from outgoing_mail where dedupe_key = reminder_key)`;

const STILL_RIGHT = `
select meeting.starts_at as "startsAt"
  from registration
  join meeting on meeting.id = registration.meeting_id
 where registration.id = $1 and registration.status = 'CONFIRMED' and meeting.id = $2 and meeting.status = 'SCHEDULED'`;

/** Reminds people of meetings a day before. */
@Injectable()
export class RemindersJobs {
  constructor(private readonly em: EntityManager) {}

  register(jobs: Jobs, checks: MailChecks): void {
    jobs.register('remind', '* * * * *', (now) => this.remind(now), { atStart: true });
    checks.register(meetingReminder.kind, (em, mail) => isStillRight(em, mail));
  }

  /** Writes the reminders that are due; each once, however often it runs. */
  async remind(now: Date): Promise<void> {
    await this.em.fork({ useContext: false }).transactional(async (em) => {
      const rows = await runSql<ReminderRow>(em, TO_REMIND, [now, new Date(now.getTime() + BEFORE), BEFORE / 1000]);
      if (rows.length === 0) return;
      const meetings = await meetingsForMail(em, [...new Set(rows.map(({ meetingId }) => meetingId))]);
      const tokens = new Map(rows.map(({ registrationId }) => [registrationId, newToken()]));
      await addTokens(em, ADD_MANAGE_TOKENS, [...tokens].map(([registrationId, token]) => [tokenHash(token), registrationId]), now);
      const mails = rows.map(({ registrationId, meetingId, personId, name, address, locale, title, mode, key }) =>
        meetingReminder.mail({
          to: { name, address },
          locale,
          data: {
            meeting: meetings.inMail(meetingId, locale, mode === 'ONLINE'),
            day: null,
            admission: { title: textFor(title, locale)?.text ?? '', mode },
            secret: tokens.get(registrationId) ?? null,
          },
          personId,
          processId: meetings.processOf(meetingId),
          meetingId,
          registrationId,
          dedupeKey: key,
        }),
      );
      await enqueueMails(em, mails, now);
    });
  }
}

/** Just before a reminder leaves: the person still has the seat, and the meeting is still when the reminder says. */
async function isStillRight(em: EntityManager, { registrationId, meetingId, data }: ClaimedMail): Promise<boolean> {
  const [row] = await runSql<{ startsAt: string | null }>(em, STILL_RIGHT, [registrationId, meetingId]);
  const said = meetingStart((data as { meeting: MeetingForMail }).meeting);
  return row?.startsAt != null && said?.getTime() === Date.parse(row.startsAt);
}
