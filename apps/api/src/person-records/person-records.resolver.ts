import { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { isMessageKey, translator } from '@percorso/messages';
import { SignedInViewer, type SignedIn } from '../access/current-viewer.js';
import { personById } from '../access/people-loader.js';
import type { GraphqlContext } from '../access/viewer.js';
import { Group } from '../groups/group.entity.js';
import { GroupType } from '../groups/group.graphql.js';
import { InvitationType } from '../invitations/invitation.graphql.js';
import { MeetingMailType } from '../invitations/meeting-mail.graphql.js';
import { loadTogether } from '../kernel/batch-loader.js';
import { MeetingType } from '../meetings/meeting.graphql.js';
import { processOf } from '../processes/process-of.js';
import { ProcessType } from '../processes/process.graphql.js';
import { meetingById } from '../registrations/registration-parts.js';
import { RegistrationType } from '../registrations/registration.graphql.js';
import { AttendedDayType, PersonRecordType, RecordedChangeType, RecordedConsentType, RecordedMembershipType } from './person-record.graphql.js';
import {
  type AttendedDay,
  attendancesOfPerson,
  changesOfPerson,
  consentsOfPerson,
  invitationsOfPerson,
  mailsOfPerson,
  membershipsOfPerson,
  type RecordedChange,
  type RecordedConsent,
  type RecordedMembership,
  registrationsOfPerson,
} from './person-records.queries.js';
import { type PersonRecord, PersonRecordsService } from './person-records.service.js';

/** Every field reads within the processes that the record was opened for. */
@Resolver(() => PersonRecordType)
export class PersonRecordsResolver {
  constructor(
    private readonly service: PersonRecordsService,
    private readonly em: EntityManager,
  ) {}

  @Query(() => PersonRecordType, { description: 'For the organisers of a process in which the person is known.' })
  personRecord(@Args('id', { type: () => ID }) id: string, @SignedInViewer() by: SignedIn) {
    return this.service.byId(id, by);
  }

  @ResolveField(() => [ProcessType], { description: 'Of those that the caller organises, the ones in which the person is known.' })
  processes(@Parent() { knownIn }: PersonRecord, @Context() context: GraphqlContext) {
    return Promise.all(knownIn.map((id) => processOf(this.em, context, id)));
  }

  @ResolveField(() => [RegistrationType])
  registrations(@Parent() record: PersonRecord) {
    return registrationsOfPerson(this.em, record);
  }

  @ResolveField(() => [AttendedDayType])
  attendances(@Parent() record: PersonRecord) {
    return attendancesOfPerson(this.em, record);
  }

  @ResolveField(() => [InvitationType])
  invitations(@Parent() record: PersonRecord) {
    return invitationsOfPerson(this.em, record);
  }

  @ResolveField(() => [RecordedMembershipType])
  memberships(@Parent() record: PersonRecord) {
    return membershipsOfPerson(this.em, record);
  }

  @ResolveField(() => [MeetingMailType])
  mails(@Parent() record: PersonRecord) {
    return mailsOfPerson(this.em, record);
  }

  @ResolveField(() => [RecordedConsentType])
  consents(@Parent() record: PersonRecord) {
    return consentsOfPerson(this.em, record);
  }

  @ResolveField(() => [RecordedChangeType])
  changes(@Parent() record: PersonRecord) {
    return changesOfPerson(this.em, record);
  }
}

@Resolver(() => AttendedDayType)
export class AttendedDayResolver {
  constructor(private readonly em: EntityManager) {}

  @ResolveField(() => MeetingType)
  meeting(@Parent() { meetingId }: AttendedDay, @Context() context: GraphqlContext) {
    return meetingById(this.em, context, meetingId);
  }
}

@Resolver(() => RecordedConsentType)
export class RecordedConsentResolver {
  constructor(private readonly em: EntityManager) {}

  @ResolveField(() => MeetingType)
  meeting(@Parent() { meetingId }: RecordedConsent, @Context() context: GraphqlContext) {
    return meetingById(this.em, context, meetingId);
  }
}

@Resolver(() => RecordedMembershipType)
export class RecordedMembershipResolver {
  constructor(private readonly em: EntityManager) {}

  @ResolveField(() => GroupType)
  group(@Parent() { groupId }: RecordedMembership, @Context() context: GraphqlContext) {
    return groupById(this.em, context, groupId);
  }
}

@Resolver(() => RecordedChangeType)
export class RecordedChangeResolver {
  constructor(private readonly em: EntityManager) {}

  @ResolveField(() => String, { description: 'What was done, in the language of the caller.' })
  title(@Parent() { action }: RecordedChange, @Context() { viewer }: GraphqlContext) {
    const key = `recordedChange.${action.replace('.', '-')}`;
    return isMessageKey(key) ? translator(viewer.locale)(key) : action;
  }

  @ResolveField(() => String, { nullable: true, description: 'Who did it, by name; null: nobody who is known, or a worker.' })
  async by(@Parent() { byId }: RecordedChange, @Context() context: GraphqlContext) {
    return byId === null ? null : ((await personById(this.em, context, byId))?.name ?? null);
  }
}

/** Together with all other groups that the request asks for. */
export function groupById(em: EntityManager, context: object, groupId: string): Promise<Group | undefined> {
  return loadTogether(context, 'record.group', groupId, async (ids) => new Map((await em.find(Group, { id: { $in: ids } })).map((group) => [group.id, group])));
}
