import { translator } from '@percorso/messages';
import { z } from 'zod';
import { meetingMailData, paragraph, renderMeetingLetter, subjectValues } from '../calendars/meeting-mail.js';
import { meetingCard, meetingEnd } from '../calendars/meeting-snapshot.js';
import { defineMail } from '../mail/mail-kind.js';

/** Takes one day of several out of calendars. `meeting` is how it was, with that day; another mail tells how it is now. */
export const meetingDayDropped = defineMail(
  'meeting-day-dropped',
  'PERSONAL',
  meetingMailData.extend({
    /** In the organisers' own words; null: they gave none. */
    reason: z.string().nullable(),
  }),
  (mail) => {
    const t = translator(mail.locale);
    const { meeting, reason } = mail.data;
    return renderMeetingLetter(mail, {
      subject: t('mail.dayDropped.subject', subjectValues(meeting, mail.locale)),
      heading: t('mail.dayDropped.heading'),
      blocks: [
        paragraph(t('mail.dayDropped.text')),
        meetingCard({ ...meeting, onlineUrl: null }, mail, { past: true }),
        ...(reason === null ? [] : [paragraph(t('mail.meetingCancelled.reason')), { kind: 'quote' as const, text: reason }]),
      ],
      reason: t('mail.reason.takingPart'),
    });
  },
  ({ meeting }) => meetingEnd(meeting),
);
