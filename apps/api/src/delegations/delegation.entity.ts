import { defineEntity, p } from '@mikro-orm/core';
import { Group } from '../groups/group.entity.js';
import { newId } from '../kernel/ids.js';
import { Admission } from '../meetings/admission.entity.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { Person } from '../people/person.entity.js';
import { StakeholderCategory } from '../processes/stakeholder-category.entity.js';

const DelegationSchema = defineEntity({
  name: 'Delegation',
  tableName: 'delegation',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    organisation: () => p.manyToOne(Organisation),
    /** What it is invited to: an admission of a meeting, or else a group and so its coming meetings. */
    meeting: () => p.manyToOne(Meeting).nullable(),
    admission: () => p.manyToOne(Admission).nullable(),
    group: () => p.manyToOne(Group).nullable(),
    /** What its delegates are counted as in the process; null: not stated. */
    category: () => p.manyToOne(StakeholderCategory).nullable(),
    /** Who names the delegates: whoever reads this mailbox, often an office and nobody in particular. */
    contactName: p.text(),
    contactEmail: p.text(),
    /** In which the contact is written to. */
    locale: p.enum(['it', 'en', 'fr'] as const),
    /** How many delegates it may send. */
    places: p.integer(),
    /** Until when the contact may change who comes; null: until the meeting starts. */
    deadline: p.datetime().nullable(),
    /** The organisers' words to the organisation. */
    note: p.text().nullable(),
    invitedBy: () => p.manyToOne(Person).nullable(),
    invitedAt: p.datetime(),
    remindedAt: p.datetime().nullable(),
    /** The end of the time to name delegates that the contact was reminded of without anybody asking for it; null: of none yet. */
    remindedOf: p.datetime().nullable(),
    /** When the places that were not named went to the others of the meeting; null: they are kept. */
    releasedAt: p.datetime().nullable(),
    withdrawnAt: p.datetime().nullable(),
  },
});

/** An organisation that is invited to a meeting or into a group with a number of places. */
export class Delegation extends DelegationSchema.class {}
DelegationSchema.setClass(Delegation);
