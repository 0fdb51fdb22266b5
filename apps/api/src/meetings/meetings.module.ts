import { Module } from '@nestjs/common';
import { GroupMeetingsResolver, meetingTexts, ProcessMeetingsResolver, SeriesMeetingsResolver } from './meeting-lists.resolver.js';
import { MeetingsResolver } from './meetings.resolver.js';
import { MeetingsService } from './meetings.service.js';

@Module({
  providers: [MeetingsService, MeetingsResolver, ProcessMeetingsResolver, GroupMeetingsResolver, SeriesMeetingsResolver, ...meetingTexts],
  exports: [MeetingsService],
})
export class MeetingsModule {}
