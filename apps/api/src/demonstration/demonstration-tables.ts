import { table } from '../kernel/table-rows.js';

/* The columns that the demonstration writes besides those of a programme. */

export const organisations = table('organisation', { id: 'uuid', name: 'text', municipality: 'text', synthetic: 'boolean', created_at: 'timestamptz' });
export const organisationCategories = table('organisation_category', { organisation_id: 'uuid', process_id: 'uuid', stakeholder_category_id: 'uuid' });
export const people = table('person', {
  id: 'uuid',
  name: 'text',
  name_key: 'text',
  email: 'text',
  locale: 'text',
  organisation_id: 'uuid',
  municipality: 'text',
  synthetic: 'boolean',
  created_at: 'timestamptz',
});
export const memberships = table('group_membership', { id: 'uuid', group_id: 'uuid', person_id: 'uuid', role: 'text', starts_on: 'date' });
export const roles = table('role_assignment', {
  id: 'uuid',
  person_id: 'uuid',
  role: 'text',
  process_id: 'uuid',
  group_id: 'uuid',
  meeting_id: 'uuid',
  created_at: 'timestamptz',
});
export const quotas = table('quota', { id: 'uuid', meeting_id: 'uuid', key: 'text', seats: 'int', taken: 'int', last_position: 'bigint' });
export const admissions = table('admission', {
  id: 'uuid',
  meeting_id: 'uuid',
  quota_id: 'uuid',
  key: 'text',
  title: 'jsonb',
  mode: 'text',
  audience: 'text',
  position: 'int',
  synthetic: 'boolean',
});
export const registrations = table('registration', {
  id: 'uuid',
  person_id: 'uuid',
  meeting_id: 'uuid',
  session_id: 'uuid',
  admission_id: 'uuid',
  quota_id: 'uuid',
  status: 'text',
  position: 'bigint',
  registered_at: 'timestamptz',
  confirmed_at: 'timestamptz',
  cancelled_at: 'timestamptz',
  comes_as_id: 'uuid',
  organisation_id: 'uuid',
  municipality: 'text',
  locale: 'text',
  synthetic: 'boolean',
  updated_at: 'timestamptz',
});
export const attendanceEvents = table('attendance_event', {
  id: 'uuid',
  nonce: 'text',
  meeting_day_id: 'uuid',
  person_id: 'uuid',
  registration_id: 'uuid',
  status: 'text',
  at: 'timestamptz',
  walk_in: 'boolean',
  recorded_by_id: 'uuid',
  recorded_at: 'timestamptz',
});
export const attendances = table('attendance', {
  id: 'uuid',
  meeting_day_id: 'uuid',
  person_id: 'uuid',
  registration_id: 'uuid',
  status: 'text',
  at: 'timestamptz',
  walk_in: 'boolean',
  recorded_by_id: 'uuid',
  nonce: 'text',
  synthetic: 'boolean',
});
export const closings = table('meeting', {
  id: 'uuid',
  status: 'text',
  closed_at: 'timestamptz',
  head_count: 'int',
  synthetic: 'boolean',
});
