import { Module } from '@nestjs/common';
import { OrganisationDoublesResolver } from './organisation-doubles.resolver.js';
import { OrganisationDoublesService } from './organisation-doubles.service.js';
import { OrganisationsResolver } from './organisations.resolver.js';
import { OwnOrganisationResolver } from './own-organisation.resolver.js';
import { OrganisationsService } from './organisations.service.js';

@Module({ providers: [OrganisationDoublesResolver, OrganisationDoublesService, OrganisationsResolver, OrganisationsService, OwnOrganisationResolver] })
export class OrganisationsModule {}
