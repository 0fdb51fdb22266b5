import { translator, type Translate } from '@percorso/messages';
import { z } from 'zod';
import { calendarDay, calendarNote, participantMailData, subjectValues } from '../calendars/meeting-mail.js';
import { dayNote, meetingCard, subjectOfDay } from '../calendars/meeting-snapshot.js';
import { meetingObject } from '../calendars/meeting.ics.js';
import { defineMail } from '../mail/mail-kind.js';
import { type LetterBlock, renderLetter } from '../mail/mail-letter.js';

const data = participantMailData.extend({
  ...calendarDay,
  by: z.enum(['PERSON', 'STAFF']),
  /** The registration that takes its place, in words: "Milano, In sala"; null: none. */
  replacedBy: z.string().nullable(),
  /** What staff wrote to the person; null: nothing. */
  note: z.string().nullable(),
});

/** Says that somebody's registration ended, whoever ended it, and takes the meeting out of the calendar. */
export const registrationCancelled = defineMail('registration-cancelled', 'PERSONAL', data, (mail) => {
  const t = translator(mail.locale);
  const { personName, meeting, admission, day, by, replacedBy, note } = mail.data;
  return renderLetter(
    {
      subject: subjectOfDay(t('mail.registrationCancelled.subject', subjectValues(meeting, mail.locale)), day, mail.locale),
      preview: t('mail.registrationCancelled.heading'),
      heading: t('mail.registrationCancelled.heading'),
      greeting: t('mail.greeting', { name: personName }),
      blocks: [
        { kind: 'paragraph', text: whatHappened(t, by, replacedBy) },
        ...noteBlocks(t, note),
        meetingCard({ ...meeting, onlineUrl: null }, mail.locale, { admission }),
        ...dayNote(day, mail.locale),
        ...calendarNote(mail),
        ...(replacedBy === null && by === 'PERSON' ? [{ kind: 'paragraph' as const, text: t('mail.registrationCancelled.again') }] : []),
      ],
      reason: t('mail.reason.registered'),
    },
    mail.locale,
    mail,
    meetingObject(mail, { meeting, day, answer: 'DECLINED' }),
  );
});

function whatHappened(t: Translate, by: z.output<typeof data>['by'], replacedBy: string | null): string {
  if (replacedBy !== null) return t('mail.registrationCancelled.replaced', { other: replacedBy });
  return by === 'PERSON' ? t('mail.registrationCancelled.byPerson') : t('mail.registrationCancelled.byStaff');
}

function noteBlocks(t: Translate, note: string | null): LetterBlock[] {
  return note === null ? [] : [{ kind: 'paragraph', text: t('mail.registrationCancelled.reason') }, { kind: 'quote', text: note }];
}
