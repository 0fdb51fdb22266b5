import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../kernel/ids.js';
import { Admission } from '../meetings/admission.entity.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { Quota } from '../meetings/quota.entity.js';
import { Session } from '../meetings/session.entity.js';
import { Delegation } from '../delegations/delegation.entity.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { Person } from '../people/person.entity.js';
import { StakeholderCategory } from '../processes/stakeholder-category.entity.js';
import type { AgreedPlan } from './registration-agreement.js';

export const registrationStatuses = ['PENDING', 'TO_APPROVE', 'OFFERED', 'CONFIRMED', 'WAITING', 'CANCELLED', 'REFUSED', 'EXPIRED'] as const;
export type RegistrationStatus = (typeof registrationStatuses)[number];

/** What people can need to take part, as they tick it; a constraint of the table holds the same list. */
export const needKinds = ['WHEELCHAIR', 'COMPANION', 'ASSISTANCE_DOG', 'SIGN_LANGUAGE', 'CAPTIONS', 'INDUCTION_LOOP', 'LARGE_PRINT', 'EASY_LANGUAGE', 'INTERPRETER'] as const;
export type NeedKind = (typeof needKinds)[number];

const RegistrationSchema = defineEntity({
  name: 'Registration',
  tableName: 'registration',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    person: () => p.manyToOne(Person),
    meeting: () => p.manyToOne(Meeting),
    /** The meeting's session, so that the database can refuse Lodi and Milan at once. */
    session: () => p.manyToOne(Session).nullable(),
    admission: () => p.manyToOne(Admission),
    quota: () => p.manyToOne(Quota),
    status: p.enum(registrationStatuses),
    /** Number drawn in the quota's waiting list; gaps are normal, what people see is their rank. Null: never waited. */
    position: p.bigint('number').nullable(),
    registeredAt: p.datetime(),
    /** When the person confirmed the address, or registered while signed in. Null: not yet; such a person is not promoted. */
    confirmedAt: p.datetime().nullable(),
    /** Until when a PENDING or OFFERED seat is held. */
    holdUntil: p.datetime().nullable(),
    cancelledAt: p.datetime().nullable(),
    /** What staff wrote to the person whose request they refused. */
    refusalReason: p.text().nullable(),
    /** Who registered it when it was not the person: a member of staff. */
    registeredBy: () => p.manyToOne(Person).nullable(),
    comesAs: () => p.manyToOne(StakeholderCategory).nullable(),
    organisation: () => p.manyToOne(Organisation).nullable(),
    organisationName: p.text().nullable(),
    municipality: p.text().nullable(),
    /** The delegation whose place it takes; null: none, or gone. */
    delegation: () => p.manyToOne(Delegation).nullable(),
    /** When and where the meeting was when the person agreed to come; null: it has not moved since. */
    agreedPlan: p.json().$type<AgreedPlan>().nullable(),
    /** Accessibility and language needs, in the person's words; for the meeting's staff only, and deleted 30 days after it, as the two below. */
    needs: p.text().nullable(),
    /** Those of the list that the person ticked. */
    needKinds: p.array().$type<NeedKind[]>().default([]),
    /** Into which language an interpreter is needed, in the person's words; null: not said, or none is needed. */
    interpreterLanguage: p.text().nullable(),
    locale: p.enum(['it', 'en', 'fr'] as const),
    synthetic: p.boolean().default(false),
    updatedAt: p.datetime().onCreate(() => new Date()).onUpdate(() => new Date()),
  },
});

export class Registration extends RegistrationSchema.class {
  holdsSeat(): boolean {
    return this.status === 'CONFIRMED' || this.status === 'OFFERED' || this.status === 'PENDING';
  }

  isLive(): boolean {
    return this.holdsSeat() || this.status === 'WAITING' || this.status === 'TO_APPROVE';
  }
}
RegistrationSchema.setClass(Registration);
