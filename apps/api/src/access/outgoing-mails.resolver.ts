import { Args, Context, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { mailKindInWords } from '../mail/mail-kind-words.js';
import { MailCountType, OutgoingMailConnection, OutgoingMailFilter, OutgoingMailType, RetryOutgoingMailsInput, RetryOutgoingMailsPayload } from '../mail/outgoing-mail.graphql.js';
import { Now, SignedInViewer, type SignedIn } from './current-viewer.js';
import { OutgoingMailsService } from './outgoing-mails.service.js';
import type { GraphqlContext } from './viewer.js';

@Resolver(() => OutgoingMailType)
export class OutgoingMailsResolver {
  constructor(private readonly service: OutgoingMailsService) {}

  @Query(() => OutgoingMailConnection, { description: 'For administrators: every mail, the latest first. totalCount stops at 10,001.' })
  outgoingMails(
    @Args('first', { type: () => Int, nullable: true }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Args('filter', { type: () => OutgoingMailFilter, nullable: true }) filter: OutgoingMailFilter | null,
    @SignedInViewer() by: SignedIn,
  ) {
    return this.service.list(filter ?? {}, { first, after }, by);
  }

  @Query(() => [MailCountType], { description: 'For administrators: how many mails are in each state, states without any left out.' })
  outgoingMailCounts(@SignedInViewer() by: SignedIn) {
    return this.service.counts(by);
  }

  @Mutation(() => RetryOutgoingMailsPayload, { description: 'For administrators: sends mails again that failed, wait, or may not have arrived.' })
  async retryOutgoingMails(
    @Args('input', { type: () => RetryOutgoingMailsInput }) input: RetryOutgoingMailsInput,
    @SignedInViewer() by: SignedIn,
    @Now() now: Date,
  ) {
    return { mails: await this.service.retry(input.mailIds, by, now), userErrors: [] };
  }

  @ResolveField(() => String, { description: 'The kind in words, in the language of the caller.' })
  title(@Parent() { kind }: OutgoingMailType, @Context() { viewer }: GraphqlContext) {
    return mailKindInWords(kind, viewer.locale);
  }
}
