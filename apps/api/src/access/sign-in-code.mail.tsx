import { translator } from '@percorso/messages';
import { z } from 'zod';
import { defineMail } from '../mail/mail-kind.js';
import { renderLetter } from '../mail/mail-letter.js';

/** The six digits. They stand nowhere else in the mail, and no other six digits do: programs read them too. */
export const signInCode = defineMail(
  'sign-in-code',
  'SIGN_IN',
  z.object({
    /** The code. */
    secret: z.string(),
    validUntil: z.iso.datetime(),
  }),
  (mail) => {
    const t = translator(mail.locale);
    return renderLetter(
      {
        subject: t('mail.signInCode.subject'),
        preview: t('mail.signInCode.preview'),
        heading: t('mail.signInCode.heading'),
        greeting: null,
        blocks: [
          { kind: 'paragraph', text: t('mail.signInCode.enter') },
          { kind: 'code', code: mail.data.secret },
          { kind: 'paragraph', text: t('mail.signInCode.limits') },
          { kind: 'paragraph', text: t('mail.signInCode.secret') },
          { kind: 'paragraph', text: t('mail.signInCode.notYou') },
        ],
        reason: t('mail.signInCode.reason'),
      },
      mail.locale,
      mail,
    );
  },
  (data) => new Date(data.validUntil),
);
