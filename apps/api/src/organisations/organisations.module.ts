import { Module } from '@nestjs/common';
import { OrganisationsResolver } from './organisations.resolver.js';
import { OwnOrganisationResolver } from './own-organisation.resolver.js';
import { OrganisationsService } from './organisations.service.js';

@Module({ providers: [OrganisationsResolver, OrganisationsService, OwnOrganisationResolver] })
export class OrganisationsModule {}
