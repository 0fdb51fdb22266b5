import { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer, Now, SignedInViewer, type SignedIn } from '../access/current-viewer.js';
import type { GraphqlContext, Viewer } from '../access/viewer.js';
import { loadTogether } from '../kernel/batch-loader.js';
import { DateTime } from '../kernel/scalars.js';
import { ApprovalsService } from './approvals.service.js';
import { obstacleSentence } from './obstacle-sentence.js';
import { obstacleOf } from './registration-obstacle.js';
import { RegistrationPayload, RegistrationType } from './registration.graphql.js';
import { mayChangeRegistration } from './registration.policy.js';
import { meetingById } from './registration-parts.js';
import { readStandings } from './registration-standing.queries.js';
import { ApproveRegistrationInput, ObstacleType, OfferInput, RefuseRegistrationInput } from './registration-standing.graphql.js';
import type { RegistrationRow } from './registrations.queries.js';
import { RegistrationsService } from './registrations.service.js';

/** What stands between somebody and a seat: their place in line, an offer, or the staff's approval. */
@Resolver(() => RegistrationType)
export class RegistrationStandingsResolver {
  constructor(
    private readonly registrations: RegistrationsService,
    private readonly approvals: ApprovalsService,
    private readonly em: EntityManager,
  ) {}

  @Mutation(() => RegistrationPayload, { description: 'Accepts the seat that is offered. To decline it: cancelRegistration.' })
  async acceptOffer(@Args('input', { type: () => OfferInput }) input: OfferInput, @CurrentViewer() viewer: Viewer, @Now() now: Date) {
    return this.#payload(await this.registrations.acceptOffer(input, viewer, now), input.token);
  }

  @Mutation(() => RegistrationPayload, { description: 'A seat where there is one, else a place in the waiting list. Logged.' })
  async approveRegistration(@Args('input', { type: () => ApproveRegistrationInput }) input: ApproveRegistrationInput, @SignedInViewer() viewer: SignedIn, @Now() now: Date) {
    return this.#payload(await this.approvals.approve(input, viewer, now));
  }

  @Mutation(() => RegistrationPayload, { description: 'The person is told, with the reason if there is one. Logged.' })
  async refuseRegistration(@Args('input', { type: () => RefuseRegistrationInput }) input: RefuseRegistrationInput, @SignedInViewer() viewer: SignedIn, @Now() now: Date) {
    return this.#payload(await this.approvals.refuse(input, viewer, now));
  }

  @ResolveField(() => ObstacleType, {
    nullable: true,
    description: 'Why there is no seat yet: own, and for whoever runs the meeting. Null for whoever neither waits nor asked, or is next.',
  })
  async whyNotPromoted(@Parent() row: RegistrationRow, @Context() context: GraphqlContext) {
    if (row.status !== 'WAITING' && row.status !== 'TO_APPROVE') return null;
    if (!(await this.#mayRead(row, context))) return null;
    const standing = await loadTogether(context, 'registration.standing', row.id, (ids) => readStandings(this.em, ids, context.now));
    const obstacle = standing && obstacleOf(standing, context.now);
    return obstacle ? { code: obstacle.code, message: obstacleSentence(obstacle, standing.timezone, context.viewer.locale) } : null;
  }

  @ResolveField(() => DateTime, { nullable: true, description: 'Until when a seat that is offered, or not confirmed yet, is held.' })
  async heldUntil(@Parent() row: RegistrationRow, @Context() context: GraphqlContext) {
    return (await this.#mayRead(row, context)) ? row.holdUntil : null;
  }

  @ResolveField(() => String, { nullable: true, description: 'What staff wrote when they refused: own, and for whoever runs the meeting.' })
  async refusalReason(@Parent() row: RegistrationRow, @Context() context: GraphqlContext) {
    return (await this.#mayRead(row, context)) ? row.refusalReason : null;
  }

  async #mayRead(row: RegistrationRow, context: GraphqlContext): Promise<boolean> {
    return row.byLink === true || mayChangeRegistration(context.viewer, row, await meetingById(this.em, context, row.meetingId));
  }

  async #payload(registrationId: string, token?: string | null) {
    return { registration: await this.registrations.afterAct(registrationId, token), userErrors: [] };
  }
}
