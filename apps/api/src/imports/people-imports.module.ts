import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { Jobs } from '../kernel/jobs.js';
import { PeopleImportCheck } from './people-import-check.js';
import { PeopleImportRun } from './people-import-run.js';
import { PeopleImportUndo } from './people-import-undo.js';
import { PeopleImportUpload } from './people-import-upload.js';
import { PeopleImportsHttp } from './people-imports.http.js';
import { PeopleImportsJobs } from './people-imports.jobs.js';
import { PeopleImportsResolver, ProcessImportsResolver } from './people-imports.resolver.js';
import { PeopleImportsService } from './people-imports.service.js';

@Module({
  imports: [AccessModule],
  controllers: [PeopleImportsHttp],
  providers: [PeopleImportUpload, PeopleImportCheck, PeopleImportRun, PeopleImportUndo, PeopleImportsJobs, PeopleImportsService, PeopleImportsResolver, ProcessImportsResolver],
})
export class PeopleImportsModule {
  constructor(imports: PeopleImportsJobs, jobs: Jobs) {
    imports.register(jobs);
  }
}
