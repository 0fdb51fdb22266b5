import { translator } from '@percorso/messages';
import { z } from 'zod';
import { meetingMailData, paragraph, renderMeetingLetter, secretButton, subjectValues } from '../calendars/meeting-mail.js';
import { admissionForMail, meetingCard, meetingEnd, meetingForMail, type MeetingForMail } from '../calendars/meeting-snapshot.js';
import { defineMail } from '../mail/mail-kind.js';

/** Says what changed, before and after. Without a calendar object for whoever has none in the calendar, as in the waiting list. */
export const meetingMoved = defineMail(
  'meeting-moved',
  'CAMPAIGN',
  meetingMailData.extend({
    /** The meeting as the person knew it; `meeting` is how it is now. */
    before: meetingForMail,
    /** What the person has: it decides what is asked of them, and where the button leads. */
    part: z.enum(['SEAT', 'WAITING', 'INVITED']),
    /** Null for whoever is only invited. */
    admission: admissionForMail.nullable(),
    /** The answer that their calendar shall show; NEEDS-ACTION asks again. */
    answer: z.enum(['NEEDS-ACTION', 'ACCEPTED', 'DECLINED', 'TENTATIVE']),
    /** In the organisers' own words; null: they gave none. */
    reason: z.string().nullable(),
    /** Token of the page that changes or cancels, or for the invited of the one that takes the answer; null: no button. */
    secret: z.string().nullable(),
  }),
  (mail) => {
    const t = translator(mail.locale);
    const { meeting, before, part, admission, answer, reason, secret } = mail.data;
    const change = changeOf(before, meeting);
    return renderMeetingLetter(mail, {
      subject: t(`mail.moved.${change}Subject`, subjectValues(meeting, mail.locale)),
      heading: t(`mail.moved.${change}Heading`),
      blocks: [
        paragraph(t('mail.moved.now')),
        meetingCard(meeting, mail, { admission }),
        ...(reason === null ? [] : [paragraph(t('mail.meetingCancelled.reason')), { kind: 'quote' as const, text: reason }]),
        ...(part === 'INVITED' && answer !== 'NEEDS-ACTION' ? [] : [paragraph(t(`mail.moved.kept.${part}`))]),
        ...(part === 'INVITED'
          ? secretButton(mail, 'i', secret, t('mail.invitation.button'))
          : secretButton(mail, 'iscrizione', secret, t('mail.manage'))),
        meetingCard(before, mail, { past: true, heading: t('mail.moved.before') }),
      ],
      reason: t('mail.reason.takingPart'),
      calendarNote: t('mail.moved.updated'),
      answer,
    });
  },
  ({ meeting }) => meetingEnd(meeting),
);

/** What matters most of what changed. */
function changeOf(before: MeetingForMail, after: MeetingForMail): 'fixed' | 'when' | 'where' | 'other' {
  if (before.tentative && !after.tentative) return 'fixed';
  if (JSON.stringify(whenOf(before)) !== JSON.stringify(whenOf(after))) return 'when';
  return before.place.join() === after.place.join() ? 'other' : 'where';
}

function whenOf({ date, timezone, days }: MeetingForMail): unknown[] {
  return [date, timezone, ...days.map(({ starts, ends }) => [starts, ends])];
}
