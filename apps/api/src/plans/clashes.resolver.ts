import { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer, Now } from '../access/current-viewer.js';
import { isOrganiserOf, type GraphqlContext, type Viewer } from '../access/viewer.js';
import { RescheduleMeetingInput } from '../invitations/notice.graphql.js';
import { loadTogether } from '../kernel/batch-loader.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { CreateMeetingInput, MeetingType } from '../meetings/meeting.graphql.js';
import { mayPlanMeeting } from '../meetings/meeting.policy.js';
import type { Process } from '../processes/process.entity.js';
import { ProcessType } from '../processes/process.graphql.js';
import { ClashPreviewPayload, ClashType } from './clash.graphql.js';
import { ClashPreviewsService } from './clash-previews.service.js';
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

@Resolver()
export class ClashPreviewsResolver {
  constructor(private readonly previews: ClashPreviewsService) {}

  @Mutation(() => ClashPreviewPayload, { description: 'What a new meeting would clash with; nothing is saved.' })
  async previewNewMeeting(@Args('input', { type: () => CreateMeetingInput }) input: CreateMeetingInput, @CurrentViewer() viewer: Viewer, @Now() now: Date) {
    return { clashes: (await this.previews.ofNew(input, viewer, now)).words, userErrors: [] };
  }

  @Mutation(() => ClashPreviewPayload, { description: 'What a meeting would clash with if it were moved; nothing is saved and nobody is told.' })
  async previewMovedMeeting(@Args('input', { type: () => RescheduleMeetingInput }) input: RescheduleMeetingInput, @CurrentViewer() viewer: Viewer, @Now() now: Date) {
    return { clashes: (await this.previews.ofMoved(input, viewer, now)).words, userErrors: [] };
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
