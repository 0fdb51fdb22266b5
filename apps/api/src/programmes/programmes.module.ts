import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { NumbersModule } from '../numbers/numbers.module.js';
import {
  GroupProgrammeResolver,
  GroupProgrammeTextsResolver,
  MeetingProgrammeResolver,
  MeetingProgrammeTextsResolver,
  MilestoneProgrammeResolver,
  SeriesProgrammeResolver,
} from './meeting-programme.resolver.js';
import { ClaimsResolver } from './claims.resolver.js';
import { ProcessProgrammeResolver } from './process-programme.resolver.js';
import { programmeTexts } from './programme-texts.js';
import { ProgrammesHttp } from './programmes.http.js';
import { ProgrammesResolver } from './programmes.resolver.js';
import { ProgrammesService } from './programmes.service.js';
import { TimelinesHttp } from './timelines.http.js';
import { TimelinesResolver, TimelineTextsResolver } from './timelines.resolver.js';

@Module({
  imports: [AccessModule, NumbersModule],
  controllers: [ProgrammesHttp, TimelinesHttp],
  providers: [
    ProgrammesService,
    ProgrammesResolver,
    ProcessProgrammeResolver,
    ClaimsResolver,
    MeetingProgrammeResolver,
    MeetingProgrammeTextsResolver,
    SeriesProgrammeResolver,
    GroupProgrammeResolver,
    GroupProgrammeTextsResolver,
    MilestoneProgrammeResolver,
    TimelinesResolver,
    TimelineTextsResolver,
    ...programmeTexts,
  ],
})
export class ProgrammesModule {}
