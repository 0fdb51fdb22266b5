import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentViewer, Now, SignedInViewer, type SignedIn } from './current-viewer.js';
import { PersonType, personSeenBy } from './person.graphql.js';
import {
  LoginSessionType,
  RequestSignInCodeInput,
  RequestSignInCodePayload,
  RevokeSessionInput,
  RevokeSessionPayload,
  SignInInput,
  SignInPayload,
  SignOutPayload,
  UseSignInLinkInput,
} from './session.graphql.js';
import { SessionsService } from './sessions.service.js';
import type { GraphqlContext, Viewer } from './viewer.js';

@Resolver()
export class SessionsResolver {
  constructor(private readonly sessions: SessionsService) {}

  @Query(() => PersonType, { nullable: true, description: 'Null when not signed in.' })
  me(@CurrentViewer() viewer: Viewer) {
    return viewer.person && personSeenBy(viewer, viewer.person, false);
  }

  @Query(() => [LoginSessionType], { description: 'Where the caller is signed in, the one used last first.' })
  mySessions(@SignedInViewer() viewer: SignedIn, @Now() now: Date) {
    return this.sessions.mine(viewer, now);
  }

  @Mutation(() => RequestSignInCodePayload)
  async requestSignInCode(@Args('input') input: RequestSignInCodeInput, @Context() context: GraphqlContext) {
    return { ...(await this.sessions.requestCode(input, context)), userErrors: [] };
  }

  @Mutation(() => SignInPayload)
  async signIn(@Args('input') input: SignInInput, @Context() context: GraphqlContext) {
    return { ...(await this.sessions.signIn(input, context)), userErrors: [] };
  }

  @Mutation(() => SignInPayload, { description: 'Signs in with a link that the command line printed.' })
  async useSignInLink(@Args('input') input: UseSignInLinkInput, @Context() context: GraphqlContext) {
    return { ...(await this.sessions.useLink(input.token, context)), userErrors: [] };
  }

  @Mutation(() => SignOutPayload)
  signOut(@Context() context: GraphqlContext) {
    return this.sessions.signOut(context);
  }

  @Mutation(() => RevokeSessionPayload)
  async revokeSession(@Args('input') input: RevokeSessionInput, @SignedInViewer() viewer: SignedIn, @Now() now: Date) {
    return { ...(await this.sessions.revoke(input.sessionId, viewer, now)), userErrors: [] };
  }
}
