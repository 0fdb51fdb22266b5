import { EntityManager } from '@mikro-orm/postgresql';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RoleAssignmentType } from '../access/role.graphql.js';
import type { GraphqlContext } from '../access/viewer.js';
import { Group } from '../groups/group.entity.js';
import { GroupType } from '../groups/group.graphql.js';
import { loadTogether } from '../kernel/batch-loader.js';
import { Process } from '../processes/process.entity.js';
import { ProcessType } from '../processes/process.graphql.js';
import { Meeting } from './meeting.entity.js';
import { MeetingType } from './meeting.graphql.js';

/** Where roles hold. Whoever sees a role, its holder or an administrator, may see that place. */
@Resolver(() => RoleAssignmentType)
export class RolePlacesResolver {
  constructor(private readonly em: EntityManager) {}

  @ResolveField(() => ProcessType, { nullable: true })
  process(@Parent() { processId }: RoleAssignmentType, @Context() context: GraphqlContext) {
    return processId && loadTogether(context, 'role.process', processId, async (ids) => byId(await this.em.find(Process, { id: { $in: ids } })));
  }

  @ResolveField(() => GroupType, { nullable: true })
  group(@Parent() { groupId }: RoleAssignmentType, @Context() context: GraphqlContext) {
    return groupId && loadTogether(context, 'role.group', groupId, async (ids) => byId(await this.em.find(Group, { id: { $in: ids } })));
  }

  @ResolveField(() => MeetingType, { nullable: true })
  meeting(@Parent() { meetingId }: RoleAssignmentType, @Context() context: GraphqlContext) {
    return meetingId && loadTogether(context, 'role.meeting', meetingId, async (ids) => byId(await this.em.find(Meeting, { id: { $in: ids } })));
  }
}

function byId<Thing extends { id: string }>(things: Thing[]): Map<string, Thing> {
  return new Map(things.map((thing) => [thing.id, thing]));
}
