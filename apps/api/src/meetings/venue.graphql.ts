import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../kernel/paging.js';
import { Payload, TextInput } from '../kernel/payload.graphql.js';
import type { OpeningHours } from './venue.entity.js';

@ObjectType('OpeningHours', { description: 'When a venue is open on one weekday; a day may come more than once.' })
export class OpeningHoursType {
  @Field(() => Int, { description: 'From 1, Monday, to 7 (ISO 8601).' })
  weekday!: number;

  @Field(() => String, { description: 'As the clock on the wall shows: "09:00".' })
  opens!: string;

  @Field(() => String)
  closes!: string;
}

@ObjectType('Room')
export class RoomType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => Int, { nullable: true, description: 'People; null: not known.' })
  capacity!: number | null;

  @Field(() => Int)
  version!: number;
}

@ObjectType('Venue')
export class VenueType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true })
  street!: string | null;

  @Field(() => String, { nullable: true })
  municipality!: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2.' })
  country!: string | null;

  @Field(() => Float, { nullable: true, description: 'WGS 84, in degrees.' })
  latitude!: number | null;

  @Field(() => Float, { nullable: true })
  longitude!: number | null;

  @Field(() => [OpeningHoursType], { nullable: true, description: 'Null: not known.' })
  openingHours!: OpeningHours[] | null;

  @Field(() => Int)
  version!: number;
}

export const VenueConnection = connectionOf('Venue', () => VenueType);

@InputType({ isAbstract: true })
class AddressInput {
  @Field(() => String, { nullable: true })
  street?: string | null;

  @Field(() => String, { nullable: true })
  municipality?: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2.' })
  country?: string | null;
}

@InputType('VenueInput')
export class VenueInput extends AddressInput {
  @Field(() => String, { nullable: true })
  name?: string | null;

  @Field(() => String, { nullable: true })
  room?: string | null;
}

@InputType('OpeningHoursInput')
export class OpeningHoursInput {
  @Field(() => Int)
  weekday!: number;

  @Field(() => String)
  opens!: string;

  @Field(() => String)
  closes!: string;
}

@InputType('SaveVenueInput', { description: 'All that is said of a venue. Of a text the languages that are given: an empty one is taken away.' })
export class SaveVenueInput extends AddressInput {
  @Field(() => ID, { nullable: true, description: 'Null: a new one.' })
  venueId?: string | null;

  @Field(() => Int, { nullable: true, description: 'The version that the editor saw; when it is no longer the current one: STALE.' })
  version?: number | null;

  @Field(() => [TextInput], { nullable: true })
  name?: TextInput[] | null;

  @Field(() => [TextInput], { nullable: true, description: 'Steps, lifts, where to ring.' })
  accessNotes?: TextInput[] | null;

  @Field(() => [TextInput], { nullable: true, description: 'How to get there.' })
  travelNotes?: TextInput[] | null;

  @Field(() => Float, { nullable: true, description: 'WGS 84, in degrees; with longitude or not at all.' })
  latitude?: number | null;

  @Field(() => Float, { nullable: true })
  longitude?: number | null;

  @Field(() => [OpeningHoursInput], { nullable: true, description: 'Null: not known.' })
  openingHours?: OpeningHoursInput[] | null;
}

@InputType('SaveRoomInput')
export class SaveRoomInput {
  @Field(() => ID)
  venueId!: string;

  @Field(() => ID, { nullable: true, description: 'Null: a new one.' })
  roomId?: string | null;

  @Field(() => Int, { nullable: true, description: 'The version that the editor saw; when it is no longer the current one: STALE.' })
  version?: number | null;

  @Field(() => String)
  name!: string;

  @Field(() => Int, { nullable: true, description: 'People, from 1 up; null: not known.' })
  capacity?: number | null;

  @Field(() => [TextInput], { nullable: true })
  accessNotes?: TextInput[] | null;
}

@ObjectType('VenuePayload')
export class VenuePayload extends Payload {
  @Field(() => VenueType, { nullable: true, description: 'With STALE: the venue as it is now.' })
  venue!: VenueType | null;
}
