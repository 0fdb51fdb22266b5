import { Module } from '@nestjs/common';
import { EmbedsHttp } from './embeds.http.js';
import { EmbedsResolver } from './embeds.resolver.js';
import { EmbedsService } from './embeds.service.js';
import { MilestonesResolver, PhasesResolver } from './phases.resolver.js';
import { processTexts } from './process-texts.js';
import { ProcessesResolver } from './processes.resolver.js';
import { ProcessesService } from './processes.service.js';
import { OrganisationsOfProcessResolver, StakeholderCategoriesResolver } from './stakeholder-categories.resolver.js';
import { StakeholderCategoriesService } from './stakeholder-categories.service.js';
import { TypedOrganisationsResolver } from './typed-organisations.resolver.js';
import { TypedOrganisationsService } from './typed-organisations.service.js';

@Module({
  controllers: [EmbedsHttp],
  providers: [ProcessesResolver, PhasesResolver, MilestonesResolver, ProcessesService, EmbedsResolver, EmbedsService, OrganisationsOfProcessResolver, StakeholderCategoriesResolver, StakeholderCategoriesService, TypedOrganisationsResolver, TypedOrganisationsService, ...processTexts],
  exports: [ProcessesService],
})
export class ProcessesModule {}
