import { translator } from '@percorso/messages';
import { z } from 'zod';
import { meetingMailData, paragraph, renderMeetingLetter, subjectValues } from '../calendars/meeting-mail.js';
import { meetingCard, meetingEnd } from '../calendars/meeting-snapshot.js';
import { defineMail } from '../mail/mail-kind.js';

/** Puts a meeting that a person has into the calendar of their new address. */
export const entryEntered = defineMail(
  'entry-entered',
  'PERSONAL',
  meetingMailData.extend({ answer: z.enum(['NEEDS-ACTION', 'ACCEPTED', 'DECLINED', 'TENTATIVE']) }),
  (mail) => {
    const t = translator(mail.locale);
    const { meeting, answer } = mail.data;
    return renderMeetingLetter(mail, {
      subject: t('mail.addressEntered.subject', subjectValues(meeting, mail.locale)),
      heading: t('mail.addressEntered.heading'),
      blocks: [paragraph(t('mail.addressEntered.text')), meetingCard(meeting, mail)],
      reason: t('mail.reason.takingPart'),
      calendarNote: t('mail.inCalendar'),
      answer,
    });
  },
  ({ meeting }) => meetingEnd(meeting),
);
