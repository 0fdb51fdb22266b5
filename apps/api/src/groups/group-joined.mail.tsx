import { translator } from '@percorso/messages';
import { formatDay } from '@percorso/time';
import { z } from 'zod';
import { defineMail } from '../mail/mail-kind.js';
import { type LetterBlock, renderLetter } from '../mail/mail-letter.js';

/** Says to somebody whom organisers made a member of a group that they are, and offers its coming meetings. */
export const groupJoined = defineMail(
  'group-joined',
  'PERSONAL',
  z.object({
    group: z.string(),
    process: z.string(),
    /** The first day; null: a member already. */
    startsOn: z.string().nullable(),
    /** How many of its meetings are to come. */
    meetings: z.int(),
  }),
  (mail) => {
    const t = translator(mail.locale);
    const { group, process, startsOn, meetings } = mail.data;
    const coming: LetterBlock[] = [
      { kind: 'paragraph', text: t('mail.groupJoined.meetings', { count: meetings }) },
      { kind: 'button', text: t('mail.groupJoined.button'), href: `${mail.publicUrl}/${mail.locale}/mie-iscrizioni` },
    ];
    return renderLetter(
      {
        subject: t('mail.groupJoined.subject', { group }),
        preview: process,
        heading: t('mail.groupJoined.heading'),
        greeting: mail.to.name === '' ? t('mail.hello') : t('mail.greeting', { name: mail.to.name }),
        blocks: [
          { kind: 'paragraph', text: t('mail.groupJoined.text', { group, process }) },
          ...(startsOn === null ? [] : [{ kind: 'paragraph' as const, text: t('mail.groupJoined.from', { day: formatDay(startsOn, mail.locale) }) }]),
          ...(meetings > 0 ? coming : [{ kind: 'paragraph' as const, text: t('mail.groupJoined.noMeetings') }]),
          { kind: 'paragraph', text: t('mail.groupJoined.mistake') },
        ],
        reason: t('mail.groupJoined.reason'),
      },
      mail.locale,
      mail,
    );
  },
);
