import { Module } from '@nestjs/common';
import { Jobs } from '../kernel/jobs.js';
import { AccessModule } from '../access/access.module.js';
import { MailOutcomes } from '../mail/mail-outcomes.js';
import { MailTemplates } from '../mail/mail-templates.js';
import { AnswerSources } from '../questions/answer-sources.js';
import { QuestionsModule } from '../questions/questions.module.js';
import { AdmissionStates } from './admission-states.js';
import { AdmissionsResolver } from './admissions.resolver.js';
import { AdmissionsService } from './admissions.service.js';
import { AnswerFilesHttp } from './answer-files.http.js';
import { AnswerFilesService } from './answer-files.service.js';
import { ApprovalsService } from './approvals.service.js';
import { JointRegistrationActs } from './joint-registration-acts.js';
import { jointRegistrationToConfirm } from './joint-registration-to-confirm.mail.js';
import { JointLinksResolver, JointRegistrationsResolver, MeetingOutcomesResolver } from './joint-registrations.resolver.js';
import { JointRegistrationsService } from './joint-registrations.service.js';
import { AdmissionRegistrationsResolver, MeetingRegistrationsResolver, SeatsResolver } from './meeting-registrations.resolver.js';
import { FormerPlanResolver, RegistrationAgreementsResolver } from './registration-agreements.resolver.js';
import { RegistrationApplicants } from './registration-applicants.js';
import { RegistrationConfirmation } from './registration-confirmation.js';
import { RegistrationAnswersResolver } from './registration-answers.resolver.js';
import { RegistrationAnswersService } from './registration-answers.service.js';
import { answersGiven } from './registration-answers.queries.js';
import { registerRegistrationMails } from './registration-mails.js';
import { RegistrationMetrics } from './registration-metrics.js';
import { RegistrationMoves } from './registration-moves.js';
import { RegistrationOffers } from './registration-offers.js';
import { RegistrationOffice } from './registration-office.js';
import { RegistrationStandingsResolver } from './registration-standings.resolver.js';
import { registrationToConfirm } from './registration-to-confirm.mail.js';
import { RegistrationListsResolver, StatedResolver } from './registration-lists.resolver.js';
import { RegistrationSheetsHttp } from './registration-sheets.http.js';
import { RegistrationsJobs } from './registrations.jobs.js';
import { RegisterPayloadResolver, RegistrationsResolver, TokenViewResolver } from './registrations.resolver.js';
import { RegistrationsService } from './registrations.service.js';
import { GroupOffersResolver, RegistrationPlansResolver } from './registration-plans.resolver.js';
import { RegistrationPlansService } from './registration-plans.service.js';
import { SeatsLeft } from './seats-left.js';
import { SeatsService } from './seats.service.js';

@Module({
  imports: [AccessModule, QuestionsModule],
  controllers: [RegistrationSheetsHttp, AnswerFilesHttp],
  providers: [
    SeatsLeft,
    AnswerFilesService,
    RegistrationOffice,
    RegistrationApplicants,
    RegistrationConfirmation,
    RegistrationMetrics,
    RegistrationMoves,
    RegistrationOffers,
    ApprovalsService,
    AdmissionsService,
    AdmissionsResolver,
    RegistrationsService,
    RegistrationAnswersService,
    RegistrationAnswersResolver,
    JointRegistrationActs,
    JointRegistrationsService,
    JointRegistrationsResolver,
    MeetingOutcomesResolver,
    JointLinksResolver,
    RegistrationPlansService,
    RegistrationPlansResolver,
    GroupOffersResolver,
    SeatsService,
    AdmissionStates,
    RegistrationsJobs,
    RegistrationsResolver,
    RegistrationListsResolver,
    StatedResolver,
    RegisterPayloadResolver,
    TokenViewResolver,
    RegistrationAgreementsResolver,
    RegistrationStandingsResolver,
    FormerPlanResolver,
    MeetingRegistrationsResolver,
    AdmissionRegistrationsResolver,
    SeatsResolver,
  ],
  exports: [JointRegistrationActs, RegistrationOffice, RegistrationMoves, RegistrationsService, SeatsService, SeatsLeft],
})
export class RegistrationsModule {
  constructor(registrations: RegistrationsJobs, jobs: Jobs, templates: MailTemplates, outcomes: MailOutcomes, sources: AnswerSources) {
    registrations.register(jobs);
    registerRegistrationMails(templates);
    sources.register(answersGiven);
    outcomes.on(registrationToConfirm.kind, (em, outcome) => registrations.mailSettled(em, outcome));
    outcomes.on(jointRegistrationToConfirm.kind, (em, outcome) => registrations.jointMailSettled(em, outcome));
  }
}
