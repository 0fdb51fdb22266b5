import { numberFormat } from '@percorso/messages/number-format';

import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { ButtonAnchor } from '../ui/button.js';
import { Section } from '../ui/page.js';
import { Table } from '../ui/table.js';
import { Text } from '../ui/text.js';
import type { SplitLineFragment, SplitsFragment } from './splits.generated.js';

const figures = ['registered', 'waiting', 'involved', 'presences'] as const;

/** The numbers of a process, a group or a meeting by category and by municipality; `name` is that of the file. */
export function SplitTables({ of, name, splits: { total, categories, territories } }: { of: 'process' | 'group' | 'meeting'; name: string; splits: SplitsFragment }) {
  const { t } = useMessages();
  return (
    <>
      <p className="d-flex flex-wrap gap-3">
        {(['csv', 'xlsx'] as const).map((ending) => (
          <ButtonAnchor key={ending} href={paths.splitsFile(of, name, ending)} look="secondary" icon="download">
            {t(`listFile.${ending}`)}
          </ButtonAnchor>
        ))}
      </p>
      <Section id="categorie" title={t('splits.byCategory')}>
        <SplitTable caption={t('splits.byCategory')} title={t('splits.category')} lines={categories} total={total} />
      </Section>
      <Section id="comuni" title={t('splits.byTerritory')}>
        <SplitTable caption={t('splits.byTerritory')} title={t('splits.territory')} lines={territories} total={total} />
      </Section>
    </>
  );
}

const ALL = 'all';

function SplitTable({ caption, title, lines, total }: { caption: string; title: string; lines: readonly SplitLineFragment[]; total: SplitLineFragment }) {
  const { t, locale } = useMessages();
  const grouped = new Intl.NumberFormat(locale, numberFormat);
  const rows = [...lines, { ...total, key: ALL, title: t('splits.total'), titleLocale: null }];
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={({ key, title: named }) => `${key ?? ''} ${named ?? ''}`}
      columns={[
        { key: 'line', title, isHeader: true, cell: ({ title: named, titleLocale }) => (named === null ? <em>{t('splits.notStated')}</em> : <Text text={named} locale={titleLocale} />) },
        ...figures.map((figure) => ({ key: figure, title: t(`splits.${figure}`), isNumber: true, cell: (line: SplitLineFragment) => grouped.format(line[figure]) })),
      ]}
    />
  );
}
