import { translator } from '@percorso/messages';
import { formatInstant } from '@percorso/time';
import type { Locale } from '../kernel/locale.js';
import { textFor } from '../kernel/localized-text.js';
import type { Obstacle } from './registration-obstacle.js';

/** Says what keeps somebody from a seat. @param timezone  of the meeting */
export function obstacleSentence(obstacle: Obstacle, timezone: string, locale: Locale): string {
  const t = translator(locale);
  const at = (instant: Date) => formatInstant(instant, timezone, locale);
  switch (obstacle.code) {
    case 'PROMOTION_STOPPED':
      return t('obstacle.PROMOTION_STOPPED', { hours: obstacle.hours });
    case 'OFFER_ELSEWHERE':
      return t('obstacle.OFFER_ELSEWHERE', { until: at(obstacle.until) });
    case 'OTHERS_AHEAD':
      return t('obstacle.OTHERS_AHEAD', { count: obstacle.count });
    case 'RESERVED':
      return t('obstacle.RESERVED', { who: textFor(obstacle.forWhom, locale)?.text ?? '', until: at(obstacle.until) });
    case 'MEETING_NOT_OPEN':
      return t('obstacle.MEETING_NOT_OPEN');
    case 'NOT_CONFIRMED':
      return t('obstacle.NOT_CONFIRMED');
    case 'TO_APPROVE':
      return t('obstacle.TO_APPROVE');
    case 'NO_SEAT':
      return t('obstacle.NO_SEAT');
  }
}
