import { translator } from '@percorso/messages';
import { z } from 'zod';
import { calendarDay, meetingMailData, secretLink, subjectValues } from '../calendars/meeting-mail.js';
import { admissionForMail, dayNote, meetingCard, meetingEnd, meetingForMail, type MeetingForMail, subjectOfDay } from '../calendars/meeting-snapshot.js';
import { meetingObject } from '../calendars/meeting.ics.js';
import { defineMail } from '../mail/mail-kind.js';
import { type LetterBlock, renderLetter } from '../mail/mail-letter.js';

const data = meetingMailData.extend({
  ...calendarDay,
  /** The meeting as the person knew it; `meeting` is how it is now. */
  before: meetingForMail,
  /** What the person has: it decides what is asked of them, and where the button leads. */
  holds: z.enum(['SEAT', 'WAITING', 'INVITED']),
  /** Null for whoever is only invited. */
  admission: admissionForMail.nullable(),
  /** The answer that their calendar shall show; NEEDS-ACTION asks again. */
  answer: z.enum(['NEEDS-ACTION', 'ACCEPTED', 'DECLINED', 'TENTATIVE']),
  /** Token of the page that changes or cancels, or of the one that takes the answer; null: no button. */
  secret: z.string().nullable(),
});

/** Says what changed, before and after. Without a calendar object for whoever has none in the calendar, as in the waiting list. */
export const meetingMoved = defineMail(
  'meeting-moved',
  'CAMPAIGN',
  data,
  (mail) => {
    const t = translator(mail.locale);
    const { personName, meeting, before, day, holds, admission, answer } = mail.data;
    const change = changeOf(before, meeting);
    return renderLetter(
      {
        subject: subjectOfDay(t(`mail.moved.${change}Subject`, subjectValues(meeting, mail.locale)), day, mail.locale),
        preview: t(`mail.moved.${change}Heading`),
        heading: t(`mail.moved.${change}Heading`),
        greeting: t('mail.greeting', { name: personName }),
        blocks: [
          { kind: 'paragraph', text: t('mail.moved.now') },
          meetingCard(meeting, mail.locale, { admission }),
          { kind: 'paragraph', text: t(`mail.moved.kept.${holds}`) },
          ...button(mail),
          ...dayNote(day, mail.locale),
          ...(mail.calendar === null ? [] : [{ kind: 'paragraph' as const, text: t('mail.moved.updated') }]),
          meetingCard(before, mail.locale, { past: true, heading: t('mail.moved.before') }),
        ],
        reason: t('mail.reason.takingPart'),
      },
      mail.locale,
      mail,
      meetingObject(mail, { meeting, day, answer }),
    );
  },
  (snapshot) => meetingEnd(snapshot.meeting),
);

function button(mail: Parameters<typeof secretLink>[0] & { data: z.output<typeof data> }): LetterBlock[] {
  const { secret, holds } = mail.data;
  if (secret === null) return [];
  const t = translator(mail.locale);
  return holds === 'INVITED'
    ? [{ kind: 'button', text: t('mail.invitation.button'), href: secretLink(mail, 'i', secret) }]
    : [{ kind: 'button', text: t('mail.manage'), href: secretLink(mail, 'iscrizione', secret) }];
}

/** What matters most of what changed. */
function changeOf(before: MeetingForMail, after: MeetingForMail): 'when' | 'where' | 'other' {
  if (JSON.stringify(whenOf(before)) !== JSON.stringify(whenOf(after))) return 'when';
  return before.place.join() === after.place.join() ? 'other' : 'where';
}

function whenOf({ date, timezone, days }: MeetingForMail): unknown[] {
  return [date, timezone, ...days.map(({ starts, ends }) => [starts, ends])];
}
