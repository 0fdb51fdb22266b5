import { Module } from '@nestjs/common';
import { MeetingChanges } from './meeting-changes.js';
import { GroupMeetingsResolver, meetingTexts, ProcessMeetingsResolver, SeriesMeetingsResolver } from './meeting-lists.resolver.js';
import { MeetingsResolver } from './meetings.resolver.js';
import { MeetingsService } from './meetings.service.js';
import { RolePlacesResolver } from './role-places.resolver.js';

@Module({
  providers: [MeetingsService, MeetingChanges, MeetingsResolver, ProcessMeetingsResolver, GroupMeetingsResolver, SeriesMeetingsResolver, RolePlacesResolver, ...meetingTexts],
  exports: [MeetingsService, MeetingChanges],
})
export class MeetingsModule {}
