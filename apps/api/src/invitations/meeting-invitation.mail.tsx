import { translator } from '@percorso/messages';
import { z } from 'zod';
import { calendarDay, calendarNote, meetingMailData, secretLink, subjectValues } from '../calendars/meeting-mail.js';
import { dayNote, meetingCard, meetingEnd, subjectOfDay } from '../calendars/meeting-snapshot.js';
import { meetingObject } from '../calendars/meeting.ics.js';
import { defineMail } from '../mail/mail-kind.js';
import { renderLetter } from '../mail/mail-letter.js';

/** Asks somebody to come; the calendar asks the same. */
export const meetingInvitation = defineMail(
  'meeting-invitation',
  'CAMPAIGN',
  meetingMailData.extend({
    ...calendarDay,
    /** Token of the page that takes the answer. */
    secret: z.string(),
    /** The group whose members are invited, as a title; null: the person was invited alone. */
    group: z.string().nullable(),
  }),
  (mail) => {
    const t = translator(mail.locale);
    const { personName, meeting, day, secret, group } = mail.data;
    const text = group === null ? t('mail.invitation.text') : t('mail.invitation.groupText', { group });
    return renderLetter(
      {
        subject: subjectOfDay(t('mail.invitation.subject', subjectValues(meeting, mail.locale)), day, mail.locale),
        preview: t('mail.invitation.heading'),
        heading: t('mail.invitation.heading'),
        greeting: t('mail.greeting', { name: personName }),
        blocks: [
          { kind: 'paragraph', text },
          meetingCard(meeting, mail.locale),
          ...(meeting.tentative ? [{ kind: 'paragraph' as const, text: t('mail.invitation.tentative') }] : []),
          { kind: 'paragraph', text: t('mail.invitation.answer') },
          { kind: 'button', text: t('mail.invitation.button'), href: secretLink(mail, 'i', secret) },
          ...dayNote(day, mail.locale),
          ...calendarNote(mail),
        ],
        reason: t('mail.reason.invited'),
      },
      mail.locale,
      mail,
      meetingObject(mail, { meeting, day, answer: 'NEEDS-ACTION' }),
    );
  },
  (data) => meetingEnd(data.meeting),
);
