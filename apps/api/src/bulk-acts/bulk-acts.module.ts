import { Module } from '@nestjs/common';
import { Jobs } from '../kernel/jobs.js';
import { PeopleModule } from '../people/people.module.js';
import { RegistrationsModule } from '../registrations/registrations.module.js';
import { BulkActRun } from './bulk-act-run.js';
import { BulkActsJobs } from './bulk-acts.jobs.js';
import { BulkActsResolver } from './bulk-acts.resolver.js';
import { BulkActsService } from './bulk-acts.service.js';

@Module({ imports: [PeopleModule, RegistrationsModule], providers: [BulkActRun, BulkActsJobs, BulkActsService, BulkActsResolver] })
export class BulkActsModule {
  constructor(acts: BulkActsJobs, jobs: Jobs) {
    acts.register(jobs);
  }
}
