import { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer, Now } from '../access/current-viewer.js';
import type { GraphqlContext, Viewer } from '../access/viewer.js';
import { loadTogether } from '../kernel/batch-loader.js';
import { ownText, textFields } from '../kernel/text-fields.js';
import { textFor } from '../kernel/localized-text.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { MeetingType } from '../meetings/meeting.graphql.js';
import { Process } from '../processes/process.entity.js';
import { ProcessType } from '../processes/process.graphql.js';
import { AnswerSources } from './answer-sources.js';
import { type QuestionOption } from './question.entity.js';
import {
  AddQuestionInput,
  AddReadyMadeQuestionInput,
  ChangeQuestionInput,
  MoveQuestionInput,
  QuestionFormPayload,
  QuestionFormType,
  QuestionOptionType,
  QuestionType,
  RemoveQuestionInput,
  SetAnswerDeadlineInput,
} from './question.graphql.js';
import { mayBuildForm } from './question.policy.js';
import { type AskedQuestion, formsOfMeetings, readForm } from './questions.queries.js';
import { QuestionsService } from './questions.service.js';

@Resolver()
export class QuestionsResolver {
  constructor(private readonly service: QuestionsService) {}

  @Mutation(() => QuestionFormPayload, { description: 'Asks for something more, after what is asked already.' })
  async addQuestion(@Args('input', { type: () => AddQuestionInput }) input: AddQuestionInput, @CurrentViewer() viewer: Viewer, @Now() now: Date) {
    return { ...(await this.service.add(input, viewer, now)), userErrors: [] };
  }

  @Mutation(() => QuestionFormPayload)
  async addReadyMadeQuestion(@Args('input', { type: () => AddReadyMadeQuestionInput }) input: AddReadyMadeQuestionInput, @CurrentViewer() viewer: Viewer, @Now() now: Date) {
    return { ...(await this.service.addReadyMade(input, viewer, now)), userErrors: [] };
  }

  @Mutation(() => QuestionFormPayload, { description: 'Whoever agreed to the former text of a consent is asked again when they next change their answers.' })
  async changeQuestion(@Args('input', { type: () => ChangeQuestionInput }) input: ChangeQuestionInput, @CurrentViewer() viewer: Viewer, @Now() now: Date) {
    return { ...(await this.service.change(input, viewer, now)), userErrors: [] };
  }

  @Mutation(() => QuestionFormPayload)
  async moveQuestion(@Args('input', { type: () => MoveQuestionInput }) input: MoveQuestionInput, @CurrentViewer() viewer: Viewer, @Now() now: Date) {
    return { ...(await this.service.move(input, viewer, now)), userErrors: [] };
  }

  @Mutation(() => QuestionFormPayload, { description: 'One that somebody has answered is kept, and not asked any more.' })
  async removeQuestion(@Args('input', { type: () => RemoveQuestionInput }) input: RemoveQuestionInput, @CurrentViewer() viewer: Viewer, @Now() now: Date) {
    return { ...(await this.service.remove(input, viewer, now)), userErrors: [] };
  }

  @Mutation(() => QuestionFormPayload, { description: 'Until when people can change what they answered.' })
  async setAnswerDeadline(@Args('input', { type: () => SetAnswerDeadlineInput }) input: SetAnswerDeadlineInput, @CurrentViewer() viewer: Viewer, @Now() now: Date) {
    return { ...(await this.service.setDeadline(input, viewer, now)), userErrors: [] };
  }
}

/** What forms add to a meeting. */
@Resolver(() => MeetingType)
export class MeetingQuestionsResolver {
  constructor(private readonly em: EntityManager) {}

  @ResolveField(() => [QuestionType], { description: 'What is asked of those who register, in this order: for all meetings of the process, then for this one.' })
  async questions(@Parent() meeting: Meeting, @Context() context: GraphqlContext) {
    return (await loadTogether(context, 'meeting.questions', meeting.id, (ids) => formsOfMeetings(this.em, ids)))?.questions ?? [];
  }

  @ResolveField(() => QuestionFormType, { nullable: true, description: 'Its own form; null to those who may not change it.' })
  questionForm(@Parent() meeting: Meeting, @CurrentViewer() viewer: Viewer) {
    return mayBuildForm(viewer, meeting) ? readForm(this.em, meeting.process.id, meeting.id) : null;
  }
}

/** What forms add to a process. */
@Resolver(() => ProcessType)
export class ProcessQuestionsResolver {
  constructor(private readonly em: EntityManager) {}

  @ResolveField(() => QuestionFormType, { nullable: true, description: 'What is asked for all of its meetings; null to those who may not change it.' })
  questionForm(@Parent() process: Process, @CurrentViewer() viewer: Viewer) {
    return mayBuildForm(viewer, { process }) ? readForm(this.em, process.id, null) : null;
  }
}

@Resolver(() => QuestionType)
export class QuestionAnswersResolver {
  constructor(
    private readonly em: EntityManager,
    private readonly answers: AnswerSources,
  ) {}

  @ResolveField(() => Int, { nullable: true, description: 'How many have answered it; null to those who do not organise the process.' })
  async answered(@Parent() { id, processId }: AskedQuestion, @Context() context: GraphqlContext) {
    if (!mayBuildForm(context.viewer, { process: { id: processId } })) return null;
    return (await loadTogether(context, 'question.answered', id, (ids) => this.answers.counts(this.em, ids))) ?? 0;
  }
}

export const questionTexts = [
  textFields<AskedQuestion>(() => QuestionType, { title: ownText('title'), hint: ({ hint }, locale, { viewer }) => textFor(hint, locale, viewer.locale) }, ['title']),
  textFields<QuestionOption>(() => QuestionOptionType, { title: ownText('title') }, ['title']),
];
