import { useSuspenseQuery } from '@apollo/client/react';
import { numberFormat } from '@percorso/messages/number-format';
import { useParams } from 'react-router';

import { NotFound } from '../failure.js';
import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { InstantText } from '../ui/date.js';
import { DescriptionList } from '../ui/description-list.js';
import { Page, Section } from '../ui/page.js';
import { Table } from '../ui/table.js';
import { Text } from '../ui/text.js';
import { PublicSplitsDocument, type PublicSplitLineFragment, type PublicSplitsQuery } from './public-splits.generated.js';

type Splits = NonNullable<PublicSplitsQuery['process']>['publicSplits'];

const figures = ['registered', 'involved', 'presences'] as const;

/** The published numbers of a process by category and by municipality, without those of few people. */
export function PublicSplitsPage() {
  const { t, locale } = useMessages();
  const { slug = '' } = useParams();
  const { process } = useSuspenseQuery(PublicSplitsDocument, { variables: { slug } }).data;
  if (!process) throw new NotFound();
  const { publicSplits, numbers } = process;
  return (
    <Page
      title={t('publicSplits.title')}
      within={[process.title]}
      crumbs={[
        { to: paths.home(locale), label: t('site.processes') },
        { to: paths.process(locale, slug), label: process.title, locale: process.titleLocale },
      ]}
      lead={<p>{t('publicSplits.lead')}</p>}
    >
      <p>{t('publicSplits.few', { smallest: publicSplits.smallestShown })}</p>
      {numbers.synthetic && <p className="synthetic-note">{t('numbers.synthetic')}</p>}
      <Section id="categorie" title={t('splits.byCategory')}>
        <PublicSplitTable caption={t('splits.byCategory')} title={t('splits.category')} lines={publicSplits.categories} splits={publicSplits} />
      </Section>
      <Section id="comuni" title={t('splits.byTerritory')}>
        <PublicSplitTable caption={t('splits.byTerritory')} title={t('splits.territory')} lines={publicSplits.territories} splits={publicSplits} />
      </Section>
      <Section id="regole" title={t('numbers.rule')}>
        <DescriptionList items={figures.map((figure) => ({ term: t(`splits.${figure}`), value: t(`publicSplits.${figure}Rule`) }))} />
      </Section>
      <p className="updated-at">
        {t('common.updatedAt')} <InstantText instant={numbers.updatedAt} zone={process.timezone} />
      </p>
    </Page>
  );
}

interface PublicSplitTableProps {
  caption: string;
  title: string;
  lines: readonly PublicSplitLineFragment[];
  splits: Pick<Splits, 'total' | 'smallestShown'>;
}

function PublicSplitTable({ caption, title, lines, splits: { total, smallestShown: smallest } }: PublicSplitTableProps) {
  const { t, locale } = useMessages();
  const grouped = new Intl.NumberFormat(locale, numberFormat);
  const rows = [
    ...lines.map((line) => ({ id: `${line.kind} ${line.key ?? ''}`, name: nameOf(line), count: (figure: (typeof figures)[number]) => countOf(line[figure]) })),
    { id: 'total', name: <strong>{t('splits.total')}</strong>, count: (figure: (typeof figures)[number]) => <strong>{grouped.format(total[figure])}</strong> },
  ];
  function nameOf({ kind, title: named, titleLocale }: PublicSplitLineFragment) {
    if (kind === 'STATED' && named !== null) return <Text text={named} locale={titleLocale} />;
    return <em>{t(kind === 'OTHER' ? 'publicSplits.other' : 'splits.notStated')}</em>;
  }
  function countOf({ value, hidden }: PublicSplitLineFragment['registered']) {
    return value === null ? <em>{t(`publicSplits.${hidden ?? 'PROTECTS'}`, { smallest })}</em> : grouped.format(value);
  }
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { key: 'line', title, isHeader: true, cell: ({ name }) => name },
        ...figures.map((figure) => ({ key: figure, title: t(`splits.${figure}`), isNumber: true, cell: ({ count }: (typeof rows)[number]) => count(figure) })),
      ]}
    />
  );
}
