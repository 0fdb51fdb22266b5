import { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '../access/viewer.js';
import { loadTogether } from '../kernel/batch-loader.js';
import { LocaleEnum } from '../kernel/payload.graphql.js';
import type { Meeting } from '../meetings/meeting.entity.js';
import { MeetingType } from '../meetings/meeting.graphql.js';
import { mayRunMeeting } from '../meetings/meeting.policy.js';
import { StakeholderCategoryType } from '../processes/process.graphql.js';
import { registrationFilter } from './registration-filter.js';
import { RegistrationFacetsType, RegistrationFilterInput, StatusCountType } from './registration-filter.graphql.js';
import type { RegistrationStatus } from './registration.entity.js';
import { countNeeds } from './registration-needs.queries.js';
import { NeedCountType, RegistrationConnection, RegistrationStatusEnum, RegistrationType } from './registration.graphql.js';
import { countByStatus, facetsOf, listRegistrations, statedOf } from './registration-lists.queries.js';
import { maySeeRoster } from './registration.policy.js';
import type { RegistrationRow } from './registrations.queries.js';

const Filter = () => Args('filter', { type: () => RegistrationFilterInput, nullable: true });

/** The list of a meeting's registrations. The desk, which sees no addresses, does not look for people by them. */
@Resolver(() => MeetingType)
export class RegistrationListsResolver {
  constructor(private readonly em: EntityManager) {}

  @ResolveField(() => RegistrationConnection, { nullable: true, description: 'In the order in which they were made; null unless staff of the meeting, and with a filter unless one runs it.' })
  registrations(
    @Parent() meeting: Meeting,
    @Args('first', { type: () => Int, nullable: true }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Args('status', { type: () => RegistrationStatusEnum, nullable: true }) status: RegistrationStatus | null,
    @Filter() filter: RegistrationFilterInput | null,
    @Context() { viewer }: GraphqlContext,
  ) {
    const isAllowed = filter == null ? maySeeRoster(viewer, meeting) : mayRunMeeting(viewer, meeting);
    const looked = status == null ? filter : { ...filter, statuses: [status] };
    return isAllowed ? listRegistrations(this.em, meeting.id, registrationFilter(looked), { first, after }) : null;
  }

  @ResolveField(() => [StatusCountType], { nullable: true, description: 'Registrations by status, as far as somebody has it; null unless one runs the meeting.' })
  registrationCounts(@Parent() meeting: Meeting, @Filter() filter: RegistrationFilterInput | null, @Context() { viewer }: GraphqlContext) {
    return mayRunMeeting(viewer, meeting) ? countByStatus(this.em, meeting.id, registrationFilter(filter)) : null;
  }

  @ResolveField(() => [NeedCountType], { nullable: true, description: 'What people with a confirmed seat need, the most frequent first; null unless one runs the meeting.' })
  async needCounts(@Parent() meeting: Meeting, @Context() context: GraphqlContext) {
    if (!mayRunMeeting(context.viewer, meeting)) return null;
    return (await loadTogether(context, 'meeting.needs', meeting.id, (ids) => countNeeds(this.em, ids))) ?? [];
  }

  @ResolveField(() => RegistrationFacetsType, { nullable: true, description: 'Null unless one runs the meeting.' })
  registrationFacets(@Parent() meeting: Meeting, @Context() { viewer }: GraphqlContext) {
    return mayRunMeeting(viewer, meeting) ? facetsOf(this.em, meeting.id) : null;
  }
}

/** What somebody said of themselves for a meeting. */
@Resolver(() => RegistrationType)
export class StatedResolver {
  constructor(private readonly em: EntityManager) {}

  @ResolveField(() => String, { nullable: true, description: 'As said for the meeting, else the own one.' })
  async organisationName(@Parent() row: RegistrationRow, @Context() context: GraphqlContext) {
    return row.organisationName ?? (await this.#stated(row, context))?.organisation;
  }

  @ResolveField(() => String, { nullable: true, description: 'As said for the meeting, else the own one.' })
  async municipality(@Parent() row: RegistrationRow, @Context() context: GraphqlContext) {
    return row.municipality ?? (await this.#stated(row, context))?.municipality;
  }

  @ResolveField(() => StakeholderCategoryType, { nullable: true, description: 'What the person comes as; null: not stated.' })
  async comesAs(@Parent() row: RegistrationRow, @Context() context: GraphqlContext) {
    return (await this.#stated(row, context))?.category;
  }

  @ResolveField(() => LocaleEnum, { description: 'Of the mails about it.' })
  locale(@Parent() { locale }: RegistrationRow) {
    return locale;
  }

  #stated({ id }: RegistrationRow, context: GraphqlContext) {
    return loadTogether(context, 'registration.stated', id, (ids) => statedOf(this.em, ids));
  }
}
