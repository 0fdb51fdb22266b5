import { defineEntity, p } from '@mikro-orm/core';
import { Invitation } from './invitation.entity.js';

const InvitationTokenSchema = defineEntity({
  name: 'InvitationToken',
  tableName: 'invitation_token',
  properties: {
    /** SHA-256 of the token, which stands only in the mail. */
    hash: p.text().primary(),
    invitation: () => p.manyToOne(Invitation),
    createdAt: p.datetime(),
  },
});

/** A link to the answer page. Each mail about an invitation has its own, and all of them work. */
export class InvitationToken extends InvitationTokenSchema.class {}
InvitationTokenSchema.setClass(InvitationToken);
