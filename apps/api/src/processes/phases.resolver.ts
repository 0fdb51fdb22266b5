import { EntityManager } from '@mikro-orm/postgresql';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '../access/viewer.js';
import { loadTogether } from '../kernel/batch-loader.js';
import { Milestone } from './milestone.entity.js';
import { Phase } from './phase.entity.js';
import { MilestoneType, PhaseType, type TimePosition, TimePositionEnum, TrackType } from './process.graphql.js';
import { processOf } from './process-of.js';
import { timePosition } from './time-position.js';
import { Track } from './track.entity.js';

@Resolver(() => PhaseType)
export class PhasesResolver {
  constructor(private readonly em: EntityManager) {}

  @ResolveField(() => [TrackType])
  async tracks(@Parent() phase: Phase, @Context() context: GraphqlContext) {
    const tracks = await loadTogether(context, 'phase.tracks', phase.id, async (ids) => {
      const phases = await this.em.find(Phase, { id: { $in: ids } }, { populate: ['tracks'] });
      return new Map(phases.map(({ id, tracks }) => [id, tracks.getItems().toSorted((a, b) => a.position - b.position)]));
    });
    return tracks ?? [];
  }

  @ResolveField(() => Boolean, { description: 'Whether we concluded it and the source does not say it.' })
  inferred(@Parent() phase: Phase) {
    return phase.inferred === true;
  }

  @ResolveField(() => TimePositionEnum)
  async position(@Parent() phase: Phase, @Context() context: GraphqlContext): Promise<TimePosition> {
    const process = await processOf(this.em, context, phase.process.id);
    return timePosition(phase.earliest ?? null, phase.latest ?? null, process.timezone, context.now);
  }
}

@Resolver(() => MilestoneType)
export class MilestonesResolver {
  constructor(private readonly em: EntityManager) {}

  @ResolveField(() => TrackType, { nullable: true })
  track(@Parent() milestone: Milestone, @Context() context: GraphqlContext) {
    const { track } = milestone;
    if (!track) return null;
    return loadTogether(context, 'track', track.id, async (ids) => {
      const found = await this.em.find(Track, { id: { $in: ids } });
      return new Map(found.map((each) => [each.id, each]));
    });
  }

  @ResolveField(() => Boolean, { description: 'Whether we concluded it and the source does not say it.' })
  inferred(@Parent() milestone: Milestone) {
    return milestone.inferred === true;
  }

  @ResolveField(() => TimePositionEnum)
  async position(@Parent() milestone: Milestone, @Context() context: GraphqlContext): Promise<TimePosition> {
    const process = await processOf(this.em, context, milestone.process.id);
    return timePosition(milestone.earliest ?? null, milestone.latest ?? null, process.timezone, context.now);
  }
}
