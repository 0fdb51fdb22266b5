import { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { translator } from '@percorso/messages';
import { Now, SignedInViewer, type SignedIn } from '../access/current-viewer.js';
import type { GraphqlContext } from '../access/viewer.js';
import { GroupType } from '../groups/group.graphql.js';
import { Group } from '../groups/group.entity.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { MeetingType } from '../meetings/meeting.graphql.js';
import { processOf } from '../processes/process-of.js';
import { ProcessType } from '../processes/process.graphql.js';
import type { BulkAct } from './bulk-act.entity.js';
import { BulkActConnection, BulkActInput, BulkActPayload, BulkActPreviewPayload, BulkActSkipConnection, BulkActType, BulkOutcomeCountType, OrderBulkActInput, UndoBulkActInput } from './bulk-act.graphql.js';
import { countOutcomes, listSkips } from './bulk-acts.queries.js';
import { BulkActsService, isUndoable } from './bulk-acts.service.js';

/** The fields that say of whom and where are for whoever may see the act at all. */
@Resolver(() => BulkActType)
export class BulkActsResolver {
  constructor(
    private readonly service: BulkActsService,
    private readonly em: EntityManager,
  ) {}

  @Query(() => BulkActType, { description: 'For the organisers of its process.' })
  bulkAct(@Args('id', { type: () => ID }) id: string, @SignedInViewer() by: SignedIn) {
    return this.service.byId(id, by);
  }

  @Query(() => BulkActConnection, { description: 'All that were ordered in a process, the latest first; for its organisers.' })
  bulkActs(
    @Args('slug', { type: () => String }) slug: string,
    @Args('first', { type: () => Int, nullable: true }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @SignedInViewer() by: SignedIn,
  ) {
    return this.service.list(slug, { first, after }, by);
  }

  @Mutation(() => BulkActPreviewPayload, { description: 'What an act on many people would do; nothing is done. For the organisers of the process.' })
  async previewBulkAct(@Args('input', { type: () => BulkActInput }) input: BulkActInput, @SignedInViewer() by: SignedIn, @Now() now: Date) {
    return { preview: await this.service.preview(input, by, now), userErrors: [] };
  }

  @Mutation(() => BulkActPayload, { description: 'Has an act on many people done; how far it is, its own address tells.' })
  async orderBulkAct(@Args('input', { type: () => OrderBulkActInput }) input: OrderBulkActInput, @SignedInViewer() by: SignedIn, @Now() now: Date) {
    return { bulkAct: await this.service.order(input, by, now), userErrors: [] };
  }

  @Mutation(() => BulkActPayload, { description: 'Takes back whom an act added to a group.' })
  async undoBulkAct(@Args('input', { type: () => UndoBulkActInput }) { bulkActId }: UndoBulkActInput, @SignedInViewer() by: SignedIn, @Now() now: Date) {
    return { bulkAct: await this.service.undo(bulkActId, by, now), userErrors: [] };
  }

  @ResolveField(() => ProcessType)
  process(@Parent() { process }: BulkAct, @Context() context: GraphqlContext) {
    return processOf(this.em, context, process.id);
  }

  @ResolveField(() => MeetingType, { nullable: true, description: 'Of whose registrations; null: of the people of the process.' })
  meeting(@Parent() { meeting }: BulkAct) {
    return meeting && this.em.findOneOrFail(Meeting, meeting.id);
  }

  @ResolveField(() => GroupType, { nullable: true, description: 'The group that people are added to.' })
  group(@Parent() { group }: BulkAct) {
    return group && this.em.findOneOrFail(Group, group.id);
  }

  @ResolveField(() => Boolean)
  undoable(@Parent() act: BulkAct) {
    return isUndoable(act);
  }

  @ResolveField(() => String, { nullable: true, description: 'Why it stopped.' })
  fault(@Parent() { fault }: BulkAct, @Context() { viewer }: GraphqlContext) {
    return fault && translator(viewer.locale)(`error.${fault}`);
  }

  @ResolveField(() => [BulkOutcomeCountType])
  outcomes(@Parent() { id }: BulkAct) {
    return countOutcomes(this.em, id);
  }

  @ResolveField(() => BulkActSkipConnection, { description: 'With whom nothing was done, and why.' })
  skips(
    @Parent() { id }: BulkAct,
    @Args('first', { type: () => Int, nullable: true }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
  ) {
    return listSkips(this.em, id, { first, after });
  }
}
