import { translator } from '@percorso/messages';
import { z } from 'zod';
import { calendarDay, calendarNote, meetingMailData, subjectValues } from '../calendars/meeting-mail.js';
import { dayNote, meetingCard, subjectOfDay } from '../calendars/meeting-snapshot.js';
import { meetingObject } from '../calendars/meeting.ics.js';
import { defineMail } from '../mail/mail-kind.js';
import { renderLetter } from '../mail/mail-letter.js';

/** Says that a meeting will not take place, and takes it out of the calendar of whoever has it there. */
export const meetingCancelled = defineMail(
  'meeting-cancelled',
  'CAMPAIGN',
  meetingMailData.extend({
    ...calendarDay,
    /** In the organisers' own words; null: they gave none. */
    note: z.string().nullable(),
    registered: z.boolean(),
  }),
  (mail) => {
    const t = translator(mail.locale);
    const { personName, meeting, day, note, registered } = mail.data;
    return renderLetter(
      {
        subject: subjectOfDay(t('mail.meetingCancelled.subject', subjectValues(meeting, mail.locale)), day, mail.locale),
        preview: t('mail.meetingCancelled.heading'),
        heading: t('mail.meetingCancelled.heading'),
        greeting: t('mail.greeting', { name: personName }),
        blocks: [
          { kind: 'paragraph', text: t('mail.meetingCancelled.text') },
          meetingCard({ ...meeting, onlineUrl: null }, mail.locale),
          ...(note === null
            ? []
            : [
                { kind: 'paragraph' as const, text: t('mail.meetingCancelled.reason') },
                { kind: 'quote' as const, text: note },
              ]),
          ...(registered ? [{ kind: 'paragraph' as const, text: t('mail.meetingCancelled.next') }] : []),
          ...dayNote(day, mail.locale),
          ...calendarNote(mail),
        ],
        reason: t('mail.reason.takingPart'),
      },
      mail.locale,
      mail,
      meetingObject(mail, { meeting, day, answer: 'DECLINED' }),
    );
  },
);
