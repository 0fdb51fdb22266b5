import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';

import { randomKey } from '../random-key.js';
import type { AttendanceStatus } from '../schema.generated.js';
import { type Answer, AttendanceOutbox, type OutboxState } from './attendance-outbox.js';
import { KeptMarks } from './kept-marks.js';
import type { Mark, ShownEntry } from './roster-view.js';
import { RecordAttendanceDocument } from './roster.generated.js';

/** Something that the server said of a mark and that whoever made it should know. */
export interface Remark {
  mark: Mark;
  answer: Answer;
}

export interface AttendanceTaking extends OutboxState {
  remarks: readonly Remark[];
  dismissRemarks: () => void;
  mark: (of: readonly Pick<ShownEntry, 'entry'>[], status: AttendanceStatus) => void;
  takeBack: (shown: Pick<ShownEntry, 'entry' | 'standing'>) => void;
  addWalkIn: (walkIn: { name: string; email: string | null }) => void;
  retry: () => void;
  discard: () => void;
}

/** At the door a network that hangs is no better than none. */
const ANSWERS_WITHIN = 15_000;
const TRY_AGAIN_AFTER = 10_000;
const READ_AGAIN_AFTER = 1_000;
const MOST_REMARKS = 2;

/** Taking attendance on one day: what is said goes to the outbox at once, and from there to the server. */
export function useAttendanceTaking(meetingId: string, personId: string, dayId: string, refresh: () => Promise<boolean>): AttendanceTaking {
  const client = useApolloClient();
  const [outbox] = useState(() => new AttendanceOutbox(new KeptMarks(meetingId, personId)));
  const state = useSyncExternalStore(outbox.subscribe, outbox.state);
  const [remarks, setRemarks] = useState<readonly Remark[]>([]);

  const renewal = useRef<ReturnType<typeof setTimeout>>(undefined);
  // Not after every single mark: while a queue passes by, the list is read once for several people.
  const renew = useCallback(() => {
    const read = async () => {
      const sent = outbox.state().sent.map(({ nonce }) => nonce);
      if (await refresh()) outbox.settle(sent);
    };
    renewal.current ??= setTimeout(() => {
      renewal.current = undefined;
      void read();
    }, READ_AGAIN_AFTER);
  }, [outbox, refresh]);

  useEffect(
    () =>
      outbox.connect({
        send: async (marks) => {
          const input = { meetingId, events: marks.map(eventOf) };
          const context = { fetchOptions: { signal: AbortSignal.timeout(ANSWERS_WITHIN) } };
          const { data } = await client.mutate({ mutation: RecordAttendanceDocument, variables: { input }, context });
          const [refused] = data?.recordAttendance.userErrors ?? [];
          return refused ? { refusal: refused.message } : { answers: data?.recordAttendance.results ?? [] };
        },
        onAnswers: (answers) => {
          setRemarks((before) => [...before, ...answers.filter(({ answer }) => answer.reason !== null)].slice(-MOST_REMARKS));
          renew();
        },
      }),
    [client, meetingId, outbox, renew],
  );

  useEffect(() => {
    const retry = () => void outbox.flush();
    const timer = setInterval(() => {
      const { trouble } = outbox.state();
      if (trouble !== null && 'failure' in trouble && trouble.failure !== 'UNAUTHENTICATED') retry();
    }, TRY_AGAIN_AFTER);
    addEventListener('online', retry);
    return () => {
      clearInterval(timer);
      removeEventListener('online', retry);
    };
  }, [outbox]);

  const add = (marks: readonly Pick<Mark, 'entryId' | 'name' | 'registrationId' | 'status' | 'undoOf'>[]) =>
    void outbox.add(marks.map((mark) => ({ ...mark, walkIn: null, nonce: randomKey(), meetingDayId: dayId, at: new Date().toISOString() })));

  return {
    ...state,
    remarks,
    dismissRemarks: () => setRemarks([]),
    mark: (of, status) => {
      add(of.map(({ entry }) => ({ entryId: entry.id, name: entry.name, registrationId: entry.registration?.id ?? null, status, undoOf: null })));
    },
    takeBack: ({ entry, standing }) => {
      if (standing) add([{ entryId: entry.id, name: entry.name, registrationId: null, status: standing.status, undoOf: standing.nonce }]);
    },
    addWalkIn: (walkIn) => {
      const nonce = randomKey();
      void outbox.add([{ nonce, entryId: nonce, name: walkIn.name, walkIn, registrationId: null, status: 'PRESENT', meetingDayId: dayId, at: new Date().toISOString(), undoOf: null }]);
    },
    retry: () => void outbox.flush(),
    discard: () => void outbox.discard(),
  };
}

function eventOf({ nonce, meetingDayId, registrationId, walkIn, status, at, undoOf }: Mark) {
  return { nonce, meetingDayId, registrationId, walkIn, status, at, undoOf };
}
