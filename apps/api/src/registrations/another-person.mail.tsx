import { translator } from '@percorso/messages';
import { paragraph, renderMeetingLetter, secretButton } from '../calendars/meeting-mail.js';
import { meetingCard, meetingEnd } from '../calendars/meeting-snapshot.js';
import { defineMail } from '../mail/mail-kind.js';
import { registrationMailData } from './registration-mail-data.js';

/**
 * Asks the owner of a mailbox whether somebody else uses it too: the row's name is the one that was given, not the one
 * that we know. Its text holds one link.
 */
export const anotherPerson = defineMail(
  'another-person',
  'PERSONAL',
  registrationMailData,
  (mail) => {
    const t = translator(mail.locale);
    const { meeting, admission, secret } = mail.data;
    const other = mail.to.name;
    return renderMeetingLetter(mail, {
      subject: t('mail.anotherPerson.subject', { meeting: meeting.title }),
      heading: t('mail.anotherPerson.heading'),
      greeting: null,
      blocks: [
        paragraph(t('mail.anotherPerson.text', { other })),
        meetingCard(meeting, mail, { admission, links: false }),
        paragraph(t('mail.anotherPerson.do', { other })),
        ...secretButton(mail, 'conferma', secret, t('mail.anotherPerson.button')),
        paragraph(t('mail.anotherPerson.notYou')),
      ],
      reason: t('mail.reason.registered'),
    });
  },
  ({ meeting }) => meetingEnd(meeting),
);
