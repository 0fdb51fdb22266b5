import { useSuspenseQuery } from '@apollo/client/react';
import { useTransition } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';

import { NotFound } from '../failure.js';
import { MailReach } from '../mail/mail-reach.js';
import { PlanFrame } from '../meetings/plan-tabs.js';
import { type Translate, useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { ButtonAnchor, ButtonLink } from '../ui/button.js';
import { Section } from '../ui/page.js';
import { LoadMore } from '../ui/pagination.js';
import { Empty } from '../ui/states.js';
import { type Column, Table } from '../ui/table.js';
import { BulkActForm } from './bulk-act-form.js';
import { chosenColumn, type ChosenRows, useChosenRows } from './chosen-rows.js';
import { ColumnChoice } from './column-choice.js';
import { type ListChoice, ListFilter } from './list-filter.js';
import { columnsOf, isFiltered, peopleFilterOf, searchOf } from './list-search.js';
import { ProcessPeoplePageDocument, type ProcessPeoplePageQuery } from './process-people-page.generated.js';
import { SavedFilters } from './saved-filters.js';

type Listed = ProcessPeoplePageQuery['peopleOfProcess']['edges'][number]['node'];

/** The columns that may be left out, in their order; the name is always there. */
const optional = ['email', 'organisation', 'municipality', 'language', 'registrations', 'attended'] as const;
type OptionalColumn = (typeof optional)[number];
const usual: readonly OptionalColumn[] = ['email', 'organisation', 'municipality', 'registrations', 'attended'];

/** The people of a process, however they came to it, for its organisers. */
export function ProcessPeoplePage() {
  const { t, locale } = useMessages();
  const { slug = '' } = useParams();
  const [address] = useSearchParams();
  const search = searchOf(address);
  const filter = peopleFilterOf(search);
  const { data, fetchMore } = useSuspenseQuery(ProcessPeoplePageDocument, { variables: { slug, filter }, fetchPolicy: 'cache-and-network' });
  const [loading, startTransition] = useTransition();
  const chosen = useChosenRows();
  if (!data.process) throw new NotFound();
  const { edges, totalCount, pageInfo } = data.peopleOfProcess;
  const more = () => startTransition(async () => void (await fetchMore({ variables: { after: pageInfo.endCursor } })));
  return (
    <PlanFrame process={data.process} title={t('processPeople.title')} lead={<p>{t('processPeople.lead')}</p>}>
      <Section id="elenco" title={t('people.list')}>
        <ListFilter choices={choicesIn(data, t)} />
        <SavedFilters list="PEOPLE" />
        {isFiltered(search) && <p role="status">{t('list.active', { shown: totalCount, total: data.peopleOfProcessSummary.everybody })}</p>}
        {edges.length === 0 ? (
          <Empty title={t('processPeople.none')} />
        ) : (
          <>
            <PeopleTable slug={slug} people={edges.map(({ node }) => node)} chosen={chosen} />
            <p className="d-flex flex-wrap gap-3">
              {(['csv', 'xlsx'] as const).map((ending) => (
                <ButtonAnchor key={ending} href={paths.peopleFile(slug, ending, filter)} look="secondary" icon="download">
                  {t(`listFile.${ending}`)}
                </ButtonAnchor>
              ))}
            </p>
            <p>
              <Link to={paths.bulkActs(locale, slug)}>{t('bulk.all')}</Link>
            </p>
            {chosen.ids.size === 2 && <MergeChosen slug={slug} ids={[...chosen.ids]} />}
            <LoadMore shown={edges.length} total={totalCount} hasMore={pageInfo.hasNextPage} busy={loading} onMore={more} />
            {data.process.groups.length > 0 && (
              <BulkActForm list={{ slug, people: filter }} kinds={['ADD_TO_GROUP']} total={totalCount} shown={edges.map(({ node }) => node.person.id)} chosen={chosen} groups={data.process.groups} />
            )}
          </>
        )}
      </Section>
    </PlanFrame>
  );
}

/** With two people chosen, the way to the page on which they are compared. */
function MergeChosen({ slug, ids: [one = '', other = ''] }: { slug: string; ids: readonly string[] }) {
  const { t, locale } = useMessages();
  return (
    <p>
      <ButtonLink look="secondary" to={paths.mergePeople(locale, slug, one, other)}>
        {t('merge.chosenTwo')}
      </ButtonLink>
    </p>
  );
}

/** What the list can be filtered by, with what occurs in this process; what leaves no choice is left out. */
function choicesIn({ process, peopleOfProcessSummary: { municipalities, organisations } }: ProcessPeoplePageQuery, t: Translate): ListChoice[] {
  const words = (names: readonly string[]) => names.map((name) => ({ key: name, title: name }));
  const yesAndNo = [
    { key: 'si', title: t('list.yes') },
    { key: 'no', title: t('list.no') },
  ];
  const all: ListChoice[] = [
    { field: 'category', label: t('list.category'), choices: (process?.stakeholderCategories ?? []).map(({ key, title }) => ({ key, title })), maybeNotStated: true },
    { field: 'group', label: t('list.group'), choices: (process?.groups ?? []).map(({ id, title }) => ({ key: id, title })) },
    { field: 'municipality', label: t('list.municipality'), choices: words(municipalities), maybeNotStated: true },
    { field: 'organisation', label: t('attendees.organisation'), choices: words(organisations), maybeNotStated: true },
    { field: 'registered', label: t('list.registered'), choices: yesAndNo },
    { field: 'attended', label: t('list.attended'), choices: yesAndNo },
    { field: 'language', label: t('list.language'), choices: (['it', 'en', 'fr'] as const).map((language) => ({ key: language, title: t(`list.language.${language}`) })) },
  ];
  return all.filter(({ choices }) => choices.length > 0);
}

function PeopleTable({ slug, people, chosen: rows }: { slug: string; people: readonly Listed[]; chosen: ChosenRows }) {
  const { t, locale } = useMessages();
  const [address] = useSearchParams();
  const chosen = columnsOf(address, optional, usual);
  const columns: Record<OptionalColumn, Omit<Column<Listed>, 'key'>> = {
    email: { title: t('people.email'), cell: ({ person }) => <MailReach person={person} /> },
    organisation: { title: t('attendees.organisation'), cell: ({ organisation }) => organisation ?? '–' },
    municipality: { title: t('list.municipality'), cell: ({ municipality }) => municipality ?? '–' },
    language: { title: t('list.language'), cell: ({ person }) => t(`list.language.${person.locale}`) },
    registrations: { title: t('processPeople.registrations'), isNumber: true, cell: ({ registrations }) => registrations },
    attended: { title: t('processPeople.attended'), isNumber: true, cell: ({ attended }) => attended },
  };
  return (
    <>
      <ColumnChoice columns={optional.map((key) => ({ key, title: columns[key].title }))} chosen={chosen} />
      <Table
        caption={t('people.list')}
        rows={people}
        rowKey={({ person }) => person.id}
        columns={[
          chosenColumn<Listed>(rows, t('bulk.choose'), ({ person }) => person.id, ({ person }) => t('bulk.chooseOne', { name: person.name || t('people.nameless') })),
          { key: 'name', title: t('people.name'), isHeader: true, cell: ({ person }) => <Link to={paths.personRecord(locale, slug, person.id)}>{person.name || t('people.nameless')}</Link> },
          ...chosen.map((key) => ({ key, ...columns[key] })),
        ]}
      />
    </>
  );
}
