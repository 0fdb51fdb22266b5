import { translator } from '@percorso/messages';
import { z } from 'zod';
import { meetingMailData, paragraph, renderMeetingLetter, secretButton, subjectValues } from '../calendars/meeting-mail.js';
import { meetingCard, meetingEnd } from '../calendars/meeting-snapshot.js';
import { defineMail } from '../mail/mail-kind.js';

/** Asks somebody to come; the calendar asks the same. */
export const meetingInvitation = defineMail(
  'meeting-invitation',
  'CAMPAIGN',
  meetingMailData.extend({
    /** Token of the page that takes the answer. */
    secret: z.string(),
    /** The group whose members are invited, as a title; null: the person was invited alone. */
    group: z.string().nullable(),
  }),
  (mail) => {
    const t = translator(mail.locale);
    const { meeting, secret, group } = mail.data;
    return renderMeetingLetter(mail, {
      subject: t('mail.invitation.subject', subjectValues(meeting, mail.locale)),
      heading: t('mail.invitation.heading'),
      blocks: [
        paragraph(group === null ? t('mail.invitation.text') : t('mail.invitation.groupText', { group })),
        meetingCard(meeting, mail),
        ...(meeting.tentative ? [paragraph(t('mail.invitation.tentative'))] : []),
        paragraph(t('mail.invitation.answer')),
        ...secretButton(mail, 'i', secret, t('mail.invitation.button')),
      ],
      reason: t('mail.reason.invited'),
      calendarNote: t('mail.inCalendar'),
      answer: 'NEEDS-ACTION',
    });
  },
  ({ meeting }) => meetingEnd(meeting),
);
