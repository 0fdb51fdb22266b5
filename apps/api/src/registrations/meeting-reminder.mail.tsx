import { translator } from '@percorso/messages';
import { z } from 'zod';
import { participantMailData, secretLink, subjectValues } from '../calendars/meeting-mail.js';
import { meetingCard, meetingStart } from '../calendars/meeting-snapshot.js';
import { defineMail } from '../mail/mail-kind.js';
import { renderLetter } from '../mail/mail-letter.js';

/** A day before. Whoever queues it also registers a check, so that nobody is reminded of what no longer holds. */
export const meetingReminder = defineMail(
  'meeting-reminder',
  'CAMPAIGN',
  participantMailData.extend({
    /** Token of the page that changes and cancels. */
    secret: z.string(),
  }),
  (mail) => {
    const t = translator(mail.locale);
    const { personName, meeting, admission, secret } = mail.data;
    return renderLetter(
      {
        subject: t('mail.reminder.subject', subjectValues(meeting, mail.locale)),
        preview: t('mail.reminder.text'),
        heading: t('mail.reminder.heading'),
        greeting: t('mail.greeting', { name: personName }),
        blocks: [
          { kind: 'paragraph', text: t('mail.reminder.text') },
          meetingCard(meeting, mail.locale, { admission }),
          { kind: 'paragraph', text: t('mail.manageText') },
          { kind: 'button', text: t('mail.manage'), href: secretLink(mail, 'iscrizione', secret) },
        ],
        reason: t('mail.reason.registered'),
      },
      mail.locale,
      mail,
    );
  },
  (data) => meetingStart(data.meeting),
);
