import { Link, useSearchParams } from 'react-router';

import { MailReach } from '../mail/mail-reach.js';
import type { StaffMeeting } from '../meetings/staff-meeting-frame.js';
import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { chosenColumn, type ChosenRows } from '../people/chosen-rows.js';
import { ColumnChoice } from '../people/column-choice.js';
import { columnsOf } from '../people/list-search.js';
import { Badge } from '../ui/badge.js';
import { InstantText } from '../ui/date.js';
import { type Column, Table } from '../ui/table.js';
import { Text } from '../ui/text.js';
import { AttendeeActs } from './attendee-acts.js';
import type { AttendeeFragment } from './meeting-registrations.generated.js';
import { wordLooks } from './registration-word.js';
import { needsInWords } from './needs-in-words.js';

/** The columns that may be left out, in their order; the name, the state and the acts are always there. */
const optional = ['email', 'organisation', 'category', 'municipality', 'admission', 'needs', 'attendance', 'language', 'reference', 'when'] as const;
type OptionalColumn = (typeof optional)[number];
const usual: readonly OptionalColumn[] = ['email', 'organisation', 'admission', 'needs', 'when'];

interface AttendeesTableProps {
  meeting: StaffMeeting;
  attendees: readonly AttendeeFragment[];
  /** Null: rows are not chosen. */
  chosen: ChosenRows | null;
  onDone: (outcome: string) => void;
}

/** Registrations one by one, in the columns that the reader chose, with what can be done with each. */
export function AttendeesTable({ meeting, attendees, chosen: rows, onDone }: AttendeesTableProps) {
  const { t, locale } = useMessages();
  const [address] = useSearchParams();
  const chosen = columnsOf(address, optional, usual);
  const columns: Record<OptionalColumn, Omit<Column<AttendeeFragment>, 'key'>> = {
    email: { title: t('people.email'), cell: ({ person }) => <MailReach person={person} /> },
    organisation: { title: t('attendees.organisation'), cell: ({ organisationName }) => organisationName ?? '–' },
    category: { title: t('list.category'), cell: ({ comesAs }) => (comesAs ? <Text text={comesAs.title} locale={comesAs.titleLocale} /> : '–') },
    municipality: { title: t('list.municipality'), cell: ({ municipality }) => municipality ?? '–' },
    admission: { title: t('attendees.admission'), cell: ({ admission }) => <Text text={admission.title} locale={admission.titleLocale} /> },
    needs: { title: t('attendees.needs'), cell: (attendee) => needsInWords(attendee, t).join('; ') || '–' },
    attendance: { title: t('list.attendance'), cell: ({ attendance }) => (attendance ? t(`attendance.status.${attendance}`) : '–') },
    language: { title: t('list.language'), cell: ({ locale: language }) => t(`list.language.${language}`) },
    reference: { title: t('attendees.reference'), cell: ({ reference }) => reference },
    when: { title: t('attendees.when'), cell: ({ registeredAt }) => <InstantText instant={registeredAt} zone={meeting.timezone} /> },
  };
  return (
    <>
      <ColumnChoice columns={optional.map((key) => ({ key, title: columns[key].title }))} chosen={chosen} />
      <Table
        caption={t('attendees.title')}
        rows={attendees}
        rowKey={({ id }) => id}
        columns={[
          ...(rows ? [chosenColumn<AttendeeFragment>(rows, t('bulk.choose'), ({ id }) => id, ({ person }) => t('bulk.chooseOne', { name: person.name || t('people.nameless') }))] : []),
          {
            key: 'name',
            title: t('people.name'),
            isHeader: true,
            cell: ({ id, person }) => <Link to={paths.attendeeConfirmation(locale, meeting.id, id)}>{person.name || t('people.nameless')}</Link>,
          },
          { key: 'status', title: t('plan.state'), cell: (attendee) => <AttendeeStatus attendee={attendee} /> },
          ...chosen.map((key) => ({ key, ...columns[key] })),
          { key: 'acts', title: t('attendees.acts'), cell: (attendee) => <AttendeeActs attendee={attendee} onDone={onDone} /> },
        ]}
      />
    </>
  );
}

/** The state in a word, and of whoever waits the place in the line and why there is no seat yet. */
export function AttendeeStatus({ attendee: { status, position, confirmed, whyNotPromoted } }: { attendee: Pick<AttendeeFragment, 'status' | 'position' | 'confirmed' | 'whyNotPromoted'> }) {
  const { t } = useMessages();
  const { tone, icon } = wordLooks[status];
  return (
    <>
      <Badge tone={tone} icon={icon}>
        {status === 'WAITING' && position !== null ? t('attendees.waitingAt', { position }) : t(`attendees.status.${status}`)}
      </Badge>
      {status === 'TO_APPROVE' && !confirmed && <span> {t('attendees.unconfirmed')}</span>}
      {status === 'WAITING' && whyNotPromoted && <span> {whyNotPromoted.message}</span>}
    </>
  );
}
