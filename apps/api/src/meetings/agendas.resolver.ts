import { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { translator } from '@percorso/messages';
import { CurrentViewer, Now } from '../access/current-viewer.js';
import type { GraphqlContext, Viewer } from '../access/viewer.js';
import { loadTogether } from '../kernel/batch-loader.js';
import type { Locale } from '../kernel/locale.js';
import { textFor } from '../kernel/localized-text.js';
import { InLocale, ownText, textFields } from '../kernel/text-fields.js';
import type { Admission } from './admission.entity.js';
import { AgendaDocumentType, AgendaItemType, AgendaPartType, SetAgendaInput } from './agenda.graphql.js';
import { agendaOf, seatsOfPerson, type ShownPart } from './agendas.queries.js';
import { AgendasService } from './agendas.service.js';
import { admissionsOf } from './meeting-parts.js';
import type { Meeting } from './meeting.entity.js';
import { AdmissionType, MeetingPayload, MeetingType } from './meeting.graphql.js';
import { mayPlanMeeting, mayRunMeeting } from './meeting.policy.js';

@Resolver(() => MeetingType)
export class AgendasResolver {
  constructor(
    private readonly service: AgendasService,
    private readonly em: EntityManager,
  ) {}

  @Mutation(() => MeetingPayload, { description: 'Replaces the agenda of a meeting. Nobody is told.' })
  async setAgenda(@Args('input', { type: () => SetAgendaInput }) input: SetAgendaInput, @CurrentViewer() viewer: Viewer, @Now() now: Date) {
    return { meeting: await this.service.set(input, viewer, now), userErrors: [] };
  }

  @ResolveField(() => [AgendaPartType], { description: 'The parts of its days; the rule for every day of a series is in Series.parts.' })
  agenda(@Parent() meeting: Meeting, @Context() context: GraphqlContext) {
    return agendaOf(this.em, context, meeting);
  }
}

@Resolver(() => AgendaPartType)
export class AgendaPartsResolver {
  constructor(private readonly em: EntityManager) {}

  @ResolveField(() => [AdmissionType], { description: 'Those that cover it.' })
  admissions(@Parent() part: ShownPart, @Context() context: GraphqlContext) {
    return this.#covering(part, context);
  }

  @ResolveField(() => [AgendaItemType], { nullable: true, description: 'Null where they are shown to others only.' })
  async items(@Parent() part: ShownPart, @Context() context: GraphqlContext) {
    return !part.internal || (await this.#mayRead(part, context)) ? part.items : null;
  }

  @ResolveField(() => [String], { description: 'What of its hours cannot be kept, in words, for those who plan it.' })
  warnings(@Parent() { meeting, times }: ShownPart, @InLocale() locale: Locale | null, @Context() { viewer }: GraphqlContext) {
    if (!meeting || !times || !mayPlanMeeting(viewer, meeting)) return [];
    const t = translator(locale ?? viewer.locale);
    const overruns = times.overruns.map(({ kind, minutes }) => t('agenda.overrun', { kind, minutes }));
    return times.elsewhere ? [...overruns, t('agenda.elsewhere')] : overruns;
  }

  async #covering({ key, meeting }: ShownPart, context: GraphqlContext): Promise<Admission[]> {
    const admissions = meeting ? await admissionsOf(this.em, context, meeting) : [];
    return admissions.filter(({ covers }) => covers?.includes(key) ?? true);
  }

  /** Whoever runs the meeting, and those with a seat that covers the part. */
  async #mayRead(part: ShownPart, context: GraphqlContext): Promise<boolean> {
    const { viewer } = context;
    const { person } = viewer;
    if (!part.meeting || !person) return false;
    if (mayRunMeeting(viewer, part.meeting)) return true;
    const seats = (await loadTogether(context, 'meeting.ownSeats', part.meeting.id, (ids) => seatsOfPerson(this.em, person.id, ids))) ?? [];
    return (await this.#covering(part, context)).some(({ id }) => seats.includes(id));
  }
}

export const agendaTexts = [
  textFields<ShownPart>(
    () => AgendaPartType,
    {
      title: ({ title, kind, order }, locale, { viewer }) =>
        textFor(title, locale, viewer.locale) ?? { text: translator(locale)('agenda.part', { kind, order }), locale },
      description: ownText('description'),
    },
    ['title'],
  ),
  textFields(() => AgendaItemType, { title: ownText('title') }, ['title']),
  textFields(() => AgendaDocumentType, { title: ownText('title') }, ['title']),
];
