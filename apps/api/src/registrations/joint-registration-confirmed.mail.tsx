import { translator } from '@percorso/messages';
import { paragraph } from '../calendars/meeting-mail.js';
import { defineMail } from '../mail/mail-kind.js';
import { howSeatsAreFreed, jointRegistrationMailData, lastEnd, renderJointLetter, takenIn } from './joint-registration-mail.js';

/** Says in one mail what became of several registrations, with a link for each date and a calendar file of all seats. */
export const jointRegistrationConfirmed = defineMail(
  'joint-registration-confirmed',
  'PERSONAL',
  jointRegistrationMailData,
  (mail) => {
    const t = translator(mail.locale);
    return renderJointLetter(mail, {
      subject: t('mail.jointConfirmed.subject', { count: takenIn(mail.data) }),
      heading: t('mail.jointConfirmed.heading'),
      before: [paragraph(t('mail.jointConfirmed.text'))],
      after: [
        ...(mail.data.calendarFile.length > 0 ? [paragraph(t('mail.jointConfirmed.calendar'))] : []),
        ...howSeatsAreFreed(mail),
        paragraph(t('mail.jointConfirmed.manage')),
      ],
    });
  },
  lastEnd,
);
