import { defineEntity, p } from '@mikro-orm/core';
import { Registration } from './registration.entity.js';
import type { Visitor, Wish } from './registration-wish.js';

/** What a link in a mail may do: confirm (and then manage), manage only, or register a second person of one mailbox. */
export const registrationTokenPurposes = ['CONFIRM', 'MANAGE', 'ANOTHER_PERSON'] as const;
export type RegistrationTokenPurpose = (typeof registrationTokenPurposes)[number];

const RegistrationTokenSchema = defineEntity({
  name: 'RegistrationToken',
  tableName: 'registration_token',
  properties: {
    /** SHA-256 of the token, which stands only in the mail. */
    hash: p.text().primary(),
    registration: () => p.manyToOne(Registration).nullable(),
    purpose: p.enum(registrationTokenPurposes),
    /** What somebody without a session asked for, kept until the button in the mail is pressed: by a second person of the mailbox, or one without a name yet. */
    wish: p.json().$type<Wish & Visitor>().nullable(),
    createdAt: p.datetime(),
    usedAt: p.datetime().nullable(),
  },
});

export class RegistrationToken extends RegistrationTokenSchema.class {}
RegistrationTokenSchema.setClass(RegistrationToken);
