import { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer, Now } from '../access/current-viewer.js';
import type { GraphqlContext, Viewer } from '../access/viewer.js';
import { loadTogether } from '../kernel/batch-loader.js';
import { textFor } from '../kernel/localized-text.js';
import { ownText, textFields } from '../kernel/text-fields.js';
import { Room } from './room.entity.js';
import type { Venue } from './venue.entity.js';
import { RoomType, SaveRoomInput, SaveVenueInput, VenueConnection, VenuePayload, VenueType } from './venue.graphql.js';
import { mayEditVenue } from './venue.policy.js';
import { processesMeetingAt } from './venues.queries.js';
import { VenuesService } from './venues.service.js';

@Resolver(() => VenueType)
export class VenuesResolver {
  constructor(
    private readonly service: VenuesService,
    private readonly em: EntityManager,
  ) {}

  @Query(() => VenueConnection, { description: 'By town. For those who organise a process, and administrators.' })
  venues(
    @Args('text', { type: () => String, nullable: true }) text: string | null,
    @Args('first', { type: () => Int, nullable: true }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @CurrentViewer() viewer: Viewer,
  ) {
    return this.service.list(text, { first, after }, viewer);
  }

  @Query(() => VenueType, { nullable: true, description: 'For those who organise a process, and administrators.' })
  venue(@Args('id', { type: () => ID }) id: string, @CurrentViewer() viewer: Viewer) {
    return this.service.byId(id, viewer);
  }

  @Mutation(() => VenuePayload, { description: 'Adds a venue, or changes what is said of it. Nobody is told.' })
  async saveVenue(@Args('input', { type: () => SaveVenueInput }) input: SaveVenueInput, @CurrentViewer() viewer: Viewer, @Now() now: Date) {
    return { venue: await this.service.save(input, viewer, now), userErrors: [] };
  }

  @Mutation(() => VenuePayload, { description: 'Adds a room to a venue, or changes what is said of it. Nobody is told.' })
  async saveRoom(@Args('input', { type: () => SaveRoomInput }) input: SaveRoomInput, @CurrentViewer() viewer: Viewer, @Now() now: Date) {
    return { venue: await this.service.saveRoom(input, viewer, now), userErrors: [] };
  }

  @ResolveField(() => [RoomType], { description: 'By name.' })
  async rooms(@Parent() venue: Venue, @Context() context: GraphqlContext) {
    const rooms = await loadTogether(context, 'venue.rooms', venue.id, async (ids) => {
      const found = await this.em.find(Room, { venue: { id: { $in: ids } } }, { orderBy: { name: 'asc' } });
      return Map.groupBy(found, (room) => room.venue.id);
    });
    return rooms ?? [];
  }

  @ResolveField(() => Boolean, { description: 'Whether the reader may change what is said of it: administrators, and organisers while nobody else’s process meets there.' })
  async mayEdit(@Parent() venue: Venue, @Context() context: GraphqlContext) {
    const usedBy = await loadTogether(context, 'venue.processes', venue.id, (ids) => processesMeetingAt(this.em, ids));
    return mayEditVenue(context.viewer, usedBy ?? []);
  }
}

export const venueTexts = [
  textFields<Venue>(
    () => VenueType,
    {
      name: ownText('name'),
      accessNotes: ({ accessNotes }, locale, { viewer }) => textFor(accessNotes, locale, viewer.locale),
      travelNotes: ({ travelNotes }, locale, { viewer }) => textFor(travelNotes, locale, viewer.locale),
    },
    [],
  ),
  textFields<Room>(() => RoomType, { accessNotes: ({ accessNotes }, locale, { viewer }) => textFor(accessNotes, locale, viewer.locale) }, []),
];
