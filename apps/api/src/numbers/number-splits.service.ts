import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { GraphqlContext } from '../access/viewer.js';
import { loadTogether } from '../kernel/batch-loader.js';
import { textFor } from '../kernel/localized-text.js';
import type { Locale } from '../kernel/locale.js';
import { StakeholderCategory } from '../processes/stakeholder-category.entity.js';
import type { NumberSplitsType, SplitLineType } from './number-split.graphql.js';
import { type SplitFigures, splitNumbers, type SplitOf } from './number-splits.queries.js';

const nobody: SplitFigures = { registered: 0, waiting: 0, involved: 0, presences: 0 };

/** The numbers of a process, a group or a meeting by category and by territory. Who may see them is asked before. */
@Injectable()
export class NumberSplitsService {
  constructor(private readonly em: EntityManager) {}

  /**
   * @param context    of the request: what is asked for several of them is counted in one statement
   * @param processId  the process of the thing, whose categories count
   */
  async of(of: SplitOf, id: string, processId: string, locale: Locale, context: Pick<GraphqlContext, never>): Promise<NumberSplitsType> {
    const [rows = [], categories = []] = await Promise.all([
      loadTogether(context, `splits.${of}`, id, (ids) => splitNumbers(this.em.fork(), of, ids)),
      loadTogether(context, 'splits.categories', processId, async (ids) =>
        Map.groupBy(await this.em.fork().find(StakeholderCategory, { process: { id: { $in: ids } } }, { orderBy: { position: 'asc', id: 'asc' } }), ({ process }) => process.id),
      ),
    ]);
    const ofKind = (kind: (typeof rows)[number]['kind']) => new Map(rows.filter((row) => row.kind === kind).map((row) => [row.key, row]));
    const [byCategory, byTerritory] = [ofKind('CATEGORY'), ofKind('TERRITORY')];
    const notStated = (known: ReadonlyMap<string | null, SplitFigures>): SplitLineType => line(null, null, null, known.get(null) ?? nobody);
    const byName = new Intl.Collator(locale);
    const territories = [...byTerritory.values()]
      .flatMap(({ key, word, ...figures }) => (key === null ? [] : [line(word, word, null, figures)]))
      .sort((one, other) => byName.compare(one.title ?? '', other.title ?? ''));
    return {
      total: line(null, null, null, [...byCategory.values()].reduce(added, nobody)),
      categories: [
        ...categories.map(({ id: categoryId, key, title }) => {
          const named = textFor(title, locale);
          return line(key, named?.text ?? key, named?.locale ?? null, byCategory.get(categoryId) ?? nobody);
        }),
        notStated(byCategory),
      ],
      territories: [...territories, notStated(byTerritory)],
    };
  }
}

function line(key: string | null, title: string | null, titleLocale: Locale | null, { registered, waiting, involved, presences }: SplitFigures): SplitLineType {
  return { key, title, titleLocale, registered, waiting, involved, presences };
}

function added(one: SplitFigures, other: SplitFigures): SplitFigures {
  return {
    registered: one.registered + other.registered,
    waiting: one.waiting + other.waiting,
    involved: one.involved + other.involved,
    presences: one.presences + other.presences,
  };
}
