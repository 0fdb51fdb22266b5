import { EntityManager } from '@mikro-orm/postgresql';
import { Inject } from '@nestjs/common';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '../access/viewer.js';
import { loadTogether } from '../kernel/batch-loader.js';
import type { Locale } from '../kernel/locale.js';
import { textFor } from '../kernel/localized-text.js';
import { SETTINGS, type Settings } from '../kernel/settings.js';
import { ContactType } from '../kernel/site.graphql.js';
import { InLocale } from '../kernel/text-fields.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { organisationsNamed } from '../organisations/organisation-names.queries.js';
import { OrganisationType } from '../organisations/organisation.graphql.js';
import type { Process } from '../processes/process.entity.js';
import { ProcessType } from '../processes/process.graphql.js';
import { databaseWord, nameOfBody } from './programme-import-plan.js';
import { type ClaimedFigure, claimedFigures } from './programme-claims.js';
import { localized, type Text } from './programme-file.js';
import { keptOfProcess } from './programme-kept.js';
import { contactOf } from './programme-contact.js';
import { NextStepType, ProgrammeNoteType, PublishedClaimType } from './programme.graphql.js';

/** What the programme file says of a process and no column of its own holds. */
@Resolver(() => ProcessType)
export class ProcessProgrammeResolver {
  constructor(
    private readonly em: EntityManager,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @ResolveField(() => [OrganisationType])
  async partners(@Parent() process: Process, @Context() context: GraphqlContext) {
    const names = (keptOf(process).partners ?? []).map(nameOfBody);
    const found = await Promise.all(names.map((name) => this.#organisationNamed(name, context)));
    return found.filter((organisation) => organisation !== undefined);
  }

  @ResolveField(() => ContactType, { description: 'Where it says none, the contact of the installation.' })
  contact(@Parent() process: Process) {
    return contactOf(this.settings, process.language, keptOf(process).contact);
  }

  @ResolveField(() => [String], { description: 'Those who chair it, by role.' })
  chairs(@Parent() process: Process, @InLocale() locale: Locale | null, @Context() { viewer }: GraphqlContext) {
    return rolesIn(keptOf(process).chairs, process.language, locale ?? viewer.locale);
  }

  @ResolveField(() => [String], { description: 'Those who coordinate it, by role.' })
  coordinators(@Parent() process: Process, @InLocale() locale: Locale | null, @Context() { viewer }: GraphqlContext) {
    return rolesIn(keptOf(process).coordinators, process.language, locale ?? viewer.locale);
  }

  @ResolveField(() => [PublishedClaimType], { description: 'What the host claims in print, apart from our numbers.' })
  claims(@Parent() process: Process): ClaimedFigure[] {
    return claimedFigures(process, keptOf(process).claim);
  }

  @ResolveField(() => [NextStepType])
  nextSteps(@Parent() process: Process) {
    return (keptOf(process).nextSteps ?? []).map(({ key, kind, title, date = null, budget = null, note }) => ({
      id: `${process.id}:${key}`,
      kind: databaseWord(kind),
      title: localized(title, process.language),
      date,
      budget,
      note: note === undefined ? null : localized(note, process.language),
    }));
  }

  @ResolveField(() => [ProgrammeNoteType])
  notes(@Parent() process: Process) {
    return (keptOf(process).notes ?? []).map(({ section, text, inferred }, index) => ({
      id: `${process.id}:${index}`,
      section,
      inferred: inferred !== undefined,
      note: localized(text, process.language),
    }));
  }

  #organisationNamed(name: string, context: GraphqlContext): Promise<Organisation | undefined> {
    return loadTogether(context, 'organisation.name', name, async (names) => {
      const ids = await organisationsNamed(this.em, names);
      const found = new Map((await this.em.find(Organisation, { id: { $in: [...ids.values()] } })).map((organisation) => [organisation.id, organisation]));
      return new Map([...ids].map(([asked, id]) => [asked, found.get(id)]));
    });
  }
}

function keptOf({ programme }: Process) {
  return keptOfProcess.parse(programme);
}

/** Roles in words, in the reader's language where the source has it. */
export function rolesIn(roles: { role: Text }[] | undefined, language: Locale, locale: Locale): string[] {
  return (roles ?? []).flatMap(({ role }) => textFor(localized(role, language), locale)?.text ?? []);
}
