import { translator } from '@percorso/messages';
import { z } from 'zod';
import { calendarDay, calendarNote, participantMailData, secretLink, subjectValues } from '../calendars/meeting-mail.js';
import { dayNote, meetingCard, meetingEnd, subjectOfDay } from '../calendars/meeting-snapshot.js';
import { meetingObject } from '../calendars/meeting.ics.js';
import { defineMail } from '../mail/mail-kind.js';
import { renderLetter } from '../mail/mail-letter.js';

/** Says that somebody who waited has a seat now, and puts the meeting into the calendar. */
export const registrationPromoted = defineMail(
  'registration-promoted',
  'PERSONAL',
  participantMailData.extend({
    ...calendarDay,
    /** Token of the page that changes and cancels. */
    secret: z.string(),
    /** The seat that was given up for this one, in words: "In rete"; null: none. */
    insteadOf: z.string().nullable(),
  }),
  (mail) => {
    const t = translator(mail.locale);
    const { personName, meeting, admission, day, secret, insteadOf } = mail.data;
    return renderLetter(
      {
        subject: subjectOfDay(t('mail.promoted.subject', subjectValues(meeting, mail.locale)), day, mail.locale),
        preview: t('mail.promoted.heading'),
        heading: t('mail.promoted.heading'),
        greeting: t('mail.greeting', { name: personName }),
        blocks: [
          { kind: 'paragraph', text: t('mail.promoted.text') },
          meetingCard(meeting, mail.locale, { admission }),
          ...(insteadOf === null ? [] : [{ kind: 'paragraph' as const, text: t('mail.confirmed.insteadOf', { other: insteadOf }) }]),
          ...dayNote(day, mail.locale),
          ...calendarNote(mail),
          { kind: 'paragraph', text: t('mail.manageText') },
          { kind: 'button', text: t('mail.manage'), href: secretLink(mail, 'iscrizione', secret) },
        ],
        reason: t('mail.reason.registered'),
      },
      mail.locale,
      mail,
      meetingObject(mail, { meeting, day, answer: 'ACCEPTED' }),
    );
  },
  (data) => meetingEnd(data.meeting),
);
