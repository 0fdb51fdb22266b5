import { EntityManager } from '@mikro-orm/postgresql';
import { Inject } from '@nestjs/common';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '../access/viewer.js';
import type { Group } from '../groups/group.entity.js';
import { GroupType } from '../groups/group.graphql.js';
import { defaultLocale, type Locale } from '../kernel/locale.js';
import { textFor, type TextInLanguage } from '../kernel/localized-text.js';
import { SETTINGS, type Settings } from '../kernel/settings.js';
import { ContactType } from '../kernel/site.graphql.js';
import { InLocale, textFields } from '../kernel/text-fields.js';
import { AgendaPartType } from '../meetings/agenda.graphql.js';
import type { Meeting } from '../meetings/meeting.entity.js';
import { MeetingType, SeriesType } from '../meetings/meeting.graphql.js';
import type { Series } from '../meetings/series.entity.js';
import type { Milestone } from '../processes/milestone.entity.js';
import { processOf } from '../processes/process-of.js';
import type { Process } from '../processes/process.entity.js';
import { MilestoneType } from '../processes/process.graphql.js';
import { partsOfSeries, programmeOfMeeting } from './meeting-programme.js';
import { contactOf } from './programme-contact.js';
import { localized, type Text } from './programme-file.js';
import { keptOfGroup, keptOfProcess } from './programme-kept.js';
import { databaseWord } from './programme-import-plan.js';
import { MeetingModeEnum } from './programme.graphql.js';
import { rolesIn } from './process-programme.resolver.js';

/** What the programme file says of a meeting and no column of its own holds. */
@Resolver(() => MeetingType)
export class MeetingProgrammeResolver {
  constructor(
    private readonly em: EntityManager,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @ResolveField(() => [String], { description: 'Bodies met, in the words of the source.' })
  partners(@Parent() meeting: Meeting) {
    return programmeOfMeeting(meeting).with ?? [];
  }

  @ResolveField(() => MeetingModeEnum, { nullable: true })
  mode(@Parent() meeting: Meeting) {
    const { mode } = programmeOfMeeting(meeting);
    return mode === undefined ? null : databaseWord(mode);
  }

  @ResolveField(() => ContactType, { description: 'Where it has none, the one of its process, else of the installation.' })
  async contact(@Parent() meeting: Meeting, @Context() context: GraphqlContext) {
    const process = await this.#processOf(meeting, context);
    return contactOf(this.settings, process.language, programmeOfMeeting(meeting).contact, keptOfProcess.parse(process.programme).contact);
  }

  @ResolveField(() => [String], { description: 'Those who coordinate it, by role.' })
  async coordinators(@Parent() meeting: Meeting, @InLocale() locale: Locale | null, @Context() context: GraphqlContext) {
    const { language } = await this.#processOf(meeting, context);
    return rolesIn(programmeOfMeeting(meeting).coordinators, language, locale ?? context.viewer.locale);
  }

  @ResolveField(() => [String], { description: 'The facts that we concluded and the source does not say, as the programme file names them.' })
  inferredFields(@Parent() { inferred }: Meeting) {
    return Array.isArray(inferred) ? inferred : [];
  }

  @ResolveField(() => String, { nullable: true })
  async cancelledReason(@Parent() meeting: Meeting, @InLocale() locale: Locale | null, @Context() context: GraphqlContext) {
    if (meeting.status !== 'CANCELLED' || meeting.cancellationReason == null) return null;
    const { language } = await this.#processOf(meeting, context);
    const { reason } = programmeOfMeeting(meeting);
    const published = reason === undefined ? null : localized(reason, language);
    const stillTrue = textFor(published, language)?.text === meeting.cancellationReason;
    return stillTrue ? textFor(published, locale ?? context.viewer.locale)?.text : meeting.cancellationReason;
  }

  #processOf(meeting: Meeting, context: GraphqlContext): Promise<Process> {
    return processOf(this.em, context, meeting.process.id);
  }
}

/** Texts that the import keeps by language. */
const shown = (text: Text | undefined, locale: Locale, reader: Locale): TextInLanguage | null =>
  text === undefined ? null : textFor(localized(text, defaultLocale), locale, reader);

export const MeetingProgrammeTextsResolver = textFields<Meeting>(
  () => MeetingType,
  {
    summary: (meeting, locale, { viewer }) => shown(programmeOfMeeting(meeting).summary, locale, viewer.locale),
    audienceText: (meeting, locale, { viewer }) => shown(programmeOfMeeting(meeting).forWhom, locale, viewer.locale),
    cost: (meeting, locale, { viewer }) => shown(programmeOfMeeting(meeting).cost, locale, viewer.locale),
  },
  [],
);

export const GroupProgrammeTextsResolver = textFields<Group>(
  () => GroupType,
  { description: (group, locale, { viewer }) => shown(keptOfGroup.parse(group.programme ?? {}).description, locale, viewer.locale) },
  [],
);

@Resolver(() => SeriesType)
export class SeriesProgrammeResolver {
  constructor(private readonly em: EntityManager) {}

  @ResolveField(() => [AgendaPartType], { description: 'The rule for every day of it.' })
  async parts(@Parent() series: Series, @Context() context: GraphqlContext) {
    const { language } = await processOf(this.em, context, series.process.id);
    return partsOfSeries(series, language);
  }
}

@Resolver(() => GroupType)
export class GroupProgrammeResolver {
  constructor(private readonly em: EntityManager) {}

  @ResolveField(() => [String], { description: 'Those who chair it, by role.' })
  async chairs(@Parent() group: Group, @InLocale() locale: Locale | null, @Context() context: GraphqlContext) {
    const { language } = await processOf(this.em, context, group.process.id);
    return rolesIn(keptOfGroup.parse(group.programme ?? {}).chairs, language, locale ?? context.viewer.locale);
  }

  @ResolveField(() => [String], { description: 'The facts that we concluded and the source does not say, as the programme file names them.' })
  inferredFields(@Parent() { inferred }: Group) {
    return Array.isArray(inferred) ? inferred : [];
  }
}

@Resolver(() => MilestoneType)
export class MilestoneProgrammeResolver {
  @ResolveField(() => [String], { description: 'The facts that we concluded and the source does not say, as the programme file names them.' })
  inferredFields(@Parent() { inferred }: Milestone) {
    return Array.isArray(inferred) ? inferred : [];
  }
}
