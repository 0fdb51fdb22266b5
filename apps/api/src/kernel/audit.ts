import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from './ids.js';

export interface AuditRecord {
  at: Date;
  /** Null: a visitor or the system. */
  personId: string | null;
  /** As "meeting.moved". */
  action: string;
  subjectType: string;
  subjectId: string | null;
  processId: string | null;
  /** Before and after; never names, addresses or needs of people. */
  details?: Record<string, unknown>;
  requestId?: string | null;
}

/** Writes to the log in the caller's transaction: what is rolled back was never done. */
export async function recordAudit(em: EntityManager, ...records: AuditRecord[]): Promise<void> {
  if (records.length === 0) return;
  await em.execute(
    `insert into audit_entry (id, at, person_id, action, subject_type, subject_id, process_id, details, request_id)
     select id, at, person_id, action, subject_type, subject_id, process_id, details, request_id
       from jsonb_to_recordset(?::jsonb) as record(
         id uuid, at timestamptz, person_id uuid, action text, subject_type text, subject_id uuid,
         process_id uuid, details jsonb, request_id text)`,
    [
      JSON.stringify(
        records.map((record) => ({
          id: newId(),
          at: record.at,
          person_id: record.personId,
          action: record.action,
          subject_type: record.subjectType,
          subject_id: record.subjectId,
          process_id: record.processId,
          details: record.details ?? {},
          request_id: record.requestId ?? null,
        })),
      ),
    ],
  );
}
