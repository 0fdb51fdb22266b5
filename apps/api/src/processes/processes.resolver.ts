import { parseEdtf } from '@percorso/time';
import { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer } from '../access/current-viewer.js';
import { type GraphqlContext, isOrganiserOf, type Viewer } from '../access/viewer.js';
import { OrganisationType } from '../organisations/organisation.graphql.js';
import { organisationOf } from '../organisations/organisation-loader.js';
import { childrenOf } from './process-children.js';
import { Milestone } from './milestone.entity.js';
import { Phase } from './phase.entity.js';
import { Process } from './process.entity.js';
import {
  MilestoneType,
  PhaseType,
  ProcessConnection,
  ProcessType,
  StakeholderCategoryType,
  type TimePosition,
  TimePositionEnum,
  TrackType,
} from './process.graphql.js';
import { ProcessesService } from './processes.service.js';
import { StakeholderCategory } from './stakeholder-category.entity.js';
import { timePosition } from './time-position.js';
import { Track } from './track.entity.js';

@Resolver(() => ProcessType)
export class ProcessesResolver {
  constructor(
    private readonly processes: ProcessesService,
    private readonly em: EntityManager,
  ) {}

  @Query(() => ProcessType, { nullable: true })
  process(@Args('slug', { type: () => String }) slug: string, @CurrentViewer() viewer: Viewer) {
    return this.processes.bySlug(slug, viewer);
  }

  @Query(() => ProcessConnection, { name: 'processes' })
  list(
    @Args('first', { type: () => Int, nullable: true }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @CurrentViewer() viewer: Viewer,
  ) {
    return this.processes.list({ first, after }, viewer);
  }

  @ResolveField(() => OrganisationType)
  host(@Parent() process: Process, @Context() context: GraphqlContext) {
    return organisationOf(this.em, context, process.host.id);
  }

  @ResolveField(() => TimePositionEnum, { nullable: true, description: 'Null while nobody has said from when to when it lasts.' })
  position(@Parent() process: Process, @Context() { now }: GraphqlContext): TimePosition | null {
    const span = process.span ? parseEdtf(process.span) : null;
    return span && timePosition(span.earliest, span.latest, process.timezone, now);
  }

  @ResolveField(() => [TrackType])
  tracks(@Parent() process: Process, @Context() context: GraphqlContext) {
    return childrenOf(this.em, context, Track, process);
  }

  @ResolveField(() => [PhaseType])
  phases(@Parent() process: Process, @Context() context: GraphqlContext) {
    return childrenOf(this.em, context, Phase, process);
  }

  @ResolveField(() => [MilestoneType])
  milestones(@Parent() process: Process, @Context() context: GraphqlContext) {
    return childrenOf(this.em, context, Milestone, process);
  }

  @ResolveField(() => [StakeholderCategoryType])
  stakeholderCategories(@Parent() process: Process, @Context() context: GraphqlContext) {
    return childrenOf(this.em, context, StakeholderCategory, process);
  }

  @ResolveField(() => Boolean, { description: 'Whether whoever asks may plan it: create, edit, move and cancel its meetings, and import its programme.' })
  viewerMayPlan(@Parent() process: Process, @CurrentViewer() viewer: Viewer): boolean {
    return isOrganiserOf(viewer, process.id);
  }
}
