import { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer, Now } from '../access/current-viewer.js';
import type { GraphqlContext, Viewer } from '../access/viewer.js';
import { loadTogether } from '../kernel/batch-loader.js';
import { partOf } from '../meetings/meeting-parts.js';
import { Room } from '../meetings/room.entity.js';
import { Venue } from '../meetings/venue.entity.js';
import { VenueType } from '../meetings/venue.graphql.js';
import { type AgreedPlan, plansMovedFrom } from './registration-agreement.js';
import { AgreeToMoveInput, FormerPlanType, RegistrationPayload, RegistrationType } from './registration.graphql.js';
import type { RegistrationRow } from './registrations.queries.js';
import { RegistrationsService } from './registrations.service.js';

/** What somebody agreed to, where the meeting has moved since. */
@Resolver(() => RegistrationType)
export class RegistrationAgreementsResolver {
  constructor(
    private readonly service: RegistrationsService,
    private readonly em: EntityManager,
  ) {}

  @Mutation(() => RegistrationPayload, { description: 'Says that one comes although the meeting has moved. Done twice it is done once.' })
  async agreeToMove(@Args('input', { type: () => AgreeToMoveInput }) input: AgreeToMoveInput, @CurrentViewer() viewer: Viewer, @Now() now: Date) {
    return { registration: await this.service.byId(await this.service.agreeToMove(input, viewer, now)), userErrors: [] };
  }

  @ResolveField(() => FormerPlanType, {
    nullable: true,
    description: 'When and where the meeting was when the person registered or last agreed. Null: it has not moved since, or is back there.',
  })
  movedFrom(@Parent() { id }: RegistrationRow, @Context() context: GraphqlContext) {
    return loadTogether(context, 'registration.movedFrom', id, (ids) => plansMovedFrom(this.em, ids));
  }
}

@Resolver(() => FormerPlanType)
export class FormerPlanResolver {
  constructor(private readonly em: EntityManager) {}

  @ResolveField(() => VenueType, { nullable: true })
  venue(@Parent() { venueId }: AgreedPlan, @Context() context: GraphqlContext) {
    return partOf(this.em, context, Venue, venueId === null ? null : { id: venueId });
  }

  @ResolveField(() => String, { nullable: true, description: 'The name of the room in the venue.' })
  async room(@Parent() { roomId }: AgreedPlan, @Context() context: GraphqlContext) {
    return (await partOf(this.em, context, Room, roomId === null ? null : { id: roomId }))?.name;
  }
}
