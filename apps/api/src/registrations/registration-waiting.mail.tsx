import { translator } from '@percorso/messages';
import { z } from 'zod';
import { participantMailData, secretLink, subjectValues } from '../calendars/meeting-mail.js';
import { meetingCard, meetingEnd } from '../calendars/meeting-snapshot.js';
import { defineMail } from '../mail/mail-kind.js';
import { renderLetter } from '../mail/mail-letter.js';

/** Says that somebody waits, and for what. Nothing goes into the calendar: there is no seat yet. */
export const registrationWaiting = defineMail(
  'registration-waiting',
  'PERSONAL',
  participantMailData.extend({
    /** Token of the page that changes and cancels. */
    secret: z.string(),
    /** Place in the line, from 1. */
    position: z.int(),
  }),
  (mail) => {
    const t = translator(mail.locale);
    const { personName, meeting, admission, secret, position } = mail.data;
    return renderLetter(
      {
        subject: t('mail.waiting.subject', subjectValues(meeting, mail.locale)),
        preview: t('mail.waiting.heading'),
        heading: t('mail.waiting.heading'),
        greeting: t('mail.greeting', { name: personName }),
        blocks: [
          { kind: 'paragraph', text: t('mail.waiting.text', { position }) },
          meetingCard(meeting, mail.locale, { admission }),
          { kind: 'paragraph', text: t('mail.waiting.next') },
          { kind: 'paragraph', text: t('mail.waiting.leave') },
          { kind: 'button', text: t('mail.manage'), href: secretLink(mail, 'iscrizione', secret) },
        ],
        reason: t('mail.reason.registered'),
      },
      mail.locale,
      mail,
    );
  },
  (data) => meetingEnd(data.meeting),
);
