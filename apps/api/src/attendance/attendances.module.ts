import { Module } from '@nestjs/common';
import {
  AttendancesResolver,
  MeetingRosterResolver,
  RegistrationAttendanceResolver,
  RosterEntriesResolver,
  RosterTextsResolver,
} from './attendances.resolver.js';
import { AttendancesService } from './attendances.service.js';
import { ClosingsService } from './closings.service.js';
import { RostersService } from './rosters.service.js';

@Module({
  providers: [
    AttendancesService,
    ClosingsService,
    RostersService,
    AttendancesResolver,
    MeetingRosterResolver,
    RosterEntriesResolver,
    RegistrationAttendanceResolver,
    RosterTextsResolver,
  ],
})
export class AttendancesModule {}
