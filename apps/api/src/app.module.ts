import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { type DynamicModule, Module } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import { AccessModule } from './access/access.module.js';
import { AttendancesModule } from './attendance/attendances.module.js';
import { BulkActsModule } from './bulk-acts/bulk-acts.module.js';
import { CalendarsModule } from './calendars/calendars.module.js';
import { DemonstrationModule } from './demonstration/demonstration.module.js';
import { GroupsModule } from './groups/groups.module.js';
import { GraphqlOptions } from './access/graphql-options.js';
import { PeopleImportsModule } from './imports/people-imports.module.js';
import { DelegationsModule } from './delegations/delegations.module.js';
import { InvitationsModule } from './invitations/invitations.module.js';
import { FairTurns } from './kernel/fair-turns.js';
import { KernelModule } from './kernel/kernel.module.js';
import type { Settings } from './kernel/settings.js';
import { MailsModule } from './mail/mails.module.js';
import { MeetingsModule } from './meetings/meetings.module.js';
import { NumbersModule } from './numbers/numbers.module.js';
import { OrganisationsModule } from './organisations/organisations.module.js';
import { PeopleModule } from './people/people.module.js';
import { PersonRecordsModule } from './person-records/person-records.module.js';
import { PlansModule } from './plans/plans.module.js';
import { PrivacyModule } from './privacy/privacy.module.js';
import { ProcessesModule } from './processes/processes.module.js';
import { ProgrammesModule } from './programmes/programmes.module.js';
import { QuestionsModule } from './questions/questions.module.js';
import { RegistrationsModule } from './registrations/registrations.module.js';

/** The features in their order: each may use those before it. */
const features = [MailsModule, AccessModule, PeopleModule, OrganisationsModule, ProcessesModule, GroupsModule, MeetingsModule, QuestionsModule, CalendarsModule, RegistrationsModule, AttendancesModule, InvitationsModule, DelegationsModule, PeopleImportsModule, BulkActsModule, PersonRecordsModule, NumbersModule, PlansModule, ProgrammesModule, PrivacyModule, DemonstrationModule];

@Module({})
export class AppModule {
  /**
   * @param databaseUrl  the outside database, or the embedded one that runs by now
   * @param turns        in which the server lets requests in
   */
  static async forRoot(settings: Settings, databaseUrl: string, turns = new FairTurns()): Promise<DynamicModule> {
    return {
      module: AppModule,
      imports: [
        await KernelModule.forRoot(settings, databaseUrl, turns),
        GraphQLModule.forRootAsync<ApolloDriverConfig>({ driver: ApolloDriver, imports: [AccessModule], useClass: GraphqlOptions }),
        ...features,
      ],
    };
  }
}
