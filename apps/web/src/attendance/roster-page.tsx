import { dayAt } from '@percorso/time';
import { useDeferredValue, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';

import { useMessages } from '../messages.js';
import type { MeetingRight } from '../meetings/meeting-rights.js';
import { type StaffMeeting, StaffMeetingFrame } from '../meetings/staff-meeting-frame.js';
import type { AttendanceStatus } from '../schema.generated.js';
import { Callout } from '../ui/callout.js';
import { FilterLinks } from '../ui/filter-links.js';
import { Section } from '../ui/page.js';
import { Progress } from '../ui/progress.js';
import { Loading } from '../ui/states.js';
import { formatDayOf, hourAt } from './attendance-day.js';
import { useAttendanceTaking } from './attendance-taking.js';
import { ClosingTasks } from './closing-tasks.js';
import { OutboxNotice, Remarks } from './outbox-notice.js';
import { RosterList } from './roster-list.js';
import { type Roster, useRoster } from './roster-loading.js';
import { countShown, type ShownEntry, shownRoster } from './roster-view.js';
import { WalkInForm } from './walk-in-form.js';

/** Taking attendance at the door, and closing the meeting. For its desk, its facilitators and its organisers. */
export function RosterPage() {
  return (
    <StaffMeetingFrame right="checksIn">
      {(meeting, rights, viewerId) => (meeting.days.length === 0 ? <NoDayYet /> : <DoorOfMeeting key={meeting.id} meeting={meeting} rights={rights} viewerId={viewerId} />)}
    </StaffMeetingFrame>
  );
}

function NoDayYet() {
  const { t } = useMessages();
  return <Callout kind="info" title={t('roster.noDay')} />;
}

interface DoorProps {
  meeting: StaffMeeting;
  rights: Record<MeetingRight, boolean>;
  viewerId: string;
}

function DoorOfMeeting(props: DoorProps) {
  const { roster, refresh } = useRoster(props.meeting, props.viewerId);
  return roster ? <Door {...props} roster={roster} refresh={refresh} /> : <Loading />;
}

function Door({ meeting, rights, viewerId, roster, refresh }: DoorProps & { roster: Roster; refresh: () => Promise<boolean> }) {
  const { t, locale } = useMessages();
  const [address] = useSearchParams();
  const [today] = useState(() => dayAt(new Date(), meeting.timezone));
  const day = meeting.days.find(({ id }) => id === address.get('giorno')) ?? meeting.days.find(({ date }) => date === today) ?? meeting.days[0];
  const taking = useAttendanceTaking(meeting.id, viewerId, day?.id ?? '', refresh);
  const [announcement, setAnnouncement] = useState('');
  const [name, setName] = useState('');

  const { entries } = roster;
  const { sent, waiting } = taking;
  const shown = useMemo(() => shownRoster(entries, [...sent, ...waiting], new Set(waiting.map(({ nonce }) => nonce)), day?.id ?? ''), [entries, sent, waiting, day?.id]);
  // The list may follow a moment later, in pieces: what was pressed answers at once, whatever its length.
  const drawn = useDeferredValue(shown);
  const takes = meeting.status === 'SCHEDULED';
  const announce = (text: string, change: number) => setAnnouncement(`${text} ${t('roster.hereNow', { here: countShown(shown).here + change, expected: roster.expected })}`);
  const asItIs = ({ entry }: ShownEntry) => shown.find((each) => each.entry.id === entry.id)?.standing ?? null;
  const mark = (of: ShownEntry, status: AttendanceStatus) => {
    const before = asItIs(of)?.status;
    if (before === status) return;
    taking.mark([of], status);
    announce(t('roster.marked', { name: of.entry.name, status: t(`attendance.status.${status}`) }), Number(comes(status)) - Number(comes(before)));
  };
  const takeBack = (of: ShownEntry) => {
    const standing = asItIs(of);
    if (!standing) return;
    taking.takeBack({ entry: of.entry, standing });
    announce(t('roster.takenBack', { name: of.entry.name }), -Number(comes(standing.status)));
  };
  const addWalkIn = (walkIn: { name: string; email: string | null }) => {
    taking.addWalkIn(walkIn);
    setName('');
    announce(t('roster.walkInAdded', { name: walkIn.name }), 1);
  };

  return (
    <>
      {meeting.days.length > 1 && (
        <FilterLinks
          label={t('roster.days')}
          items={meeting.days.map((each) => ({ search: `?giorno=${each.id}`, label: formatDayOf(each, locale), isCurrent: each.id === day?.id }))}
        />
      )}
      <Section id="elenco" title={t(meeting.status === 'CLOSED' ? 'roster.titleClosed' : 'roster.title')}>
        {meeting.status !== 'SCHEDULED' && <Callout kind="info" title={t(`roster.notNow.${meeting.status}`)} />}
        {roster.copiedAt !== null && <Callout kind="info" live title={t('roster.copy', { hour: hourAt(roster.copiedAt, meeting.timezone) })} />}
        <Counts roster={roster} shown={shown} />
        <p className="visually-hidden" role="status">
          {announcement}
        </p>
        <OutboxNotice taking={taking} />
        <RosterList roster={roster} shown={drawn} timezone={meeting.timezone} takes={takes} acts={{ mark, takeBack }} onMissing={setName} />
        <div className="door-remarks">
          <Remarks remarks={taking.remarks} timezone={meeting.timezone} onDismiss={taking.dismissRemarks} />
        </div>
      </Section>
      {takes && (
        <Section id="senza-iscrizione" title={t('roster.walkIns')}>
          <WalkInForm meetingId={meeting.id} name={name} onAdd={addWalkIn} />
        </Section>
      )}
      {rights.runs && <ClosingTasks meeting={meeting} mayReopen={rights.plans} roster={roster} shown={shown} taking={taking} />}
    </>
  );
}

const comes = (status: AttendanceStatus | undefined) => status === 'PRESENT' || status === 'LATE';

/** How many are here of how many, in words and as a bar, and whether the room holds them. */
function Counts({ roster: { entries, total, expected, capacity }, shown }: { roster: Roster; shown: readonly ShownEntry[] }) {
  const { t } = useMessages();
  const { here, walkIns } = countShown(shown);
  const words = [t('roster.hereNow', { here, expected }), ...(walkIns > 0 ? [t('roster.ofThemWalkIns', { count: walkIns })] : [])].join(' ');
  return (
    <>
      <Progress label={t('roster.here')} value={here} max={Math.max(expected, 1)} words={words} />
      {capacity !== null && here > capacity && <Callout kind="warning" live title={t('roster.overCapacity', { capacity, here })} />}
      {entries.length < total && <p role="status">{t('roster.loading', { loaded: entries.length, total })}</p>}
    </>
  );
}
