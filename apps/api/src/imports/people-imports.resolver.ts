import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { translator } from '@percorso/messages';
import { Now, SignedInViewer, type SignedIn } from '../access/current-viewer.js';
import type { GraphqlContext } from '../access/viewer.js';
import { processOf } from '../processes/process-of.js';
import type { Process } from '../processes/process.entity.js';
import { ProcessType } from '../processes/process.graphql.js';
import { EntityManager } from '@mikro-orm/postgresql';
import {
  CheckPeopleImportInput,
  DiscardPeopleImportPayload,
  ImportColumnType,
  ImportCountsType,
  ImportRowConnection,
  PeopleImportInput,
  PeopleImportPayload,
  PeopleImportType,
  RowKindEnum,
  StartPeopleImportInput,
} from './people-import.graphql.js';
import type { PeopleImport } from './people-import.entity.js';
import type { RowKind } from './people-import-row.entity.js';
import { PeopleImportsService } from './people-imports.service.js';

@Resolver(() => PeopleImportType)
export class PeopleImportsResolver {
  constructor(
    private readonly service: PeopleImportsService,
    private readonly em: EntityManager,
  ) {}

  @Query(() => PeopleImportType)
  peopleImport(@Args('id', { type: () => ID }) id: string, @SignedInViewer() viewer: SignedIn) {
    return this.service.byId(id, viewer);
  }

  @ResolveField(() => ProcessType)
  process(@Parent() { process }: PeopleImport, @Context() context: GraphqlContext) {
    return processOf(this.em, context, process.id);
  }

  @ResolveField(() => [ImportColumnType])
  columns(@Parent() peopleImport: PeopleImport) {
    return this.service.columns(peopleImport);
  }

  @ResolveField(() => ImportCountsType)
  counts(@Parent() { counts }: PeopleImport): ImportCountsType {
    const of = (name: keyof typeof counts) => counts[name] ?? 0;
    return {
      good: of('GOOD'), bad: of('BAD'), repeated: of('REPEATED'), known: of('KNOWN'), shared: of('SHARED'), homonyms: of('HOMONYM'),
      added: of('ADDED'), updated: of('UPDATED'), unchanged: of('UNCHANGED'), skipped: of('SKIPPED'), memberships: of('MEMBERSHIPS'),
      takenAway: of('TAKEN_AWAY'), stays: of('STAYS'),
    };
  }

  @ResolveField(() => String, { nullable: true, description: 'Why the file was refused.' })
  fault(@Parent() { fault }: PeopleImport, @Context() { viewer }: GraphqlContext) {
    return fault && translator(viewer.locale)(fault.code, fault.values);
  }

  @ResolveField(() => ImportRowConnection, { description: 'The rows of one kind, in the order of the file.' })
  rows(
    @Parent() { id }: PeopleImport,
    @Args('kind', { type: () => RowKindEnum }) kind: RowKind,
    @Args('first', { type: () => Int, nullable: true }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Context() { viewer }: GraphqlContext,
  ) {
    return this.service.rows(id, kind, { first, after }, viewer);
  }

  @Mutation(() => PeopleImportPayload, { description: 'Says what the columns are; the file is then looked through, and nothing of it written.' })
  async checkPeopleImport(@Args('input', { type: () => CheckPeopleImportInput }) { peopleImportId, columns }: CheckPeopleImportInput, @SignedInViewer() by: SignedIn) {
    return { peopleImport: await this.service.check(peopleImportId, columns, by), userErrors: [] };
  }

  @Mutation(() => PeopleImportPayload, { description: 'Imports what was checked.' })
  async startPeopleImport(@Args('input', { type: () => StartPeopleImportInput }) input: StartPeopleImportInput, @SignedInViewer() by: SignedIn, @Now() now: Date) {
    return { peopleImport: await this.service.start(input, by, now), userErrors: [] };
  }

  @Mutation(() => PeopleImportPayload, { description: 'Takes away whom an import added and nobody has used since, and the memberships that it made.' })
  async undoPeopleImport(@Args('input', { type: () => PeopleImportInput }) { peopleImportId }: PeopleImportInput, @SignedInViewer() by: SignedIn, @Now() now: Date) {
    return { peopleImport: await this.service.undo(peopleImportId, by, now), userErrors: [] };
  }

  @Mutation(() => DiscardPeopleImportPayload, { description: 'Throws a file away that was not imported.' })
  async discardPeopleImport(@Args('input', { type: () => PeopleImportInput }) { peopleImportId }: PeopleImportInput, @SignedInViewer() by: SignedIn) {
    await this.service.discard(peopleImportId, by);
    return { discarded: true, userErrors: [] };
  }
}

@Resolver(() => ProcessType)
export class ProcessImportsResolver {
  constructor(private readonly service: PeopleImportsService) {}

  @ResolveField(() => [PeopleImportType], { nullable: true, description: 'The latest 50 imports of people; null unless one organises the process.' })
  peopleImports(@Parent() { id }: Process, @Context() { viewer }: GraphqlContext) {
    return this.service.ofProcess(id, MOST_LISTED, viewer);
  }
}

const MOST_LISTED = 50;
