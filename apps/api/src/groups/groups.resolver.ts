import { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '../access/viewer.js';
import { loadTogether } from '../kernel/batch-loader.js';
import { textFields } from '../kernel/text-fields.js';
import { processOf } from '../processes/process-of.js';
import type { Process } from '../processes/process.entity.js';
import { ProcessType } from '../processes/process.graphql.js';
import { Group } from './group.entity.js';
import { GroupType } from './group.graphql.js';
import { groupTitle } from './group-title.js';

@Resolver(() => GroupType)
export class GroupsResolver {
  constructor(private readonly em: EntityManager) {}

  @ResolveField(() => ProcessType)
  process(@Parent() group: Group, @Context() context: GraphqlContext) {
    return processOf(this.em, context, group.process.id);
  }

  @ResolveField(() => Boolean, { description: 'Whether we concluded it and the source does not say it.' })
  inferred(@Parent() group: Group) {
    return group.inferred === true;
  }
}

@Resolver(() => ProcessType)
export class ProcessGroupsResolver {
  constructor(private readonly em: EntityManager) {}

  @ResolveField(() => [GroupType])
  async groups(@Parent() process: Process, @Context() context: GraphqlContext) {
    const groups = await loadTogether(context, 'process.groups', process.id, async (ids) => {
      const found = await this.em.find(Group, { process: { id: { $in: ids } } }, { orderBy: { position: 'asc' } });
      return Map.groupBy(found, (group) => group.process.id);
    });
    return groups ?? [];
  }

  @ResolveField(() => GroupType, { nullable: true })
  async group(@Parent() process: Process, @Args('key', { type: () => String }) key: string, @Context() context: GraphqlContext) {
    return (await this.groups(process, context)).find((group) => group.key === key);
  }
}

export const GroupTextsResolver = textFields<Group>(() => GroupType, { title: (group, locale) => groupTitle(group, locale) }, ['title']);
