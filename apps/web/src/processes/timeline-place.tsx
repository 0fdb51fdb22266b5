import { createContext, type ReactNode, use, useCallback } from 'react';
import { Link } from 'react-router';

import { type Locale, useMessages } from '../messages.js';
import { paths } from '../paths.js';

/** On whose page a time line stands, which decides where its links lead. */
export interface TimelinePlace {
  meeting: (locale: Locale, slug: string, id: string) => string;
  /** In the page of another site: links open a window of their own. */
  embedded: boolean;
  /** What of it can be taken hold of, by its ids; nothing without it. */
  movable?: ReadonlySet<string>;
}

export const publicPlace: TimelinePlace = { meeting: paths.meeting, embedded: false };
export const staffPlace: TimelinePlace = { meeting: (locale, _slug, id) => paths.staffMeeting(locale, id), embedded: false };
export const embeddedPlace: TimelinePlace = { ...publicPlace, embedded: true };

const PlaceContext = createContext(publicPlace);

export const TimelineAt = PlaceContext.Provider;
export const useTimelinePlace = () => use(PlaceContext);

/** A link of a time line. */
export function TimelineLink({ to, children }: { to: string; children: ReactNode }) {
  if (!useTimelinePlace().embedded) return <Link to={to}>{children}</Link>;
  return (
    <a href={to} target="_blank" rel="noopener">
      {children}
    </a>
  );
}

/** The address of a meeting's page, or null for what is none. */
export function useMeetingPath(slug: string): (meeting: { id: string } | null) => string | null {
  const { locale } = useMessages();
  const { meeting: addressOf } = useTimelinePlace();
  return useCallback((meeting) => meeting && addressOf(locale, slug, meeting.id), [addressOf, locale, slug]);
}
