import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { Jobs } from '../kernel/jobs.js';
import { MailTemplates } from '../mail/mail-templates.js';
import { RegistrationsModule } from '../registrations/registrations.module.js';
import { DelegatePlaces } from './delegate-places.js';
import { DelegateSeats } from './delegate-seats.js';
import { DelegatesService } from './delegates.service.js';
import { DelegationChanges } from './delegation-change.js';
import { registerDelegationMails } from './delegation-letters.js';
import { DelegationsJobs } from './delegations.jobs.js';
import { DelegationsResolver, GroupDelegationsResolver, KeptPlacesResolver, MeetingDelegationsResolver } from './delegations.resolver.js';
import { DelegationsService } from './delegations.service.js';

@Module({
  imports: [AccessModule, RegistrationsModule],
  providers: [DelegationChanges, DelegateSeats, DelegatePlaces, DelegationsService, DelegatesService, DelegationsJobs, DelegationsResolver, MeetingDelegationsResolver, GroupDelegationsResolver, KeptPlacesResolver],
})
export class DelegationsModule {
  constructor(templates: MailTemplates, jobs: Jobs, delegations: DelegationsJobs) {
    registerDelegationMails(templates);
    delegations.register(jobs);
  }
}
