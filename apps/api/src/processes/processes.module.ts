import { Module } from '@nestjs/common';
import { MilestonesResolver, PhasesResolver } from './phases.resolver.js';
import { processTexts } from './process-texts.js';
import { ProcessesResolver } from './processes.resolver.js';
import { ProcessesService } from './processes.service.js';

@Module({
  providers: [ProcessesResolver, PhasesResolver, MilestonesResolver, ProcessesService, ...processTexts],
  exports: [ProcessesService],
})
export class ProcessesModule {}
