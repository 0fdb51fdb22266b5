import { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer, Now } from '../access/current-viewer.js';
import { PersonType } from '../access/person.graphql.js';
import type { GraphqlContext, Viewer } from '../access/viewer.js';
import { mailKindInWords } from '../mail/mail-kind-words.js';
import type { MailState } from '../mail/outgoing-mail.entity.js';
import { MailStateEnum } from '../mail/outgoing-mail.graphql.js';
import type { Meeting } from '../meetings/meeting.entity.js';
import { MeetingType } from '../meetings/meeting.graphql.js';
import { mayRunMeeting } from '../meetings/meeting.policy.js';
import { personForStaff } from './invited-person.js';
import { MeetingMailConnection, MeetingMailPayload, MeetingMailType, RetryMailInput } from './meeting-mail.graphql.js';
import { listMeetingMails, type MeetingMailRow } from './meeting-mails.queries.js';
import { MeetingMailsService } from './meeting-mails.service.js';

@Resolver(() => MeetingMailType)
export class MeetingMailsResolver {
  constructor(
    private readonly service: MeetingMailsService,
    private readonly em: EntityManager,
  ) {}

  @Mutation(() => MeetingMailPayload, { description: 'Sends a mail again that failed or may not have arrived.' })
  async retryMail(@Args('input', { type: () => RetryMailInput }) input: RetryMailInput, @CurrentViewer() viewer: Viewer, @Now() now: Date) {
    return { mail: await this.service.retry(input.mailId, viewer, now), userErrors: [] };
  }

  @ResolveField(() => String, { description: 'The kind in words, in the language of the caller.' })
  title(@Parent() { kind }: MeetingMailRow, @Context() { viewer }: GraphqlContext) {
    return mailKindInWords(kind, viewer.locale);
  }

  @ResolveField(() => PersonType, { nullable: true, description: 'Null once the person was erased.' })
  person(@Parent() mail: MeetingMailRow, @Context() context: GraphqlContext) {
    return mail.personId === null ? null : personForStaff(this.em, context, mail.personId);
  }
}

@Resolver(() => MeetingType)
export class MeetingMailListResolver {
  constructor(private readonly em: EntityManager) {}

  @ResolveField(() => MeetingMailConnection, { nullable: true, description: 'Every mail about it, the latest first; null unless one runs the meeting.' })
  mails(
    @Parent() meeting: Meeting,
    @Args('first', { type: () => Int, nullable: true }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Args('state', { type: () => MailStateEnum, nullable: true }) state: MailState | null,
    @CurrentViewer() viewer: Viewer,
  ) {
    return mayRunMeeting(viewer, meeting) ? listMeetingMails(this.em, meeting.id, state, { first, after }) : null;
  }
}
