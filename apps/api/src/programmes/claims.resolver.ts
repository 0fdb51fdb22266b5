import { EntityManager } from '@mikro-orm/postgresql';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '../access/viewer.js';
import { loadTogether } from '../kernel/batch-loader.js';
import type { Locale } from '../kernel/locale.js';
import { LocaleEnum } from '../kernel/payload.graphql.js';
import { InLocale } from '../kernel/text-fields.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { NumbersService } from '../numbers/numbers.service.js';
import { type ClaimedFigure, shownInWords, sourceInWords } from './programme-claims.js';
import { PublishedClaimType } from './programme.graphql.js';

@Resolver(() => PublishedClaimType)
export class ClaimsResolver {
  constructor(
    private readonly em: EntityManager,
    private readonly numbers: NumbersService,
  ) {}

  @ResolveField(() => String, { description: 'Who published it, and where as far as the source says.' })
  async source(@Parent() claim: ClaimedFigure, @InLocale() locale: Locale | null, @Context() context: GraphqlContext) {
    return sourceInWords(claim, await this.#hostOf(claim, context), locale ?? context.viewer.locale).text;
  }

  @ResolveField(() => LocaleEnum)
  async sourceLocale(@Parent() claim: ClaimedFigure, @InLocale() locale: Locale | null, @Context() context: GraphqlContext) {
    return sourceInWords(claim, await this.#hostOf(claim, context), locale ?? context.viewer.locale).locale;
  }

  @ResolveField(() => String, { nullable: true, description: 'What of it our own data can show, in words; null when they say nothing of it.' })
  async shown(@Parent() claim: ClaimedFigure, @InLocale() locale: Locale | null, @Context() context: GraphqlContext) {
    const numbers = await loadTogether(context, 'process.numbers', claim.process.id, (ids) => this.numbers.ofProcesses(ids, context.now));
    return numbers ? shownInWords(claim, numbers, locale ?? context.viewer.locale) : null;
  }

  async #hostOf({ process }: ClaimedFigure, context: GraphqlContext): Promise<string> {
    const host = await loadTogether(context, 'organisation', process.host.id, async (ids) => {
      const found = await this.em.find(Organisation, { id: { $in: ids } });
      return new Map(found.map((organisation) => [organisation.id, organisation]));
    });
    return host?.name ?? '';
  }
}
