import { useSuspenseQuery } from '@apollo/client/react';
import { useTransition } from 'react';
import { Link, useSearchParams } from 'react-router';

import { NotFound } from '../failure.js';
import { type Translate, useMessages } from '../messages.js';
import { type StaffMeeting, StaffMeetingFrame } from '../meetings/staff-meeting-frame.js';
import { BulkActForm } from '../people/bulk-act-form.js';
import { useChosenRows } from '../people/chosen-rows.js';
import { ListFilter, type ListChoice } from '../people/list-filter.js';
import { addressWith, isFiltered, registrationFilterOf, searchOf } from '../people/list-search.js';
import { SavedFilters } from '../people/saved-filters.js';
import { paths } from '../paths.js';
import type { RegistrationStatus } from '../schema.generated.js';
import { ButtonAnchor, ButtonLink } from '../ui/button.js';
import { FilterLinks } from '../ui/filter-links.js';
import { useOutcome } from '../ui/outcome.js';
import { Section } from '../ui/page.js';
import { LoadMore } from '../ui/pagination.js';
import { Empty } from '../ui/states.js';
import { AttendeesTable } from './attendees-table.js';
import { MeetingRegistrationsDocument, type MeetingRegistrationsQuery } from './meeting-registrations.generated.js';
import { NeedCounts } from './need-counts.js';
import { needKinds } from './needs-in-words.js';
import { SeatsOfMeeting } from './seats-of-meeting.js';

/** Who is registered for a meeting, its seats, and what staff do about both. */
export function MeetingRegistrationsPage() {
  return <StaffMeetingFrame right="runs">{(meeting, { plans }) => <Registrations meeting={meeting} plans={plans} />}</StaffMeetingFrame>;
}

type Counted = NonNullable<MeetingRegistrationsQuery['meeting']>;

/** The statuses that have a link of their own; those that are rare only when somebody is in them. */
const listed = ['CONFIRMED', 'WAITING', 'TO_APPROVE', 'OFFERED', 'PENDING', 'CANCELLED', 'REFUSED', 'EXPIRED'] as const satisfies RegistrationStatus[];

function Registrations({ meeting, plans }: { meeting: StaffMeeting; plans: boolean }) {
  const { t, locale } = useMessages();
  const [address] = useSearchParams();
  const search = searchOf(address);
  const variables = { id: meeting.id, filter: registrationFilterOf(search), otherwise: registrationFilterOf({ ...search, status: '' }) };
  const { data, fetchMore, refetch } = useSuspenseQuery(MeetingRegistrationsDocument, { variables, fetchPolicy: 'cache-and-network' });
  const [loading, startTransition] = useTransition();
  const chosen = useChosenRows();
  const [outcome, tell] = useOutcome();
  if (!data.meeting?.registrations) throw new NotFound();
  const { registrations, admissions, everybody, needCounts } = data.meeting;
  const done = (text: string) => {
    tell(text);
    startTransition(async () => void (await refetch()));
  };
  const more = () => startTransition(async () => void (await fetchMore({ variables: { after: registrations.pageInfo.endCursor } })));
  return (
    <>
      {outcome}
      <Section id="posti" title={t('seats.title')}>
        <SeatsOfMeeting admissions={admissions} onDone={done} />
      </Section>
      {!!needCounts?.length && (
        <Section id="esigenze" title={t('attendees.needCounts')}>
          <NeedCounts counts={needCounts} />
        </Section>
      )}
      <Section id="elenco" title={t('attendees.title')}>
        {admissions.length > 0 && meeting.status !== 'CANCELLED' && meeting.status !== 'CLOSED' && (
          <p>
            <ButtonLink to={paths.registerSomebody(locale, meeting.id)}>{t('attendees.register')}</ButtonLink>
          </p>
        )}
        <ListFilter choices={choicesIn(data.meeting, t)} />
        <SavedFilters list="REGISTRATIONS" />
        <StatusLinks counts={data.meeting.byStatus ?? []} />
        {isFiltered(search) && <p role="status">{t('list.active', { shown: registrations.totalCount, total: sumOf(everybody) })}</p>}
        {registrations.edges.length === 0 ? (
          <Empty title={t('attendees.none')} />
        ) : (
          <>
            <AttendeesTable meeting={meeting} attendees={registrations.edges.map(({ node }) => node)} chosen={plans ? chosen : null} onDone={done} />
            <p className="d-flex flex-wrap gap-3">
              {(['csv', 'xlsx'] as const).map((ending) => (
                <ButtonAnchor key={ending} href={paths.registrationsFile(meeting.id, ending, variables.filter)} look="secondary" icon="download">
                  {t(`listFile.${ending}`)}
                </ButtonAnchor>
              ))}
            </p>
            <LoadMore shown={registrations.edges.length} total={registrations.totalCount} hasMore={registrations.pageInfo.hasNextPage} busy={loading} onMore={more} />
            {plans && (
              <p>
                <Link to={paths.bulkActs(locale, meeting.process.slug)}>{t('bulk.all')}</Link>
              </p>
            )}
            {plans && (
              <BulkActForm
                list={{ meetingId: meeting.id, registrations: variables.filter }}
                kinds={['APPROVE', 'REFUSE', 'SEAT', 'CANCEL', 'ADD_TO_GROUP']}
                total={registrations.totalCount}
                shown={registrations.edges.map(({ node }) => node.id)}
                chosen={chosen}
                groups={data.meeting.process.groups}
              />
            )}
          </>
        )}
      </Section>
    </>
  );
}

const sumOf = (counts: readonly { people: number }[] | null | undefined) => (counts ?? []).reduce((sum, { people }) => sum + people, 0);

/** What the list can be filtered by, with what occurs in this meeting; what leaves no choice is left out. */
function choicesIn({ admissions, process, registrationFacets }: Counted, t: Translate): ListChoice[] {
  const words = (names: readonly string[] | undefined) => (names ?? []).map((name) => ({ key: name, title: name }));
  const attendances = ['PRESENT', 'LATE', 'EXCUSED', 'ABSENT'] as const;
  const all: ListChoice[] = [
    { field: 'admission', label: t('attendees.admission'), choices: admissions.length > 1 ? admissions.map(({ id, title }) => ({ key: id, title })) : [] },
    { field: 'category', label: t('list.category'), choices: process.stakeholderCategories.map(({ key, title }) => ({ key, title })), maybeNotStated: true },
    { field: 'municipality', label: t('list.municipality'), choices: words(registrationFacets?.municipalities), maybeNotStated: true },
    { field: 'organisation', label: t('attendees.organisation'), choices: words(registrationFacets?.organisations), maybeNotStated: true },
    {
      field: 'attendance',
      label: t('list.attendance'),
      choices: [...attendances.map((status) => ({ key: status, title: t(`attendance.status.${status}`) })), { key: 'NOT_RECORDED', title: t('list.attendance.NOT_RECORDED') }],
    },
    { field: 'language', label: t('list.language'), choices: (['it', 'en', 'fr'] as const).map((language) => ({ key: language, title: t(`list.language.${language}`) })) },
    {
      field: 'need',
      label: t('list.need'),
      choices: [...needKinds.map((kind) => ({ key: kind, title: t(`needKind.${kind}`) })), { key: 'OTHER', title: t('list.need.OTHER') }, { key: 'NONE', title: t('list.notStated') }],
    },
  ];
  return all.filter(({ choices }) => choices.length > 0);
}

function StatusLinks({ counts }: { counts: readonly { status: RegistrationStatus; people: number }[] }) {
  const { t } = useMessages();
  const [address] = useSearchParams();
  const current = searchOf(address).status;
  const countOf = (status: RegistrationStatus) => counts.find((each) => each.status === status)?.people ?? 0;
  const searchWith = (status: string) => `?${addressWith(address, { status })}`;
  return (
    <FilterLinks
      label={t('attendees.byStatus')}
      items={[
        { search: searchWith(''), label: t('attendees.all', { count: sumOf(counts) }), isCurrent: current === '' },
        ...listed
          .filter((status) => countOf(status) > 0 || status === 'CONFIRMED' || status === current)
          .map((status) => ({ search: searchWith(status), label: t(`attendees.tab.${status}`, { count: countOf(status) }), isCurrent: current === status })),
      ]}
    />
  );
}
