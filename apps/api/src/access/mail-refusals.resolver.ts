import { EntityManager } from '@mikro-orm/postgresql';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { loadTogether } from '../kernel/batch-loader.js';
import { mailRefusals } from '../mail/mail-refusals.queries.js';
import { PersonType } from './person.graphql.js';
import type { GraphqlContext } from './viewer.js';

/** Whether mail reaches somebody, for those who may see the address. */
@Resolver(() => PersonType)
export class MailRefusalsResolver {
  constructor(private readonly em: EntityManager) {}

  @ResolveField(() => String, {
    nullable: true,
    description: 'What the mail server said when it last refused the address for good: the person must be told in another way. Null: it did not; also to those who may not see the address.',
  })
  mailRefusal(@Parent() { id, email }: PersonType, @Context() context: GraphqlContext) {
    return email === null ? null : loadTogether(context, 'person.mailRefusal', id, (ids) => mailRefusals(this.em, ids));
  }
}
