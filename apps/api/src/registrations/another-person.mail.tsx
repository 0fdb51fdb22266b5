import { translator } from '@percorso/messages';
import { z } from 'zod';
import { participantMailData, secretLink } from '../calendars/meeting-mail.js';
import { meetingCard, meetingEnd } from '../calendars/meeting-snapshot.js';
import { defineMail } from '../mail/mail-kind.js';
import { renderLetter } from '../mail/mail-letter.js';

/** Asks the owner of a mailbox whether somebody else with another name uses it too. Its text holds one link. */
export const anotherPerson = defineMail(
  'another-person',
  'PERSONAL',
  participantMailData.extend({
    /** The name that was given; `personName` is the one that we know. */
    otherName: z.string(),
    /** Token of the page that registers the other person. */
    secret: z.string(),
  }),
  (mail) => {
    const t = translator(mail.locale);
    const { personName, otherName, meeting, admission, secret } = mail.data;
    return renderLetter(
      {
        subject: t('mail.anotherPerson.subject', { meeting: meeting.title }),
        preview: t('mail.anotherPerson.preview', { other: otherName }),
        heading: t('mail.anotherPerson.heading'),
        greeting: t('mail.greeting', { name: personName }),
        blocks: [
          { kind: 'paragraph', text: t('mail.anotherPerson.text', { other: otherName }) },
          meetingCard(meeting, mail.locale, { admission, links: false }),
          { kind: 'paragraph', text: t('mail.anotherPerson.do', { other: otherName }) },
          { kind: 'button', text: t('mail.anotherPerson.button'), href: secretLink(mail, 'conferma', secret) },
          { kind: 'paragraph', text: t('mail.anotherPerson.notYou') },
        ],
        reason: t('mail.reason.registered'),
      },
      mail.locale,
      mail,
    );
  },
  (data) => meetingEnd(data.meeting),
);
