import { Module } from '@nestjs/common';
import { RegistrationsModule } from '../registrations/registrations.module.js';
import { DoubleAttendanceResolver, DoubleInvitationResolver, DoubleMembershipResolver, DoubleRegistrationResolver, PeopleAlikeResolver, PersonMergesResolver } from './person-merges.resolver.js';
import { PersonMergesService } from './person-merges.service.js';
import { AttendedDayResolver, PersonRecordsResolver, RecordedChangeResolver, RecordedConsentResolver, RecordedMembershipResolver } from './person-records.resolver.js';
import { PersonRecordsService } from './person-records.service.js';

@Module({
  imports: [RegistrationsModule],
  providers: [
    PersonRecordsService,
    PersonRecordsResolver,
    AttendedDayResolver,
    RecordedConsentResolver,
    RecordedMembershipResolver,
    RecordedChangeResolver,
    PersonMergesService,
    PersonMergesResolver,
    PeopleAlikeResolver,
    DoubleRegistrationResolver,
    DoubleAttendanceResolver,
    DoubleInvitationResolver,
    DoubleMembershipResolver,
  ],
})
export class PersonRecordsModule {}
