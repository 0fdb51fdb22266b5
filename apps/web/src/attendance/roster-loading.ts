import { useApolloClient, useSuspenseQuery } from '@apollo/client/react';
import { useCallback, useEffect, useRef, useState } from 'react';

import { failureOf, NotFound } from '../failure.js';
import type { StaffMeeting } from '../meetings/staff-meeting-frame.js';
import { copyUntil, keepRoster, type KeptRoster, keptRoster } from './kept-roster.js';
import type { RosterEntry } from './roster-view.js';
import { RosterDocument, type RosterQuery } from './roster.generated.js';

type RosterPage = NonNullable<RosterQuery['meeting']>;

export interface Roster {
  entries: readonly RosterEntry[];
  /** How many people it has; more than the entries while it is still being loaded. */
  total: number;
  /** People with a confirmed seat. */
  expected: number;
  /** Of the room; null: not known. */
  capacity: number | null;
  /** People counted without their names; null: nobody counted. */
  headCount: number | null;
  /** When the copy was made that this is; null: it comes from the server. */
  copiedAt: string | null;
}

const EVERY = 20_000;

/**
 * The whole roster of a meeting, which the server gives in pages. Read again from time to time while somebody looks at
 * it, since others take attendance too. `refresh` resolves to false when it could not be read; what was there stays.
 * Where the network is away from the beginning it is the copy that this browser kept, if any. Null: still looking.
 */
export function useRoster({ id, days, timezone }: StaffMeeting, personId: string): { roster: Roster | null; refresh: () => Promise<boolean> } {
  const client = useApolloClient();
  const { data, error } = useSuspenseQuery(RosterDocument, { variables: { id }, fetchPolicy: 'network-only', errorPolicy: 'all' });
  const [whole, setWhole] = useState<Roster | null>(null);
  const latest = useRef(0);
  const isAway = error !== undefined && failureOf(error) === 'OFFLINE';
  if (error && !isAway) throw error;
  if (!isAway && !data?.meeting) throw new NotFound();
  const copy = useCopy(isAway, id, personId);
  if (copy === null && whole === null) throw error;
  const first = data?.meeting ? rosterOf([data.meeting]) : copy ? fromCopy(copy) : null;

  const refresh = useCallback(async () => {
    latest.current += 1;
    const own = latest.current;
    try {
      const pages: RosterPage[] = [];
      let after: string | null = null;
      do {
        const page: RosterPage | null | undefined = (await client.query({ query: RosterDocument, variables: { id, after }, fetchPolicy: 'no-cache' })).data?.meeting;
        // Null too when the session is over: that is said by the next act, and the list stays in sight.
        if (!page?.roster) return false;
        pages.push(page);
        after = page.roster.pageInfo.hasNextPage ? page.roster.pageInfo.endCursor : null;
      } while (after !== null);
      if (own === latest.current) setWhole((before) => keepingSame(before, rosterOf(pages)));
      return true;
    } catch {
      return false;
    }
  }, [client, id]);

  const isPart = first === null || first.total > first.entries.length || first.copiedAt !== null;
  useEffect(() => {
    const rest = isPart ? setTimeout(() => void refresh()) : undefined;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void refresh();
    }, EVERY);
    return () => {
      clearTimeout(rest);
      clearInterval(timer);
    };
  }, [refresh, isPart]);

  const roster = whole ?? first;
  const toKeep = useRef(roster);
  useEffect(() => {
    toKeep.current = roster;
  });
  const isWhole = roster !== null && roster.total === roster.entries.length && roster.copiedAt === null;
  useEffect(() => {
    if (isWhole && toKeep.current) void keepRoster(id, personId, { ...toKeep.current, at: new Date().toISOString() }, copyUntil(days, timezone));
  }, [isWhole, whole, id, personId, days, timezone]);

  return { roster: roster && data?.meeting ? { ...roster, headCount: data.meeting.headCount ?? null } : roster, refresh };
}

/** Undefined: not asked for, or still looking; null: there is none. */
function useCopy(isWanted: boolean, meetingId: string, personId: string): KeptRoster | null | undefined {
  const [copy, setCopy] = useState<KeptRoster | null>();
  useEffect(() => {
    if (isWanted) void keptRoster(meetingId, personId, new Date()).then(setCopy);
  }, [isWanted, meetingId, personId]);
  return copy;
}

function fromCopy({ at, ...copy }: KeptRoster): Roster {
  return { ...copy, total: copy.entries.length, copiedAt: at };
}

/** Whoever has not changed stays the same object, and so is not drawn anew. */
function keepingSame(before: Roster | null, after: Roster): Roster {
  const known = new Map(before?.entries.map((entry) => [entry.id, entry]));
  const entries = after.entries.map((entry) => {
    const same = known.get(entry.id);
    return same && JSON.stringify(same) === JSON.stringify(entry) ? same : entry;
  });
  return { ...after, entries };
}

function rosterOf(pages: readonly RosterPage[]): Roster {
  const entries = pages.flatMap(({ roster }) => roster?.edges ?? []).map(({ node: { person, ...entry } }) => ({ ...entry, name: person.name, email: person.email }));
  const { roster, attendanceCounts, headCount = null } = pages[0] ?? {};
  return { entries, total: roster?.totalCount ?? 0, expected: attendanceCounts?.expected ?? 0, capacity: attendanceCounts?.capacity ?? null, headCount, copiedAt: null };
}
