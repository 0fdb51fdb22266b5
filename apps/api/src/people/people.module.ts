import { Module } from '@nestjs/common';
import { OwnPersonResolver } from './own-person.resolver.js';
import { PeopleResolver } from './people.resolver.js';
import { PeopleService } from './people.service.js';

@Module({ providers: [OwnPersonResolver, PeopleResolver, PeopleService] })
export class PeopleModule {}
