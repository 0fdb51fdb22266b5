import { Module } from '@nestjs/common';
import { GroupMembershipsResolver } from './group-memberships.resolver.js';
import { GroupMembershipsService } from './group-memberships.service.js';
import { GroupsResolver, GroupTextsResolver, ProcessGroupsResolver } from './groups.resolver.js';

@Module({ providers: [GroupsResolver, GroupTextsResolver, ProcessGroupsResolver, GroupMembershipsService, GroupMembershipsResolver] })
export class GroupsModule {}
