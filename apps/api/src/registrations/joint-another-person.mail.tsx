import { translator } from '@percorso/messages';
import { paragraph, secretButton } from '../calendars/meeting-mail.js';
import { defineMail } from '../mail/mail-kind.js';
import { jointRegistrationMailData, lastEnd, renderJointLetter, takenIn } from './joint-registration-mail.js';

/** Asks the owner of a mailbox whether somebody else uses it too, who wants to come to several meetings. */
export const jointAnotherPerson = defineMail(
  'joint-another-person',
  'PERSONAL',
  jointRegistrationMailData,
  (mail) => {
    const t = translator(mail.locale);
    const other = mail.to.name;
    return renderJointLetter(mail, {
      subject: t('mail.jointAnotherPerson.subject', { count: takenIn(mail.data) }),
      heading: t('mail.anotherPerson.heading'),
      greeting: null,
      before: [paragraph(t('mail.jointAnotherPerson.text', { other }))],
      after: [
        paragraph(t('mail.anotherPerson.do', { other })),
        ...secretButton(mail, 'conferma-tutti', mail.data.secret.link, t('mail.anotherPerson.button')),
        paragraph(t('mail.anotherPerson.notYou')),
      ],
    });
  },
  lastEnd,
);
