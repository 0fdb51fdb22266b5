import { table } from '../kernel/table-rows.js';

/* The columns that an import writes. */

const ofProcess = { id: 'uuid', process_id: 'uuid', key: 'text', title: 'jsonb', position: 'int' } as const;

export const processes = table('process', {
  id: 'uuid',
  slug: 'text',
  kind: 'text',
  title: 'jsonb',
  subtitle: 'jsonb',
  description: 'jsonb',
  host_id: 'uuid',
  language: 'text',
  timezone: 'text',
  span: 'text',
  programme: 'jsonb',
  created_at: 'timestamptz',
  updated_at: 'timestamptz',
});
export const categories = table('stakeholder_category', { ...ofProcess, programme: 'jsonb', imported: 'boolean' });
export const tracks = table('track', { ...ofProcess, programme: 'jsonb' });
export const phases = table('phase', { ...ofProcess, note: 'jsonb', span: 'text', earliest: 'date', latest: 'date', inferred: 'jsonb' });
export const milestones = table('milestone', {
  ...ofProcess,
  track_id: 'uuid',
  note: 'jsonb',
  date: 'text',
  earliest: 'date',
  latest: 'date',
  partners: 'jsonb',
  inferred: 'jsonb',
});
export const groups = table('participant_group', { ...ofProcess, kind: 'text', inferred: 'jsonb', programme: 'jsonb', imported: 'boolean' });
export const series = table('series', { ...ofProcess, group_id: 'uuid', inferred: 'jsonb', programme: 'jsonb', imported: 'boolean' });
export const sessions = table('session', { id: 'uuid', series_id: 'uuid', number: 'int' });
export const venues = table('venue', { id: 'uuid', name: 'jsonb', street: 'text', municipality: 'text', country: 'text' });
export const rooms = table('room', { id: 'uuid', venue_id: 'uuid', name: 'text', capacity: 'int' });
export const meetings = table('meeting', {
  ...ofProcess,
  group_id: 'uuid',
  series_id: 'uuid',
  session_id: 'uuid',
  description: 'jsonb',
  status: 'text',
  date: 'text',
  earliest: 'date',
  latest: 'date',
  timezone: 'text',
  starts_at: 'timestamptz',
  ends_at: 'timestamptz',
  venue_id: 'uuid',
  room_id: 'uuid',
  online_url: 'text',
  services: 'jsonb',
  programme: 'jsonb',
  inferred: 'jsonb',
  calendar_uid: 'text',
  calendar_sequence: 'int',
  cancellation_reason: 'text',
  closed_at: 'timestamptz',
  imported: 'boolean',
  synthetic: 'boolean',
  created_at: 'timestamptz',
  updated_at: 'timestamptz',
});
export const days = table('meeting_day', {
  id: 'uuid',
  meeting_id: 'uuid',
  position: 'int',
  date: 'text',
  starts: 'timestamp',
  ends: 'timestamp',
  starts_at: 'timestamptz',
  ends_at: 'timestamptz',
  calendar_uid: 'text',
});
export const parts = table('agenda_part', {
  id: 'uuid',
  meeting_id: 'uuid',
  key: 'text',
  position: 'int',
  title: 'jsonb',
  description: 'jsonb',
  audience: 'text',
  internal: 'boolean',
  starts: 'timestamp',
  ends: 'timestamp',
  inferred: 'jsonb',
  programme: 'jsonb',
});
export const items = table('agenda_item', {
  id: 'uuid',
  part_id: 'uuid',
  position: 'int',
  title: 'jsonb',
  minutes: 'int',
  speakers: 'jsonb',
  documents: 'jsonb',
  inferred: 'jsonb',
  programme: 'jsonb',
});
export const forms = table('question_form', { id: 'uuid', process_id: 'uuid', meeting_id: 'uuid', editable_until: 'timestamptz', created_at: 'timestamptz' });
export const questions = table('question', {
  id: 'uuid',
  form_id: 'uuid',
  key: 'text',
  kind: 'text',
  title: 'jsonb',
  hint: 'jsonb',
  required: 'boolean',
  sensitive: 'boolean',
  options: 'jsonb',
  least: 'text',
  most: 'text',
  condition_id: 'uuid',
  condition_values: 'text[]',
  text_version: 'text',
  position: 'int',
  retired_at: 'timestamptz',
});
export const quotas = table('quota', {
  id: 'uuid',
  meeting_id: 'uuid',
  key: 'text',
  seats: 'int',
  promotion: 'text',
  offer_hours: 'int',
  promotion_stops_hours: 'int',
  releases_to_id: 'uuid',
  releases_at: 'timestamptz',
});
export const admissions = table('admission', {
  id: 'uuid',
  meeting_id: 'uuid',
  quota_id: 'uuid',
  key: 'text',
  title: 'jsonb',
  mode: 'text',
  audience: 'text',
  opens_at: 'timestamptz',
  closes_at: 'timestamptz',
  waiting_list: 'boolean',
  approval: 'boolean',
  covers: 'jsonb',
  position: 'int',
  programme: 'jsonb',
  imported: 'boolean',
});
