import { Module } from '@nestjs/common';
import { AttendedDayResolver, PersonRecordsResolver, RecordedChangeResolver, RecordedConsentResolver, RecordedMembershipResolver } from './person-records.resolver.js';
import { PersonRecordsService } from './person-records.service.js';

@Module({ providers: [PersonRecordsService, PersonRecordsResolver, AttendedDayResolver, RecordedConsentResolver, RecordedMembershipResolver, RecordedChangeResolver] })
export class PersonRecordsModule {}
