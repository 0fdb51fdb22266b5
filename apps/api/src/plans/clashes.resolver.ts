import { EntityManager } from '@mikro-orm/postgresql';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { isOrganiserOf, type GraphqlContext } from '../access/viewer.js';
import { loadTogether } from '../kernel/batch-loader.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { MeetingType } from '../meetings/meeting.graphql.js';
import { mayPlanMeeting } from '../meetings/meeting.policy.js';
import type { Process } from '../processes/process.entity.js';
import { ProcessType } from '../processes/process.graphql.js';
import { ClashType } from './clash.graphql.js';
import { MeetingClashes } from './meeting-clashes.js';

@Resolver(() => MeetingType)
export class MeetingClashesResolver {
  constructor(
    private readonly em: EntityManager,
    private readonly found: MeetingClashes,
  ) {}

  @ResolveField(() => [ClashType], { nullable: true, description: 'What it clashes with, by day; null unless one may plan the meeting.' })
  async clashes(@Parent() meeting: Meeting, @Context() context: GraphqlContext) {
    if (!mayPlanMeeting(context.viewer, meeting)) return null;
    const found = await loadTogether(context, 'meeting.clashes', meeting.id, async (ids) => {
      const meetings = await this.em.find(Meeting, { id: { $in: ids } });
      return Map.groupBy(await this.found.of(this.em, meetings, context.viewer), (clash) => clash.meeting.id);
    });
    return found ?? [];
  }
}

@Resolver(() => ProcessType)
export class ProcessClashesResolver {
  constructor(
    private readonly em: EntityManager,
    private readonly found: MeetingClashes,
  ) {}

  @ResolveField(() => [ClashType], { nullable: true, description: 'What its coming meetings clash with, by day; null unless one organises the process.' })
  async clashes(@Parent() process: Process, @Context() { viewer, now }: GraphqlContext) {
    if (!isOrganiserOf(viewer, process.id)) return null;
    const today = now.toISOString().slice(0, 10);
    const coming = await this.em.find(Meeting, { process: { id: process.id }, status: { $nin: ['CANCELLED', 'CLOSED'] }, $or: [{ latest: null }, { latest: { $gte: today } }] });
    return this.found.of(this.em, coming, viewer);
  }
}
