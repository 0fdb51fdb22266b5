import { Module } from '@nestjs/common';
import { MailTemplates } from '../mail/mail-templates.js';
import { registerAccessMails } from './access-mails.js';
import { AuditEntriesResolver } from './audit-entries.resolver.js';
import { AuditEntriesService } from './audit-entries.service.js';
import { JobsResolver } from './jobs.resolver.js';
import { JobsService } from './jobs.service.js';
import { MailRefusalsResolver } from './mail-refusals.resolver.js';
import { OutgoingMailsResolver } from './outgoing-mails.resolver.js';
import { OutgoingMailsService } from './outgoing-mails.service.js';
import { RequestViewers } from './request-viewers.js';
import { PersonRolesResolver, RolesResolver } from './roles.resolver.js';
import { RolesService } from './roles.service.js';
import { SessionLimit } from './session-limit.js';
import { SessionsJobs } from './sessions.jobs.js';
import { SessionsResolver } from './sessions.resolver.js';
import { SessionsService } from './sessions.service.js';
import { SharedAnswers } from './shared-answers.js';

@Module({
  providers: [AuditEntriesResolver, AuditEntriesService, JobsResolver, JobsService, MailRefusalsResolver, OutgoingMailsResolver, OutgoingMailsService, PersonRolesResolver, RequestViewers, RolesResolver, RolesService, SessionLimit, SessionsJobs, SessionsResolver, SessionsService, SharedAnswers],
  exports: [RequestViewers, SessionLimit, SharedAnswers],
})
export class AccessModule {
  constructor(templates: MailTemplates) {
    registerAccessMails(templates);
  }
}
