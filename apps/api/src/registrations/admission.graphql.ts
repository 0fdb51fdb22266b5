import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { TextInput } from '../kernel/payload.graphql.js';
import { DateTime } from '../kernel/scalars.js';
import type { AdmissionMode, Audience } from '../meetings/admission.entity.js';
import { AdmissionModeEnum, AudienceEnum, PromotionWayEnum } from '../meetings/meeting.graphql.js';
import type { PromotionWay } from '../meetings/quota.entity.js';

@InputType('SaveAdmissionInput', { description: 'All of a way to attend: what is left out is as if nobody had ever said it.' })
export class SaveAdmissionInput {
  @Field(() => ID)
  meetingId!: string;

  @Field(() => ID, { nullable: true, description: 'Which one is changed; without it, a new one is made.' })
  admissionId?: string | null;

  @Field(() => [TextInput])
  title!: TextInput[];

  @Field(() => AdmissionModeEnum)
  mode!: AdmissionMode;

  @Field(() => AudienceEnum)
  audience!: Audience;

  @Field(() => DateTime, { nullable: true, description: 'From when one can register; null: from the publication on.' })
  opensAt?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Until when one can register; null: until the meeting starts.' })
  closesAt?: Date | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether people can wait for a seat; they can unless this is false.' })
  waitingList?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether staff decide on each request.' })
  approval?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'Another admission of the meeting, whose seats these are too: then what follows is that one\'s, and not read.' })
  sharesSeatsWith?: string | null;

  @Field(() => Int, { nullable: true, description: 'A whole number from 0 to 1,000,000; null: no limit. More seats go to those who wait.' })
  seats?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Keep the seats already taken beyond the new number.' })
  allowOver?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Only say what would happen.' })
  dryRun?: boolean | null;

  @Field(() => PromotionWayEnum, { nullable: true, description: 'How freed seats get to those who wait; AT_ONCE, without it.' })
  promotion?: PromotionWay | null;

  @Field(() => Int, { nullable: true, description: 'For how many hours an offer is held, from 1 to 720; 24, without it.' })
  offerHours?: number | null;

  @Field(() => Int, { nullable: true, description: 'How many hours before the start freed seats stop going to those who wait, from 0 to 720; 0, without it.' })
  promotionStopsHours?: number | null;

  @Field(() => ID, { nullable: true, description: 'The admission that gets what is left of these seats at `releasesAt`; null: they are not reserved.' })
  releasesTo?: string | null;

  @Field(() => DateTime, { nullable: true })
  releasesAt?: Date | null;
}

@InputType('RemoveAdmissionInput')
export class RemoveAdmissionInput {
  @Field(() => ID)
  admissionId!: string;
}
