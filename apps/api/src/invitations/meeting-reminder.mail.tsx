import { translator } from '@percorso/messages';
import { z } from 'zod';
import { meetingMailData, paragraph, renderMeetingLetter, secretButton, subjectValues } from '../calendars/meeting-mail.js';
import { admissionForMail, meetingCard, meetingStart } from '../calendars/meeting-snapshot.js';
import { defineMail } from '../mail/mail-kind.js';

/** A day before. Whoever queues it also registers a check, so that nobody is reminded of what no longer holds. */
export const meetingReminder = defineMail(
  'meeting-reminder',
  'CAMPAIGN',
  meetingMailData.extend({
    admission: admissionForMail,
    /** Token of the page that changes and cancels; null: no button. */
    secret: z.string().nullable(),
  }),
  (mail) => {
    const t = translator(mail.locale);
    const { meeting, admission, secret } = mail.data;
    return renderMeetingLetter(mail, {
      subject: t('mail.reminder.subject', subjectValues(meeting, mail.locale)),
      heading: t('mail.reminder.heading'),
      blocks: [
        paragraph(t('mail.reminder.text')),
        meetingCard(meeting, mail, { admission }),
        ...(secret === null ? [] : [paragraph(t('mail.manageText'))]),
        ...secretButton(mail, 'iscrizione', secret, t('mail.manage')),
      ],
      reason: t('mail.reason.registered'),
    });
  },
  ({ meeting }) => meetingStart(meeting),
);
