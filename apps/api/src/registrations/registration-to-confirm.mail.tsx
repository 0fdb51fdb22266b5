import { translator } from '@percorso/messages';
import { z } from 'zod';
import { participantMailData, secretLink } from '../calendars/meeting-mail.js';
import { meetingCard, meetingEnd } from '../calendars/meeting-snapshot.js';
import { defineMail } from '../mail/mail-kind.js';
import { renderLetter } from '../mail/mail-letter.js';

/** Asks whoever reads the mailbox whether the registration is theirs. Its text holds one link, and no other. */
export const registrationToConfirm = defineMail(
  'registration-to-confirm',
  'PERSONAL',
  participantMailData.extend({
    /** Token of the page that confirms. */
    secret: z.string(),
    /** No seat is held: confirming leads to the waiting list. */
    waiting: z.boolean(),
  }),
  (mail) => {
    const t = translator(mail.locale);
    const { personName, meeting, admission, secret, waiting } = mail.data;
    return renderLetter(
      {
        subject: t('mail.toConfirm.subject', { meeting: meeting.title }),
        preview: waiting ? t('mail.toConfirm.waitingPreview') : t('mail.toConfirm.preview'),
        heading: t('mail.toConfirm.heading'),
        greeting: t('mail.greeting', { name: personName }),
        blocks: [
          { kind: 'paragraph', text: t('mail.toConfirm.asked') },
          meetingCard(meeting, mail.locale, { admission, links: false }),
          { kind: 'paragraph', text: waiting ? t('mail.toConfirm.waiting') : t('mail.toConfirm.hold') },
          { kind: 'button', text: t('mail.toConfirm.button'), href: secretLink(mail, 'conferma', secret) },
          ...(waiting ? [] : [{ kind: 'paragraph' as const, text: t('mail.toConfirm.later') }]),
          { kind: 'paragraph', text: t('mail.toConfirm.notYou') },
        ],
        reason: t('mail.reason.registered'),
      },
      mail.locale,
      mail,
    );
  },
  (data) => meetingEnd(data.meeting),
);
