import { Module } from '@nestjs/common';
import { OwnPersonResolver } from './own-person.resolver.js';
import { PeopleResolver } from './people.resolver.js';
import { PeopleService } from './people.service.js';
import { SavedFiltersResolver } from './saved-filters.resolver.js';
import { SavedFiltersService } from './saved-filters.service.js';

@Module({ providers: [OwnPersonResolver, PeopleResolver, PeopleService, SavedFiltersResolver, SavedFiltersService] })
export class PeopleModule {}
