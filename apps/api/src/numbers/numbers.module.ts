import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { MeetingsModule } from '../meetings/meetings.module.js';
import { RegistrationsModule } from '../registrations/registrations.module.js';
import { LiveMeetingsHttp } from './live-meetings.http.js';
import { LiveMeetingsService } from './live-meetings.service.js';
import { NumberSplitsHttp } from './number-splits.http.js';
import { GroupSplitsResolver, MeetingSplitsResolver, ProcessSplitsResolver } from './number-splits.resolver.js';
import { NumberSplitsService } from './number-splits.service.js';
import { NumbersHttp } from './numbers.http.js';
import { MeetingNumbersResolver, PresencesResolver, ProcessNumbersResolver } from './numbers.resolver.js';
import { NumbersService } from './numbers.service.js';

@Module({
  imports: [AccessModule, MeetingsModule, RegistrationsModule],
  controllers: [NumberSplitsHttp, NumbersHttp, LiveMeetingsHttp],
  providers: [GroupSplitsResolver, LiveMeetingsService, MeetingSplitsResolver, NumberSplitsService, ProcessSplitsResolver, NumbersService, ProcessNumbersResolver, MeetingNumbersResolver, PresencesResolver],
  exports: [NumbersService],
})
export class NumbersModule {}
