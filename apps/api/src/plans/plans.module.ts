import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { InvitationsModule } from '../invitations/invitations.module.js';
import { MeetingsModule } from '../meetings/meetings.module.js';
import { RegistrationsModule } from '../registrations/registrations.module.js';
import { ClashPreviewsService } from './clash-previews.service.js';
import { ClashPreviewsResolver, MeetingClashesResolver, ProcessClashesResolver } from './clashes.resolver.js';
import { DraftClashes } from './draft-clashes.js';
import { DuplicationResolver } from './duplication.resolver.js';
import { DuplicationService } from './duplication.service.js';
import { FollowingMeetingsService } from './following-meetings.service.js';
import { HolidaysResolver } from './holidays.resolver.js';
import { HolidaysService } from './holidays.service.js';
import { MeetingClashes } from './meeting-clashes.js';
import { PlanDraftView } from './plan-draft-view.js';
import { PlanDraftClashesResolver, PlanDraftsResolver } from './plan-drafts.resolver.js';
import { PlanDraftsService } from './plan-drafts.service.js';
import { PlanGridsHttp } from './plan-grids.http.js';
import { PlanGridsResolver } from './plan-grids.resolver.js';
import { PlanGridsService } from './plan-grids.service.js';
import { MeetingHistoriesResolver, ProcessHistoriesResolver } from './plan-histories.resolver.js';
import { PlanHistoriesService } from './plan-histories.service.js';
import { PlanNeedsResolver } from './plan-needs.resolver.js';
import { PlanNeedsService } from './plan-needs.service.js';
import { PlanPublicationService } from './plan-publication.service.js';
import { SeriesPlanningResolver } from './series-planning.resolver.js';
import { SeriesPlanningService } from './series-planning.service.js';

@Module({
  imports: [AccessModule, MeetingsModule, RegistrationsModule, InvitationsModule],
  controllers: [PlanGridsHttp],
  providers: [
    MeetingClashes,
    ClashPreviewsService,
    ClashPreviewsResolver,
    MeetingClashesResolver,
    ProcessClashesResolver,
    SeriesPlanningService,
    FollowingMeetingsService,
    SeriesPlanningResolver,
    DuplicationService,
    DuplicationResolver,
    HolidaysService,
    HolidaysResolver,
    PlanGridsService,
    PlanGridsResolver,
    PlanDraftsService,
    PlanPublicationService,
    PlanDraftView,
    PlanDraftsResolver,
    DraftClashes,
    PlanDraftClashesResolver,
    PlanHistoriesService,
    PlanNeedsService,
    PlanNeedsResolver,
    ProcessHistoriesResolver,
    MeetingHistoriesResolver,
  ],
})
export class PlansModule {}
