import { EntityManager } from '@mikro-orm/postgresql';
import { Inject } from '@nestjs/common';
import { Args, Context, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer, Now } from '../access/current-viewer.js';
import type { GraphqlContext, Viewer } from '../access/viewer.js';
import { loadTogether } from '../kernel/batch-loader.js';
import { DateTime } from '../kernel/scalars.js';
import { SETTINGS, type Settings } from '../kernel/settings.js';
import { formsOfMeetings, type MeetingForm, questionsById } from '../questions/questions.queries.js';
import { filePath, signedFilePath } from './answer-file-link.js';
import { countMissing } from './missing-answers.js';
import { answersOf } from './registration-answers.queries.js';
import { answersUntil, isEditable, RegistrationAnswersService } from './registration-answers.service.js';
import { AnswerQuestionsInput, GivenAnswerType, RegistrationPayload, RegistrationType } from './registration.graphql.js';
import { maySeeNeeds } from './registration.policy.js';
import { meetingById } from './registration-parts.js';
import { isManageable, meetingWindow } from './registration-rules.js';
import type { CheckedAnswer } from './registration-wish.js';
import type { RegistrationRow } from './registrations.queries.js';
import { RegistrationsService } from './registrations.service.js';

/** What registered people answer. */
@Resolver(() => RegistrationType)
export class RegistrationAnswersResolver {
  constructor(
    private readonly service: RegistrationAnswersService,
    private readonly registrations: RegistrationsService,
    private readonly em: EntityManager,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'sessionSecret'>,
  ) {}

  @Mutation(() => RegistrationPayload, { description: 'Changes what was answered, until the deadline; staff of the meeting also after it.' })
  async answerQuestions(@Args('input', { type: () => AnswerQuestionsInput }) input: AnswerQuestionsInput, @CurrentViewer() viewer: Viewer, @Now() now: Date) {
    return { registration: await this.registrations.afterAct(await this.service.answer(input, viewer, now), input.token), userErrors: [] };
  }

  @ResolveField(() => [GivenAnswerType], { nullable: true, description: 'Own, and for whoever runs the meeting; null to the others. To questions that are no longer asked too.' })
  async answers(@Parent() row: RegistrationRow, @Context() context: GraphqlContext) {
    if (!row.byLink && !maySeeNeeds(context.viewer, row, await meetingById(this.em, context, row.meetingId))) return null;
    const answers = await this.#answersOf(row, context);
    const questions = await Promise.all(answers.map(({ questionId }) => loadTogether(context, 'question', questionId, (ids) => questionsById(this.em, ids))));
    return questions
      .flatMap((question, index) => (question ? [{ question, value: answers[index]?.value ?? [], filePath: this.#filePath(row, answers[index], context) }] : []))
      .toSorted((a, b) => Number(b.question.ofProcess) - Number(a.question.ofProcess) || a.question.position - b.question.position);
  }

  @ResolveField(() => Int, { nullable: true, description: 'How many questions still want an answer of the person: own, and for whoever runs the meeting.' })
  async answersMissing(@Parent() row: RegistrationRow, @Context() context: GraphqlContext) {
    if (!row.byLink && !maySeeNeeds(context.viewer, row, await meetingById(this.em, context, row.meetingId))) return null;
    const { questions } = await this.#formOf(row, context);
    return questions.length > 0 ? countMissing(questions, await this.#answersOf(row, context)) : 0;
  }

  @ResolveField(() => Boolean, { description: 'Whether something is asked, and the person can still change what they answered.' })
  async answersEditable(@Parent() row: RegistrationRow, @Context() context: GraphqlContext) {
    const form = await this.#formOf(row, context);
    const window = meetingWindow(await meetingById(this.em, context, row.meetingId));
    const live = isManageable(row.status, { ...window, startsAt: null, lastDayEndsAt: null }, context.now);
    return form.questions.length > 0 && live && isEditable(form, window, context.now);
  }

  @ResolveField(() => DateTime, { nullable: true, description: 'Until when; null while the day is not known.' })
  async answersEditableUntil(@Parent() row: RegistrationRow, @Context() context: GraphqlContext) {
    return answersUntil(await this.#formOf(row, context), meetingWindow(await meetingById(this.em, context, row.meetingId)));
  }

  #filePath({ byLink }: RegistrationRow, answer: CheckedAnswer | undefined, { now }: GraphqlContext): string | null {
    if (answer?.fileId == null) return null;
    return byLink ? signedFilePath(answer.fileId, this.settings.sessionSecret, now) : filePath(answer.fileId);
  }

  async #answersOf({ id }: RegistrationRow, context: GraphqlContext): Promise<CheckedAnswer[]> {
    return (await loadTogether(context, 'registration.answers', id, (ids) => answersOf(this.em, ids))) ?? [];
  }

  async #formOf({ meetingId }: RegistrationRow, context: GraphqlContext): Promise<MeetingForm> {
    return (await loadTogether(context, 'meeting.questions', meetingId, (ids) => formsOfMeetings(this.em, ids))) ?? { questions: [], editableUntil: null };
  }
}
