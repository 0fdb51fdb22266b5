import { Module } from '@nestjs/common';
import { MailTemplates } from '../mail/mail-templates.js';
import { groupJoined } from './group-joined.mail.js';
import { GroupMembershipsResolver } from './group-memberships.resolver.js';
import { GroupMembershipsService } from './group-memberships.service.js';
import { GroupsResolver, GroupTextsResolver, ProcessGroupsResolver } from './groups.resolver.js';

@Module({ providers: [GroupsResolver, GroupTextsResolver, ProcessGroupsResolver, GroupMembershipsService, GroupMembershipsResolver] })
export class GroupsModule {
  constructor(templates: MailTemplates) {
    templates.register(groupJoined);
  }
}
