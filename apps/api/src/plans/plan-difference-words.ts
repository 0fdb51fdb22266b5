import { translator } from '@percorso/messages';
import { formatEdtf, formatSpan } from '@percorso/time';
import type { Locale } from '../kernel/locale.js';
import { type LocalizedText, textFor } from '../kernel/localized-text.js';
import type { Difference, PlanStates } from './plan-draft.js';

/**
 * Says in one sentence what became of a thing of the plan.
 *
 * @param meetingTitle  what the meeting is called, for a meeting
 */
export function differenceInWords(difference: Difference, meetingTitle: string, locale: Locale): string {
  const t = translator(locale);
  const titled = (title: LocalizedText | undefined) => textFor(title, locale)?.text ?? '';
  switch (difference.thing) {
    case 'TRACK':
      return t(`planDraft.TRACK.${difference.kind}`, { before: titled(difference.before?.title), title: titled(difference.after?.title) });
    case 'PHASE':
      return t(`planDraft.PHASE.${difference.kind}`, { before: titledDate(difference.before?.title, difference.before?.span, locale), after: titledDate(difference.after?.title, difference.after?.span, locale) });
    case 'MILESTONE':
      return t(`planDraft.MILESTONE.${difference.kind}`, { before: titledDate(difference.before?.title, difference.before?.date, locale), after: titledDate(difference.after?.title, difference.after?.date, locale) });
    case 'MEETING':
      return t('planDraft.MEETING.CHANGED', { title: meetingTitle, dateBefore: hoursOf(difference.before, locale), date: hoursOf(difference.after, locale) });
  }
}

function titledDate(title: LocalizedText | null | undefined, edtf: string | undefined, locale: Locale): string {
  const date = edtf === undefined ? '' : formatEdtf(edtf, locale);
  const written = textFor(title, locale)?.text;
  return written === undefined ? date : translator(locale)('planDraft.titledDate', { title: written, date });
}

function hoursOf(state: PlanStates['MEETING'] | null, locale: Locale): string {
  return state === null ? '' : formatSpan(state, locale);
}
