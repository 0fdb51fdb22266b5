import { defineEntity, p } from '@mikro-orm/core';
import type { JointWish } from './registration-wish.js';

const JointLinkSchema = defineEntity({
  name: 'JointLink',
  tableName: 'joint_link',
  properties: {
    /** SHA-256 of the token, which stands only in the mail. */
    hash: p.text().primary(),
    /** What it confirms; empty while it is another person's of the mailbox, who has nothing yet. */
    registrationIds: p.array().columnType('uuid[]'),
    /** What somebody without a session asked for, kept until the button in the mail is pressed. */
    wish: p.json().$type<JointWish>().nullable(),
    createdAt: p.datetime(),
    usedAt: p.datetime().nullable(),
  },
});

/** The link of a mail that is about several registrations: one button confirms them all. */
export class JointLink extends JointLinkSchema.class {}
JointLinkSchema.setClass(JointLink);
