import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { Jobs } from '../kernel/jobs.js';
import { MailChecks } from '../mail/mail-checks.js';
import { MailTemplates } from '../mail/mail-templates.js';
import { MeetingChanges } from '../meetings/meeting-changes.js';
import { MeetingsModule } from '../meetings/meetings.module.js';
import { RegistrationsModule } from '../registrations/registrations.module.js';
import { CampaignsHttp } from './campaigns.http.js';
import { CampaignsService } from './campaigns.service.js';
import { FollowsHttp } from './follows.http.js';
import { FollowsResolver } from './follows.resolver.js';
import { FollowsService } from './follows.service.js';
import { InvitationAnswersService } from './invitation-answers.service.js';
import { registerInvitationMails } from './invitation-mails.js';
import { InvitationsResolver, MeetingInvitationsResolver } from './invitations.resolver.js';
import { InvitationsService } from './invitations.service.js';
import { MeetingMailListResolver, MeetingMailsResolver } from './meeting-mails.resolver.js';
import { MeetingMailsService } from './meeting-mails.service.js';
import { MeetingMovesService } from './meeting-moves.service.js';
import { MeetingNotices } from './meeting-notices.js';
import { NoticesResolver, ProcessNoticesResolver } from './notices.resolver.js';
import { RemindersJobs } from './reminders.jobs.js';

@Module({
  imports: [AccessModule, MeetingsModule, RegistrationsModule],
  controllers: [CampaignsHttp, FollowsHttp],
  providers: [
    MeetingNotices,
    MeetingMovesService,
    NoticesResolver,
    ProcessNoticesResolver,
    CampaignsService,
    InvitationsService,
    InvitationAnswersService,
    InvitationsResolver,
    MeetingInvitationsResolver,
    MeetingMailsService,
    MeetingMailsResolver,
    MeetingMailListResolver,
    RemindersJobs,
    FollowsService,
    FollowsResolver,
  ],
  exports: [MeetingNotices, MeetingMovesService],
})
export class InvitationsModule {
  constructor(
    templates: MailTemplates,
    checks: MailChecks,
    jobs: Jobs,
    reminders: RemindersJobs,
    meetings: MeetingChanges,
    notices: MeetingNotices,
    follows: FollowsService,
  ) {
    registerInvitationMails(templates);
    reminders.register(jobs, checks);
    meetings.onPublished((em, change) => notices.tellOfPublication(em, change));
    meetings.onPublished((em, change) => follows.announce(em, change));
    meetings.onEditing((em, meeting, now) => notices.watchEdit(em, meeting, now));
  }
}
