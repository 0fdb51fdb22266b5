import { Module } from '@nestjs/common';
import { CalendarFeedsService } from './calendar-feeds.service.js';
import { CalendarsController } from './calendars.http.js';
import { CalendarFeedsResolver, GroupCalendarResolver, MeetingCalendarResolver, ProcessCalendarResolver } from './calendars.resolver.js';
import { CalendarsService } from './calendars.service.js';

@Module({
  controllers: [CalendarsController],
  providers: [CalendarsService, CalendarFeedsService, CalendarFeedsResolver, ProcessCalendarResolver, GroupCalendarResolver, MeetingCalendarResolver],
})
export class CalendarsModule {}
