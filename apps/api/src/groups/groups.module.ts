import { Module } from '@nestjs/common';
import { GroupsResolver, GroupTextsResolver, ProcessGroupsResolver } from './groups.resolver.js';

@Module({ providers: [GroupsResolver, GroupTextsResolver, ProcessGroupsResolver] })
export class GroupsModule {}
