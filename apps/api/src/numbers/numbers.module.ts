import { Module } from '@nestjs/common';
import { MeetingsModule } from '../meetings/meetings.module.js';
import { MeetingNumbersResolver, PresencesResolver, ProcessNumbersResolver } from './numbers.resolver.js';
import { NumbersService } from './numbers.service.js';

@Module({
  imports: [MeetingsModule],
  providers: [NumbersService, ProcessNumbersResolver, MeetingNumbersResolver, PresencesResolver],
  exports: [NumbersService],
})
export class NumbersModule {}
