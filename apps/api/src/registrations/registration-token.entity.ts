import { defineEntity, p } from '@mikro-orm/core';
import { Registration } from './registration.entity.js';

/** What a link in a mail may do: confirm (and then manage), manage only, or register a second person of one mailbox. */
export const registrationTokenPurposes = ['CONFIRM', 'MANAGE', 'ANOTHER_PERSON'] as const;
export type RegistrationTokenPurpose = (typeof registrationTokenPurposes)[number];

/** What the second person of one mailbox asked for, kept until the button in the mail is pressed. */
export interface AnotherPersonWish {
  meetingId: string;
  admissionId: string;
  name: string;
  email: string;
  locale: 'it' | 'en' | 'fr';
  telephone: string | null;
  organisationId: string | null;
  organisationName: string | null;
  comesAsId: string | null;
  municipality: string | null;
  needs: string | null;
  consents: string[];
}

const RegistrationTokenSchema = defineEntity({
  name: 'RegistrationToken',
  tableName: 'registration_token',
  properties: {
    /** SHA-256 of the token, which stands only in the mail. */
    hash: p.text().primary(),
    registration: () => p.manyToOne(Registration).nullable(),
    purpose: p.enum(registrationTokenPurposes),
    wish: p.json().$type<AnotherPersonWish>().nullable(),
    createdAt: p.datetime(),
    usedAt: p.datetime().nullable(),
  },
});

export class RegistrationToken extends RegistrationTokenSchema.class {}
RegistrationTokenSchema.setClass(RegistrationToken);
