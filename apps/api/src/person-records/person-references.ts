import type { RowReference } from '../kernel/row-references.js';

/**
 * Every column that names a person: a test compares them with the foreign keys of the database, and with the columns
 * that are called like one. What cannot be there twice was settled before by MergeSettling where a person has no say in
 * which of the two it is.
 */
export const personReferences: readonly RowReference[] = [
  { table: 'attendance', column: 'person_id', onceFor: ['meeting_day_id'] },
  { table: 'attendance', column: 'recorded_by_id' },
  { table: 'attendance_event', column: 'person_id' },
  { table: 'attendance_event', column: 'recorded_by_id' },
  { table: 'bulk_act', column: 'created_by_id' },
  { table: 'bulk_act_item', column: 'person_id' },
  { table: 'calendar_entry', column: 'person_id' },
  { table: 'delegate', column: 'person_id', onceFor: ['delegation_id', 'ended_at'] },
  { table: 'delegation', column: 'invited_by_id' },
  { table: 'feed_token', column: 'person_id' },
  { table: 'group_membership', column: 'person_id' },
  { table: 'invitation', column: 'invited_by_id' },
  { table: 'invitation', column: 'person_id' },
  { table: 'login_session', column: 'person_id' },
  { table: 'outgoing_mail', column: 'person_id' },
  { table: 'people_import', column: 'created_by_id' },
  { table: 'people_import_row', column: 'person_id' },
  { table: 'person', column: 'merged_into_id' },
  { table: 'plan_change', column: 'person_id' },
  { table: 'process_follow', column: 'person_id', onceFor: ['process_id'] },
  { table: 'process_person', column: 'person_id', onceFor: ['process_id'] },
  { table: 'registration', column: 'person_id' },
  { table: 'registration', column: 'registered_by_id' },
  { table: 'role_assignment', column: 'person_id', onceFor: ['role', 'process_id', 'group_id', 'meeting_id'] },
  { table: 'saved_filter', column: 'person_id', onceFor: ['list', 'name'] },
];

/** Who did something stays as it was written: the log is never altered, and shows the person whom they turned out to be. */
export const untouchedReferences: readonly RowReference[] = [{ table: 'audit_entry', column: 'person_id' }];
