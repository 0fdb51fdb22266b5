import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { Now, SignedInViewer, type SignedIn } from '../access/current-viewer.js';
import { accessCookies } from '../access/session-cookie.js';
import type { GraphqlContext } from '../access/viewer.js';
import { InvalidError } from '../kernel/domain-error.js';
import { SETTINGS, type Settings } from '../kernel/settings.js';
import { Inject } from '@nestjs/common';
import { ChangeMyAddressInput, CorrectMyDataInput, EraseMyDataInput, EraseMyDataPayload, OwnDataPayload } from './own-data.graphql.js';
import { PrivacyService } from './privacy.service.js';

@Resolver()
export class PrivacyResolver {
  constructor(
    private readonly privacy: PrivacyService,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Mutation(() => OwnDataPayload)
  async correctMyData(
    @Args('input', { type: () => CorrectMyDataInput }) input: CorrectMyDataInput,
    @SignedInViewer() by: SignedIn,
    @Now() now: Date,
  ) {
    return { person: await this.privacy.correct(input, by, now), userErrors: [] };
  }

  @Mutation(() => OwnDataPayload)
  async changeMyAddress(@Args('input', { type: () => ChangeMyAddressInput }) input: ChangeMyAddressInput, @Context() context: GraphqlContext) {
    return { person: await this.privacy.changeAddress(input, context), userErrors: [] };
  }

  @Mutation(() => EraseMyDataPayload, { description: 'Erases the caller, and signs out everywhere.' })
  async eraseMyData(
    @Args('input', { type: () => EraseMyDataInput }) input: EraseMyDataInput,
    @SignedInViewer() by: SignedIn,
    @Context() { now, reply }: GraphqlContext,
  ) {
    if (!input.understood) throw new InvalidError('invalid.required', ['understood']);
    await this.privacy.erase(by, now);
    const { session } = accessCookies(this.settings);
    reply.clearCookie(session.name, session.options);
    return { erased: true, userErrors: [] };
  }
}
