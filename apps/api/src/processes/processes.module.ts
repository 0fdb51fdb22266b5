import { Module } from '@nestjs/common';
import { EmbedsHttp } from './embeds.http.js';
import { EmbedsResolver } from './embeds.resolver.js';
import { EmbedsService } from './embeds.service.js';
import { MilestonesResolver, PhasesResolver } from './phases.resolver.js';
import { processTexts } from './process-texts.js';
import { ProcessesResolver } from './processes.resolver.js';
import { ProcessesService } from './processes.service.js';

@Module({
  controllers: [EmbedsHttp],
  providers: [ProcessesResolver, PhasesResolver, MilestonesResolver, ProcessesService, EmbedsResolver, EmbedsService, ...processTexts],
  exports: [ProcessesService],
})
export class ProcessesModule {}
