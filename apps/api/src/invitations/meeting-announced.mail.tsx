import { translator } from '@percorso/messages';
import { z } from 'zod';
import { meetingMailData, paragraph, renderMeetingLetter, subjectValues } from '../calendars/meeting-mail.js';
import { meetingCard, meetingEnd, meetingPage } from '../calendars/meeting-snapshot.js';
import { defineMail } from '../mail/mail-kind.js';

/** Tells those who follow a process of a new meeting. Nothing for the calendar: nobody said that they come. */
export const meetingAnnounced = defineMail(
  'meeting-announced',
  'CAMPAIGN',
  meetingMailData.extend({
    /** Token of the link that ends such letters. */
    secret: z.string(),
  }),
  (mail) => {
    const t = translator(mail.locale);
    const { meeting, secret } = mail.data;
    const unsubscribe = `${mail.publicUrl}/unsubscribe/${secret}`;
    const rendered = renderMeetingLetter(mail, {
      subject: t('mail.announced.subject', subjectValues(meeting, mail.locale)),
      heading: t('mail.announced.heading'),
      blocks: [
        paragraph(t('mail.announced.text')),
        meetingCard(meeting, mail, { links: false }),
        { kind: 'button', text: t('mail.announced.button'), href: meetingPage(meeting, mail) },
        { kind: 'card', heading: t('mail.unsubscribe.title'), lines: [{ label: t('mail.page'), values: [unsubscribe], href: unsubscribe }] },
      ],
      reason: t('mail.reason.following', { process: meeting.processTitle }),
    });
    return { ...rendered, unsubscribe };
  },
  ({ meeting }) => meetingEnd(meeting),
);
