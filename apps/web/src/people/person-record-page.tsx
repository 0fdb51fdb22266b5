import { useSuspenseQuery } from '@apollo/client/react';
import { Link, useParams } from 'react-router';

import { NotFound } from '../failure.js';
import { type Locale, type Translate, useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { GivenAnswers } from '../questions/given-answers.js';
import { DateText, InstantText } from '../ui/date.js';
import { DescriptionList } from '../ui/description-list.js';
import { Page, Section } from '../ui/page.js';
import { Empty } from '../ui/states.js';
import { type Column, Table } from '../ui/table.js';
import { PersonRecordPageDocument, type PersonRecordPageQuery } from './person-record.generated.js';
import { recordedFacts } from './recorded-facts.js';

type Record = PersonRecordPageQuery['personRecord'];

/** All that is known of a person in the processes that the reader organises. */
export function PersonRecordPage() {
  const { t, locale } = useMessages();
  const { slug = '', personId = '' } = useParams();
  const { personRecord } = useSuspenseQuery(PersonRecordPageDocument, { variables: { id: personId }, fetchPolicy: 'cache-and-network' }).data;
  const process = personRecord.processes.find((each) => each.slug === slug);
  if (!process) throw new NotFound();
  return (
    <Page
      title={personRecord.name || t('people.nameless')}
      within={[process.title]}
      crumbs={[
        { to: paths.plan(locale, slug), label: process.title },
        { to: paths.peopleOfProcess(locale, slug), label: t('processPeople.title') },
      ]}
      lead={<p>{t('record.lead', { count: personRecord.processes.length })}</p>}
    >
      <Section id="dati" title={t('record.facts')}>
        <DescriptionList items={[...recordedFacts(personRecord, t), { term: t('record.processes'), value: personRecord.processes.map(({ title }) => title).join(' · ') }]} />
      </Section>
      {personRecord.alike.length > 0 && (
        <Section id="doppi" title={t('merge.alike')}>
          <p>{t('merge.alikeLead')}</p>
          <Table caption={t('merge.alike')} rows={personRecord.alike} rowKey={({ id }) => id} columns={alikeColumns(t, locale, slug, personRecord.id)} />
        </Section>
      )}
      <History record={personRecord} zone={process.timezone} />
    </Page>
  );
}

function History({ record, zone }: { record: Record; zone: string }) {
  const { t, locale } = useMessages();
  return (
    <>
      <Part id="iscrizioni" title={t('record.registrations')} rows={record.registrations} rowKey={({ id }) => id} columns={registrationColumns(t, locale)} />
      <Part id="presenze" title={t('record.attendances')} rows={record.attendances} rowKey={({ meeting, date }) => `${meeting.id}-${date}`} columns={attendanceColumns(t, locale)} />
      <Part id="inviti" title={t('record.invitations')} rows={record.invitations} rowKey={({ id }) => id} columns={invitationColumns(t, locale)} />
      <Part id="gruppi" title={t('record.memberships')} rows={record.memberships} rowKey={({ group, startsOn }) => `${group.id}-${startsOn}`} columns={membershipColumns(t)} />
      <Answers record={record} />
      <Part id="consensi" title={t('record.consents')} rows={record.consents} rowKey={({ kind, meeting, givenAt }) => `${kind}-${meeting.id}-${givenAt}`} columns={consentColumns(t, zone)} />
      <Part id="posta" title={t('record.mails')} rows={record.mails} rowKey={({ id }) => id} columns={mailColumns(t, zone)} />
      <Part id="storia" title={t('record.changes')} rows={record.changes} rowKey={({ id }) => id} columns={changeColumns(t, zone)} />
    </>
  );
}

function Part<Row>({ id, title, rows, rowKey, columns }: { id: string; title: string; rows: readonly Row[]; rowKey: (row: Row) => string; columns: readonly Column<Row>[] }) {
  const { t } = useMessages();
  return (
    <Section id={id} title={title}>
      {rows.length === 0 ? <Empty title={t('record.nothing')} /> : <Table caption={title} rows={rows} rowKey={rowKey} columns={columns} />}
    </Section>
  );
}

/** What was answered, registration by registration. */
function Answers({ record: { registrations } }: { record: Record }) {
  const { t } = useMessages();
  const answered = registrations.flatMap(({ id, meeting, answers }) => (answers?.length ? [{ id, meeting, answers }] : []));
  return (
    <Section id="risposte" title={t('questions.answers')}>
      {answered.length === 0 && <Empty title={t('record.nothing')} />}
      {answered.map(({ id, meeting, answers }) => (
        <div key={id}>
          <h3 className="h5">{meeting.displayTitle}</h3>
          <GivenAnswers answers={answers} />
        </div>
      ))}
    </Section>
  );
}

const alikeColumns = (t: Translate, locale: Locale, slug: string, keptId: string): Column<Record['alike'][number]>[] => [
  { key: 'name', title: t('people.name'), isHeader: true, cell: ({ id, name }) => <Link to={paths.personRecord(locale, slug, id)}>{name || t('people.nameless')}</Link> },
  { key: 'email', title: t('people.email'), cell: ({ email }) => email ?? '–' },
  { key: 'organisation', title: t('attendees.organisation'), cell: ({ organisation }) => organisation ?? '–' },
  {
    key: 'merge',
    title: t('attendees.acts'),
    cell: ({ id, name }) => (
      <Link to={paths.mergePeople(locale, slug, keptId, id)}>
        {t('merge.look')}
        <span className="visually-hidden"> {name}</span>
      </Link>
    ),
  },
];

const registrationColumns = (t: Translate, locale: Locale): Column<Record['registrations'][number]>[] => [
  { key: 'meeting', title: t('record.meeting'), isHeader: true, cell: ({ id, meeting }) => <Link to={paths.attendeeConfirmation(locale, meeting.id, id)}>{meeting.displayTitle}</Link> },
  { key: 'date', title: t('record.date'), cell: ({ meeting: { date } }) => <DateText date={date} /> },
  { key: 'status', title: t('plan.state'), cell: ({ status, position }) => (status === 'WAITING' && position !== null ? t('attendees.waitingAt', { position }) : t(`attendees.status.${status}`)) },
  { key: 'admission', title: t('attendees.admission'), cell: ({ admission }) => admission.title },
  { key: 'attendance', title: t('list.attendance'), cell: ({ attendance }) => (attendance ? t(`attendance.status.${attendance}`) : '–') },
  { key: 'when', title: t('attendees.when'), cell: ({ registeredAt, meeting }) => <InstantText instant={registeredAt} zone={meeting.timezone} /> },
];

const attendanceColumns = (t: Translate, locale: Locale): Column<Record['attendances'][number]>[] => [
  { key: 'meeting', title: t('record.meeting'), isHeader: true, cell: ({ meeting }) => <Link to={paths.roster(locale, meeting.id)}>{meeting.displayTitle}</Link> },
  { key: 'date', title: t('record.date'), cell: ({ date }) => (date ? <DateText date={date} /> : '–') },
  { key: 'status', title: t('list.attendance'), cell: ({ status, walkIn }) => `${t(`attendance.status.${status}`)}${walkIn ? `, ${t('record.walkIn')}` : ''}` },
];

const invitationColumns = (t: Translate, locale: Locale): Column<Record['invitations'][number]>[] => [
  { key: 'meeting', title: t('record.meeting'), isHeader: true, cell: ({ meeting }) => <Link to={paths.meetingInvitations(locale, meeting.id)}>{meeting.displayTitle}</Link> },
  { key: 'status', title: t('plan.state'), cell: ({ status }) => t(`invite.status.${status}`) },
  { key: 'invited', title: t('invite.at'), cell: ({ invitedAt, meeting }) => <InstantText instant={invitedAt} zone={meeting.timezone} /> },
  { key: 'answered', title: t('invite.answeredAt'), cell: ({ answeredAt, meeting }) => (answeredAt ? <InstantText instant={answeredAt} zone={meeting.timezone} /> : '–') },
];

const membershipColumns = (t: Translate): Column<Record['memberships'][number]>[] => [
  { key: 'group', title: t('list.group'), isHeader: true, cell: ({ group }) => group.title },
  { key: 'role', title: t('members.role'), cell: ({ role }) => t(`members.role.${role}`) },
  { key: 'from', title: t('record.from'), cell: ({ startsOn }) => (startsOn ? <DateText date={startsOn} /> : '–') },
  { key: 'to', title: t('record.to'), cell: ({ endsOn }) => (endsOn ? <DateText date={endsOn} /> : '–') },
];

const consentColumns = (t: Translate, zone: string): Column<Record['consents'][number]>[] => [
  { key: 'kind', title: t('record.consent'), isHeader: true, cell: ({ kind, textVersion }) => `${kind} (${textVersion})` },
  { key: 'meeting', title: t('record.meeting'), cell: ({ meeting }) => meeting.displayTitle },
  { key: 'given', title: t('record.given'), cell: ({ givenAt }) => <InstantText instant={givenAt} zone={zone} /> },
  { key: 'withdrawn', title: t('record.withdrawn'), cell: ({ withdrawnAt }) => (withdrawnAt ? <InstantText instant={withdrawnAt} zone={zone} /> : '–') },
];

const mailColumns = (t: Translate, zone: string): Column<Record['mails'][number]>[] => [
  { key: 'title', title: t('record.mail'), isHeader: true, cell: ({ title }) => title },
  { key: 'to', title: t('people.email'), cell: ({ address }) => address || '–' },
  { key: 'state', title: t('plan.state'), cell: ({ state }) => t(`meetingMail.state.${state}`) },
  { key: 'when', title: t('record.when'), cell: ({ createdAt }) => <InstantText instant={createdAt} zone={zone} /> },
];

const changeColumns = (t: Translate, zone: string): Column<Record['changes'][number]>[] => [
  { key: 'what', title: t('record.what'), isHeader: true, cell: ({ title }) => title },
  { key: 'who', title: t('record.who'), cell: ({ by }) => by ?? '–' },
  { key: 'when', title: t('record.when'), cell: ({ at }) => <InstantText instant={at} zone={zone} /> },
];
