import { translator } from '@percorso/messages';
import { z } from 'zod';
import { participantMailData, secretLink } from '../calendars/meeting-mail.js';
import { meetingCard, meetingEnd } from '../calendars/meeting-snapshot.js';
import { defineMail } from '../mail/mail-kind.js';
import { renderLetter } from '../mail/mail-letter.js';

/**
 * Tells the owner of a mailbox what the page does not tell: that this person is registered already. It carries no
 * calendar object, since nothing changed.
 */
export const alreadyRegistered = defineMail(
  'already-registered',
  'PERSONAL',
  participantMailData.extend({
    /** Token of the page that changes and cancels. */
    secret: z.string(),
    /** Place in the waiting list, from 1; null: the person has a seat. */
    position: z.int().nullable(),
  }),
  (mail) => {
    const t = translator(mail.locale);
    const { personName, meeting, admission, secret, position } = mail.data;
    return renderLetter(
      {
        subject: t('mail.already.subject', { meeting: meeting.title }),
        preview: t('mail.already.heading'),
        heading: t('mail.already.heading'),
        greeting: t('mail.greeting', { name: personName }),
        blocks: [
          { kind: 'paragraph', text: position === null ? t('mail.already.confirmed') : t('mail.already.waiting', { position }) },
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
  (data) => meetingEnd(data.meeting),
);
