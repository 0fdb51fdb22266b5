import { useMutation } from '@apollo/client/react';
import { numberFormat } from '@percorso/messages/number-format';
import { type ReactNode, useState } from 'react';

import { useMessages } from '../messages.js';
import type { StaffMeeting } from '../meetings/staff-meeting-frame.js';
import { ActProblem } from '../ui/act-problem.js';
import { Badge } from '../ui/badge.js';
import { Button } from '../ui/button.js';
import { Callout } from '../ui/callout.js';
import { DescriptionList } from '../ui/description-list.js';
import { Dialog } from '../ui/dialog.js';
import { Section } from '../ui/page.js';
import type { AttendanceTaking } from './attendance-taking.js';
import { HeadCountForm } from './head-count-form.js';
import type { Roster } from './roster-loading.js';
import { countShown, peopleHere, type ShownEntry, unmarked } from './roster-view.js';
import { CloseMeetingDocument, ReopenMeetingDocument } from './roster.generated.js';

interface ClosingProps {
  meeting: StaffMeeting;
  mayReopen: boolean;
  roster: Roster;
  shown: readonly ShownEntry[];
  taking: AttendanceTaking;
}

/** What is left to do until the meeting counts as held; afterwards its numbers. */
export function ClosingTasks({ meeting, mayReopen, roster, shown, taking }: ClosingProps) {
  const { t } = useMessages();
  const [close, closing] = useMutation(CloseMeetingDocument);
  const [reopen, reopening] = useMutation(ReopenMeetingDocument);
  const input = { meetingId: meeting.id };
  const isClosed = meeting.status === 'CLOSED';
  if (!isClosed && meeting.status !== 'SCHEDULED') return null;
  const refused = isClosed ? reopening.data?.reopenMeeting.userErrors[0] : closing.data?.closeMeeting.userErrors[0];
  const error = isClosed ? reopening.error : closing.error;
  return (
    <Section id="chiusura" title={t(isClosed ? 'closing.numbers' : 'closing.title')}>
      {isClosed ? (
        <>
          <Callout kind="success" live={closing.called} title={t('closing.closed')} />
          <ClosedNumbers roster={roster} shown={shown} days={meeting.days.length} />
          <ActProblem error={error} refused={refused} />
          {mayReopen && (
            <p className="mt-4">
              <Button look="secondary" busy={reopening.loading} onClick={() => void reopen({ variables: { input } }).catch(() => undefined)}>
                {t('closing.reopen')}
              </Button>
            </p>
          )}
        </>
      ) : (
        <ol className="task-list list-unstyled">
          <AttendanceTask shown={shown} taking={taking} />
          <Task title={t('closing.headCount')} state={roster.headCount === null ? <Badge tone="plain">{t('closing.optional')}</Badge> : <Badge tone="good">{t('closing.done')}</Badge>}>
            <HeadCountForm meetingId={meeting.id} headCount={roster.headCount} />
          </Task>
          <Task title={t('closing.close')} state={<Badge tone="wait">{t('closing.toDo')}</Badge>}>
            <p>{t(taking.waiting.length > 0 ? 'closing.sendFirst' : 'closing.hint')}</p>
            <ActProblem error={error} refused={refused} />
            <Button busy={closing.loading} onClick={() => (taking.waiting.length > 0 ? taking.retry() : void close({ variables: { input } }).catch(() => undefined))}>
              {t(taking.waiting.length > 0 ? 'roster.sendNow' : 'closing.act')}
            </Button>
          </Task>
        </ol>
      )}
    </Section>
  );
}

function Task({ title, state, children }: { title: string; state: ReactNode; children: ReactNode }) {
  return (
    <li className="task">
      <h3 className="task-title">
        {title} {state}
      </h3>
      {children}
    </li>
  );
}

/** Done when something is said of everybody who has a seat. */
function AttendanceTask({ shown, taking }: { shown: readonly ShownEntry[]; taking: AttendanceTaking }) {
  const { t } = useMessages();
  const [asking, setAsking] = useState(false);
  const left = unmarked(shown);
  const { here } = countShown(shown);
  const markAbsent = () => {
    taking.mark(left, 'ABSENT');
    setAsking(false);
  };
  return (
    <Task title={t('closing.attendance')} state={<AttendanceState left={left.length} all={shown.length} />}>
      <p>{t('closing.here', { count: here })}</p>
      {left.length > 0 && (
        <Button look="secondary" onClick={() => setAsking(true)}>
          {t('closing.markAbsent', { count: left.length })}
        </Button>
      )}
      <Dialog
        open={asking}
        title={t('closing.markAbsentTitle')}
        onClose={() => setAsking(false)}
        actions={<Button onClick={markAbsent}>{t('closing.markAbsent', { count: left.length })}</Button>}
      >
        <p>{t('closing.markAbsentText', { count: left.length })}</p>
      </Dialog>
    </Task>
  );
}

function AttendanceState({ left, all }: { left: number; all: number }) {
  const { t } = useMessages();
  if (left > 0) return <Badge tone="wait">{t('closing.unmarked', { count: left })}</Badge>;
  return all > 0 ? <Badge tone="good">{t('closing.done')}</Badge> : <Badge tone="wait">{t('closing.toDo')}</Badge>;
}

/** Of one day as it stands; of several, the people who were there on any of them. */
function ClosedNumbers({ roster, shown, days }: { roster: Roster; shown: readonly ShownEntry[]; days: number }) {
  const { t, locale } = useMessages();
  const { here, late, excused, absent, walkIns } = countShown(shown);
  const inWords = (count: number) => new Intl.NumberFormat(locale, numberFormat).format(count);
  return (
    <DescriptionList
      items={[
        ...(days > 1 ? [{ term: t('closing.number.people'), value: inWords(peopleHere(roster.entries)) }] : []),
        { term: t(days > 1 ? 'closing.number.hereToday' : 'closing.number.here'), value: inWords(here) },
        { term: t('closing.number.late'), value: inWords(late) },
        { term: t('closing.number.walkIns'), value: inWords(walkIns) },
        { term: t('closing.number.excused'), value: inWords(excused) },
        { term: t('closing.number.absent'), value: inWords(absent) },
        { term: t('closing.number.expected'), value: inWords(roster.expected) },
        { term: t('closing.number.headCount'), value: roster.headCount === null ? '–' : inWords(roster.headCount) },
      ]}
    />
  );
}
