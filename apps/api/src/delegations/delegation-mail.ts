import { translator } from '@percorso/messages';
import { formatInstant } from '@percorso/time';
import { z } from 'zod';
import { meetingCard, meetingEnd, meetingForMail, meetingTimes } from '../calendars/meeting-snapshot.js';
import type { MailToRender, RenderedMail } from '../mail/mail-kind.js';
import { type LetterBlock, renderLetter } from '../mail/mail-letter.js';

/** What every mail about a delegation says. */
export const delegationMailData = z.object({
  organisation: z.string(),
  places: z.int(),
  /** How many of them are named. */
  named: z.int(),
  /** Until when the organisation may change whom it sends; null: nobody can say yet. */
  until: z.iso.datetime().nullable(),
  timezone: z.string(),
  /** The organisers' words. */
  note: z.string().nullable(),
  /** What it is invited to: a meeting, or else a group. */
  meeting: meetingForMail.nullable(),
  group: z.object({ title: z.string(), processTitle: z.string(), coming: z.array(meetingForMail) }).nullable(),
  /** Token of the page on which delegates are named; null: the mail has no link. */
  secret: z.string().nullable(),
});
export type DelegationMailData = z.output<typeof delegationMailData>;

/** What one kind of mail says about a delegation; greeting and surroundings are alike in all. */
interface DelegationLetter {
  subject: string;
  heading: string;
  blocks: readonly LetterBlock[];
  reason: string;
}

export function renderDelegationLetter(mail: MailToRender<DelegationMailData>, { subject, heading, blocks, reason }: DelegationLetter): RenderedMail {
  const t = translator(mail.locale);
  const { meeting, organisation } = mail.data;
  return renderLetter(
    {
      subject,
      preview: [organisation, meeting && meetingTimes(meeting, mail.locale)[0]].filter(Boolean).join(' · '),
      heading,
      greeting: mail.to.name === '' ? t('mail.hello') : t('mail.greeting', { name: mail.to.name }),
      blocks,
      reason,
    },
    mail.locale,
    mail,
  );
}

/** What subjects are made of: "ARCI Lodi" and "Session 2". */
export function delegationValues({ organisation, meeting, group }: DelegationMailData): { organisation: string; occasion: string } {
  return { organisation, occasion: meeting?.title ?? group?.title ?? '' };
}

/** When and where, or which group and its coming meetings. */
export function occasionCard(mail: MailToRender<DelegationMailData>): LetterBlock[] {
  const t = translator(mail.locale);
  const { meeting, group } = mail.data;
  if (meeting) return [meetingCard({ ...meeting, onlineUrl: null }, mail)];
  if (!group) return [];
  const coming = group.coming.map((each) => ({ label: each.title, values: [...meetingTimes(each, mail.locale), each.place.length > 0 ? each.place.join(', ') : t('mail.placeOpen')] }));
  const none = { label: t('mail.delegation.meetings'), values: [t('mail.delegation.noneComing')] };
  return [{ kind: 'card', heading: group.title, lines: [{ label: t('mail.process'), values: [group.processTitle] }, ...(coming.length > 0 ? coming : [none])] }];
}

/** Until when delegates can be changed, as a sentence; nothing while nobody can say. */
export function deadlineOf({ locale, data: { until, timezone } }: MailToRender<DelegationMailData>): LetterBlock[] {
  return until === null ? [] : [{ kind: 'paragraph', text: translator(locale)('mail.delegation.until', { until: formatInstant(new Date(until), timezone, locale) }) }];
}

/** After the meeting it helps nobody; null for a group. */
export function occasionEnd({ meeting }: DelegationMailData): Date | null {
  return meeting && meetingEnd(meeting);
}
