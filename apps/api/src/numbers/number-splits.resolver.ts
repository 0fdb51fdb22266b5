import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '../access/viewer.js';
import type { Group } from '../groups/group.entity.js';
import { GroupType } from '../groups/group.graphql.js';
import { InLocale } from '../kernel/text-fields.js';
import type { Locale } from '../kernel/locale.js';
import type { Meeting } from '../meetings/meeting.entity.js';
import { MeetingType } from '../meetings/meeting.graphql.js';
import type { Process } from '../processes/process.entity.js';
import { ProcessType } from '../processes/process.graphql.js';
import { maySplitNumbers, maySplitNumbersOfMeeting } from './number.policy.js';
import { NumberSplitsType } from './number-split.graphql.js';
import { PublicSplitsType } from './public-split.graphql.js';
import { publishSplits } from './public-splits.js';
import { NumberSplitsService } from './number-splits.service.js';

const SPLITS = { nullable: true, description: 'By category and by territory; null unless one organises or reads the process.' } as const;

@Resolver(() => ProcessType)
export class ProcessSplitsResolver {
  constructor(private readonly splits: NumberSplitsService) {}

  @ResolveField(() => NumberSplitsType, { ...SPLITS, name: 'splits' })
  ofProcess(@Parent() { id }: Process, @InLocale() locale: Locale | null, @Context() context: GraphqlContext) {
    return maySplitNumbers(context.viewer, id) ? this.splits.of('process', id, id, locale ?? context.viewer.locale, context) : null;
  }

  @ResolveField(() => PublicSplitsType, { description: 'The published numbers by category and by territory, for everybody.' })
  async publicSplits(@Parent() { id }: Process, @InLocale() locale: Locale | null, @Context() context: GraphqlContext) {
    return publishSplits(await this.splits.of('process', id, id, locale ?? context.viewer.locale, context));
  }
}

@Resolver(() => GroupType)
export class GroupSplitsResolver {
  constructor(private readonly splits: NumberSplitsService) {}

  @ResolveField(() => NumberSplitsType, { ...SPLITS, name: 'splits' })
  ofGroup(@Parent() { id, process }: Group, @InLocale() locale: Locale | null, @Context() context: GraphqlContext) {
    return maySplitNumbers(context.viewer, process.id) ? this.splits.of('group', id, process.id, locale ?? context.viewer.locale, context) : null;
  }
}

@Resolver(() => MeetingType)
export class MeetingSplitsResolver {
  constructor(private readonly splits: NumberSplitsService) {}

  @ResolveField(() => NumberSplitsType, { name: 'splits', nullable: true, description: 'By category and by territory; null unless one runs the meeting, or reads its process.' })
  ofMeeting(@Parent() meeting: Meeting, @InLocale() locale: Locale | null, @Context() context: GraphqlContext) {
    const { id, process } = meeting;
    return maySplitNumbersOfMeeting(context.viewer, meeting) ? this.splits.of('meeting', id, process.id, locale ?? context.viewer.locale, context) : null;
  }
}
