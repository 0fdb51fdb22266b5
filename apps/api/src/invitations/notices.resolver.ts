import { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer, Now } from '../access/current-viewer.js';
import { personSeenBy } from '../access/person.graphql.js';
import { isOrganiserOf, type GraphqlContext, type Viewer } from '../access/viewer.js';
import { loadTogether } from '../kernel/batch-loader.js';
import { runSql } from '../kernel/run-sql.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { MeetingIdInput, MeetingType } from '../meetings/meeting.graphql.js';
import { mayPlanMeeting } from '../meetings/meeting.policy.js';
import type { Process } from '../processes/process.entity.js';
import { ProcessType } from '../processes/process.graphql.js';
import { MeetingMovesService, type ToldChange } from './meeting-moves.service.js';
import { CancelMeetingInput, NoticePayload, RescheduleMeetingInput } from './notice.graphql.js';
import { askedAgain, totalsOf } from './notice-plan.js';
import { COUNT_HELD, READ_MEETINGS_WITH_HELD } from './notices.queries.js';

const MOST_NOTICES = 100;

@Resolver(() => MeetingType)
export class NoticesResolver {
  constructor(
    private readonly service: MeetingMovesService,
    private readonly em: EntityManager,
  ) {}

  @Mutation(() => NoticePayload, { description: 'Moves a meeting in time or space, and tells those whom it concerns.' })
  async rescheduleMeeting(
    @Args('input', { type: () => RescheduleMeetingInput }) input: RescheduleMeetingInput,
    @CurrentViewer() viewer: Viewer,
    @Now() now: Date,
  ) {
    return payloadOf(await this.service.reschedule(input, viewer, now), viewer);
  }

  @Mutation(() => NoticePayload, { description: 'Cancels a meeting and takes it out of the calendars that have it.' })
  async cancelMeeting(@Args('input', { type: () => CancelMeetingInput }) input: CancelMeetingInput, @CurrentViewer() viewer: Viewer, @Now() now: Date) {
    return payloadOf(await this.service.cancel(input, viewer, now), viewer);
  }

  @Mutation(() => NoticePayload, { description: 'Tells people what was held: once each, and of the net change.' })
  async releaseNotices(@Args('input', { type: () => MeetingIdInput }) input: MeetingIdInput, @CurrentViewer() viewer: Viewer, @Now() now: Date) {
    return payloadOf(await this.service.release(input.meetingId, viewer, now), viewer);
  }

  @Mutation(() => NoticePayload, { description: 'Gives up what was held; nobody is told.' })
  async discardNotices(@Args('input', { type: () => MeetingIdInput }) input: MeetingIdInput, @CurrentViewer() viewer: Viewer, @Now() now: Date) {
    return payloadOf(await this.service.discard(input.meetingId, viewer, now), viewer);
  }

  @ResolveField(() => Int, { nullable: true, description: 'People who wait for a notice that is held; null unless one may plan the meeting.' })
  async heldNotices(@Parent() meeting: Meeting, @Context() context: GraphqlContext): Promise<number | null> {
    if (!mayPlanMeeting(context.viewer, meeting)) return null;
    const held = await loadTogether(context, 'meeting.heldNotices', meeting.id, async (ids) => {
      const rows = await runSql<{ meetingId: string; people: number }>(this.em, COUNT_HELD, [ids]);
      return new Map(rows.map(({ meetingId, people }) => [meetingId, people]));
    });
    return held ?? 0;
  }
}

@Resolver(() => ProcessType)
export class ProcessNoticesResolver {
  constructor(private readonly em: EntityManager) {}

  @ResolveField(() => [MeetingType], { nullable: true, description: 'Meetings with notices that are held, by date; null unless one organises the process.' })
  async meetingsWithHeldNotices(@Parent() process: Process, @Context() { viewer }: GraphqlContext): Promise<Meeting[] | null> {
    if (!isOrganiserOf(viewer, process.id)) return null;
    const held = await runSql<{ meetingId: string }>(this.em, READ_MEETINGS_WITH_HELD, [process.id]);
    return this.em.find(Meeting, { id: { $in: held.map(({ meetingId }) => meetingId) } }, { orderBy: { earliest: 'asc', id: 'asc' } });
  }
}

function payloadOf({ meeting, notices }: ToldChange, viewer: Viewer) {
  return {
    meeting,
    notices: notices.slice(0, MOST_NOTICES).map(({ recipient, kind, answerAskedAgain }) => ({ person: personSeenBy(viewer, recipient, true), kind, answerAskedAgain })),
    noticeTotals: totalsOf(notices),
    answersAskedAgain: askedAgain(notices),
    userErrors: [],
  };
}
