import { Module } from '@nestjs/common';
import { AgendaPartsResolver, AgendasResolver, agendaTexts } from './agendas.resolver.js';
import { AgendasService } from './agendas.service.js';
import { MeetingChanges } from './meeting-changes.js';
import { GroupMeetingsResolver, meetingTexts, ProcessMeetingsResolver, SeriesMeetingsResolver } from './meeting-lists.resolver.js';
import { MeetingsResolver } from './meetings.resolver.js';
import { MeetingsService } from './meetings.service.js';
import { VenuesResolver, venueTexts } from './venues.resolver.js';
import { VenuesService } from './venues.service.js';
import { RolePlacesResolver } from './role-places.resolver.js';

@Module({
  providers: [MeetingsService, MeetingChanges, MeetingsResolver, ProcessMeetingsResolver, GroupMeetingsResolver, SeriesMeetingsResolver, RolePlacesResolver, ...meetingTexts, AgendasService, AgendasResolver, AgendaPartsResolver, ...agendaTexts, VenuesService, VenuesResolver, ...venueTexts],
  exports: [MeetingsService, MeetingChanges],
})
export class MeetingsModule {}
