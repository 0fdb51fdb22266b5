import { defineEntity, p } from '@mikro-orm/core';
import { newId } from './ids.js';

const AuditEntrySchema = defineEntity({
  name: 'AuditEntry',
  tableName: 'audit_entry',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    at: p.datetime(),
    /** Who did it; null: a visitor or the system itself. An id without a foreign key: the log outlives the person. */
    personId: p.uuid().nullable(),
    /** What was done, as "meeting.moved". */
    action: p.text(),
    subjectType: p.text(),
    subjectId: p.uuid().nullable(),
    processId: p.uuid().nullable(),
    /** Before and after, without names and addresses of people. */
    details: p.json().$type<Record<string, unknown>>(),
    requestId: p.text().nullable(),
  },
});

export class AuditEntry extends AuditEntrySchema.class {}
AuditEntrySchema.setClass(AuditEntry);
