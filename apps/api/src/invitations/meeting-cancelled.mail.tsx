import { translator } from '@percorso/messages';
import { z } from 'zod';
import { meetingMailData, paragraph, renderMeetingLetter, subjectValues } from '../calendars/meeting-mail.js';
import { meetingCard } from '../calendars/meeting-snapshot.js';
import { defineMail } from '../mail/mail-kind.js';
import type { LetterBlock } from '../mail/mail-letter.js';

/** Says that a meeting will not take place, and takes it out of the calendar of whoever has it there. */
export const meetingCancelled = defineMail(
  'meeting-cancelled',
  'CAMPAIGN',
  meetingMailData.extend({
    part: z.enum(['SEAT', 'WAITING', 'INVITED']),
    /** In the organisers' own words; null: they gave none. */
    reason: z.string().nullable(),
  }),
  (mail) => {
    const t = translator(mail.locale);
    const { meeting, part, reason } = mail.data;
    const words: LetterBlock[] = reason === null ? [] : [paragraph(t('mail.meetingCancelled.reason')), { kind: 'quote', text: reason }];
    return renderMeetingLetter(mail, {
      subject: t('mail.meetingCancelled.subject', subjectValues(meeting, mail.locale)),
      heading: t('mail.meetingCancelled.heading'),
      blocks: [
        paragraph(t('mail.meetingCancelled.text')),
        meetingCard({ ...meeting, onlineUrl: null }, mail),
        ...words,
        ...(part === 'INVITED' ? [] : [paragraph(t('mail.meetingCancelled.next'))]),
      ],
      reason: t('mail.reason.takingPart'),
      calendarNote: t('mail.outOfCalendar'),
    });
  },
);
