import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { OwnPersonResolver } from './own-person.resolver.js';
import { PeopleResolver } from './people.resolver.js';
import { PeopleService } from './people.service.js';
import { ProcessPeopleResolver } from './process-people.resolver.js';
import { ProcessPeopleSheetsHttp } from './process-people-sheets.http.js';
import { ProcessPeopleService } from './process-people.service.js';
import { SavedFiltersResolver } from './saved-filters.resolver.js';
import { SavedFiltersService } from './saved-filters.service.js';

@Module({
  imports: [AccessModule],
  controllers: [ProcessPeopleSheetsHttp],
  providers: [OwnPersonResolver, PeopleResolver, PeopleService, ProcessPeopleResolver, ProcessPeopleService, SavedFiltersResolver, SavedFiltersService],
  exports: [ProcessPeopleService],
})
export class PeopleModule {}
