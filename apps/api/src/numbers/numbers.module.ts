import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { MeetingsModule } from '../meetings/meetings.module.js';
import { RegistrationsModule } from '../registrations/registrations.module.js';
import { LiveMeetingsHttp } from './live-meetings.http.js';
import { LiveMeetingsService } from './live-meetings.service.js';
import { NumbersHttp } from './numbers.http.js';
import { MeetingNumbersResolver, PresencesResolver, ProcessNumbersResolver } from './numbers.resolver.js';
import { NumbersService } from './numbers.service.js';

@Module({
  imports: [AccessModule, MeetingsModule, RegistrationsModule],
  controllers: [NumbersHttp, LiveMeetingsHttp],
  providers: [LiveMeetingsService, NumbersService, ProcessNumbersResolver, MeetingNumbersResolver, PresencesResolver],
  exports: [NumbersService],
})
export class NumbersModule {}
