import { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '../access/viewer.js';
import { loadTogether } from '../kernel/batch-loader.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { MeetingConnection, MeetingType } from '../meetings/meeting.graphql.js';
import { MeetingsService } from '../meetings/meetings.service.js';
import type { Process } from '../processes/process.entity.js';
import { ProcessType } from '../processes/process.graphql.js';
import {
  CountedOrganisationConnection,
  CountedPersonConnection,
  MeetingNumbersType,
  PresenceConnection,
  PresenceType,
  ProcessNumbersType,
} from './number.graphql.js';
import { countMeetings } from './numbers.queries.js';
import { NumbersService } from './numbers.service.js';

const First = () => Args('first', { type: () => Int, nullable: true });
const After = () => Args('after', { type: () => String, nullable: true });

@Resolver(() => ProcessType)
export class ProcessNumbersResolver {
  constructor(
    private readonly numbers: NumbersService,
    private readonly meetings: MeetingsService,
  ) {}

  @ResolveField(() => ProcessNumbersType, { name: 'numbers' })
  figures(@Parent() process: Process, @Context() context: GraphqlContext) {
    return loadTogether(context, 'process.numbers', process.id, (ids) => this.numbers.ofProcesses(ids, context.now));
  }

  @ResolveField(() => MeetingConnection, { description: 'The meetings behind meetingsPlanned.' })
  meetingsPlannedList(@Parent() { slug }: Process, @First() first: number | null, @After() after: string | null, @Context() { viewer, now }: GraphqlContext) {
    const filter = { processSlug: slug, statuses: ['SAVE_THE_DATE', 'SCHEDULED', 'CLOSED'] as const };
    return this.meetings.list(filter, 'EARLIEST_FIRST', { first, after }, viewer, now);
  }

  @ResolveField(() => MeetingConnection, { description: 'The meetings behind meetingsHeld.' })
  meetingsHeldList(@Parent() { slug }: Process, @First() first: number | null, @After() after: string | null, @Context() { viewer, now }: GraphqlContext) {
    return this.meetings.list({ processSlug: slug, statuses: ['CLOSED'] }, 'EARLIEST_FIRST', { first, after }, viewer, now);
  }

  @ResolveField(() => CountedPersonConnection, { nullable: true, description: 'The people behind peopleRegistered; null unless one organises the process.' })
  peopleRegisteredList(@Parent() process: Process, @First() first: number | null, @After() after: string | null, @Context() { viewer }: GraphqlContext) {
    return this.numbers.peopleBehind('registered', process, { first, after }, viewer);
  }

  @ResolveField(() => CountedPersonConnection, { nullable: true, description: 'The people behind peopleInvolved; null unless one organises the process.' })
  peopleInvolvedList(@Parent() process: Process, @First() first: number | null, @After() after: string | null, @Context() { viewer }: GraphqlContext) {
    return this.numbers.peopleBehind('involved', process, { first, after }, viewer);
  }

  @ResolveField(() => PresenceConnection, { nullable: true, description: 'What is behind presences; null unless one organises the process.' })
  presencesList(@Parent() process: Process, @First() first: number | null, @After() after: string | null, @Context() { viewer }: GraphqlContext) {
    return this.numbers.presencesBehind(process, { first, after }, viewer);
  }

  @ResolveField(() => CountedOrganisationConnection, {
    nullable: true,
    description: 'The organisations behind organisationsInvolved; null unless one organises or reads the process.',
  })
  organisationsInvolvedList(@Parent() process: Process, @First() first: number | null, @After() after: string | null, @Context() { viewer }: GraphqlContext) {
    return this.numbers.organisationsBehind(process, { first, after }, viewer);
  }
}

@Resolver(() => MeetingType)
export class MeetingNumbersResolver {
  constructor(private readonly em: EntityManager) {}

  @ResolveField(() => MeetingNumbersType, { nullable: true, description: 'Null until the meeting is closed.' })
  numbers(@Parent() { id, status }: Meeting, @Context() context: GraphqlContext) {
    if (status !== 'CLOSED') return null;
    return loadTogether(context, 'meeting.numbers', id, (ids) => countMeetings(this.em, ids));
  }
}

@Resolver(() => PresenceType)
export class PresencesResolver {
  constructor(private readonly em: EntityManager) {}

  @ResolveField(() => MeetingType)
  meeting(@Parent() { meetingId }: PresenceType, @Context() context: GraphqlContext) {
    return loadTogether(context, 'presence.meeting', meetingId, async (ids) => {
      const found = await this.em.find(Meeting, { id: { $in: ids } });
      return new Map(found.map((meeting) => [meeting.id, meeting]));
    });
  }
}
