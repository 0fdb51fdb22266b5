import { Module } from '@nestjs/common';
import { AnswerSources } from './answer-sources.js';
import { MeetingQuestions } from './meeting-questions.js';
import { MeetingQuestionsResolver, ProcessQuestionsResolver, QuestionAnswersResolver, QuestionsResolver, questionTexts } from './questions.resolver.js';
import { QuestionsService } from './questions.service.js';

@Module({
  providers: [QuestionsService, MeetingQuestions, AnswerSources, QuestionsResolver, MeetingQuestionsResolver, ProcessQuestionsResolver, QuestionAnswersResolver, ...questionTexts],
  exports: [MeetingQuestions, AnswerSources],
})
export class QuestionsModule {}
