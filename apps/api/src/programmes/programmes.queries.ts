import type { EntityManager } from '@mikro-orm/postgresql';
import type { Locale } from '../kernel/locale.js';
import type { LocalizedText } from '../kernel/localized-text.js';
import { runSql } from '../kernel/run-sql.js';
import type { AdmissionMode, Audience } from '../meetings/admission.entity.js';
import type { PromotionWay } from '../meetings/quota.entity.js';
import type { AgendaDocument } from '../meetings/agenda-item.entity.js';
import type { MeetingServices, MeetingStatus } from '../meetings/meeting.entity.js';
import type { GroupKind } from '../groups/group.entity.js';
import type { QuestionKind } from '@percorso/questions';
import type { QuestionOption } from '../questions/question.entity.js';
import type { ProcessKind } from '../processes/process.entity.js';

type Kept = Record<string, unknown> | null;
type Inferred = true | string[] | null;

export interface StoredProcess {
  id: string;
  slug: string;
  kind: ProcessKind;
  title: LocalizedText;
  subtitle: LocalizedText | null;
  description: LocalizedText | null;
  host: string;
  language: Locale;
  timezone: string;
  span: string | null;
  programme: Record<string, unknown>;
  synthetic: boolean;
}

/** What has a key in a process, in the order of the file. */
export interface StoredItem {
  id: string;
  key: string;
  position: number;
}

export interface StoredCategory extends StoredItem {
  title: LocalizedText;
  programme: Kept;
  imported: boolean;
}

export type StoredTrack = Omit<StoredCategory, 'imported'>;

export interface StoredPhase extends StoredItem {
  title: LocalizedText | null;
  note: LocalizedText | null;
  span: string;
  tracks: string[];
  inferred: Inferred;
}

export interface StoredMilestone extends StoredItem {
  title: LocalizedText;
  note: LocalizedText | null;
  date: string;
  track: string | null;
  partners: string[];
  inferred: Inferred;
}

export interface StoredGroup extends StoredItem {
  kind: GroupKind;
  title: LocalizedText | null;
  inferred: Inferred;
  programme: Kept;
  imported: boolean;
}

export interface StoredSeries extends StoredItem {
  /** Not null: the series that a group's numbered meetings make by themselves; no file names it. */
  groupId: string | null;
  title: LocalizedText | null;
  inferred: Inferred;
  programme: Kept;
  imported: boolean;
}

export interface StoredDay {
  id: string;
  position: number;
  date: string;
  starts: string | null;
  ends: string | null;
}

export interface StoredAdmission extends StoredItem {
  title: LocalizedText;
  mode: AdmissionMode;
  audience: Audience;
  /** Instants, as text. */
  opensAt: string | null;
  closesAt: string | null;
  waitingList: boolean;
  approval: boolean;
  covers: string[] | null;
  programme: Kept;
  imported: boolean;
  quotaId: string;
  quotaKey: string;
  seats: number | null;
  promotion: PromotionWay;
  offerHours: number;
  promotionStopsHours: number;
  releasesToId: string | null;
  /** An instant, as text. */
  releasesAt: string | null;
}

export interface StoredAgendaItem {
  title: LocalizedText;
  minutes: number | null;
  speakers: string[];
  documents: AgendaDocument[];
  inferred: Inferred;
  programme: Kept;
}

export interface StoredPart {
  key: string;
  title: LocalizedText | null;
  description: LocalizedText | null;
  audience: Audience | null;
  internal: boolean;
  starts: string | null;
  ends: string | null;
  inferred: Inferred;
  programme: Kept;
  items: StoredAgendaItem[];
}

export interface StoredQuestion {
  key: string;
  kind: QuestionKind;
  title: LocalizedText;
  hint: LocalizedText | null;
  required: boolean;
  sensitive: boolean;
  options: QuestionOption[];
  least: string | null;
  most: string | null;
  /** Key of the question that it hangs on. */
  conditionKey: string | null;
  conditionValues: string[];
}

/** What is asked, without what is no longer asked. */
export interface StoredForm {
  /** Instant, as text. */
  editableUntil: string | null;
  questions: StoredQuestion[];
}

export interface StoredMeeting extends StoredItem {
  groupKey: string | null;
  /** All of its groups, the leading one too. */
  groups: string[];
  groupTitle: LocalizedText | null;
  /** Null also for the series that a group makes by itself. */
  seriesKey: string | null;
  seriesTitle: LocalizedText | null;
  number: number | null;
  /** Whether other meetings hold the same session. */
  alternative: boolean;
  title: LocalizedText | null;
  description: LocalizedText | null;
  status: MeetingStatus;
  date: string;
  timezone: string;
  venue: { name: LocalizedText | null; street: string | null; municipality: string | null; country: string | null } | null;
  room: { name: string; capacity: number | null } | null;
  venueId: string | null;
  roomId: string | null;
  onlineUrl: string | null;
  tracks: string[];
  services: MeetingServices | null;
  parts: StoredPart[];
  /** Null: nobody has begun one. */
  form: StoredForm | null;
  programme: Record<string, unknown>;
  inferred: Inferred;
  cancellationReason: string | null;
  imported: boolean;
  synthetic: boolean;
  days: StoredDay[];
  /** Without those that the demonstration made for its people. */
  admissions: StoredAdmission[];
}

/** A process with all that a programme file says of it. */
export interface StoredProgramme {
  process: StoredProcess;
  categories: StoredCategory[];
  tracks: StoredTrack[];
  phases: StoredPhase[];
  milestones: StoredMilestone[];
  groups: StoredGroup[];
  series: StoredSeries[];
  meetings: StoredMeeting[];
  /** Of all its meetings. */
  form: StoredForm | null;
}

const TRACK_KEYS = (pivot: string, owner: string) => `
  coalesce((select jsonb_agg(track.key order by track.position) from ${pivot} join track on track.id = ${pivot}.track_id
             where ${pivot}.${owner}_id = ${owner}.id), '[]')`;

const WALL_TIME = `'YYYY-MM-DD"T"HH24:MI'`;

/** The agenda of a meeting, as JSON. */
const PARTS = `
  coalesce((select jsonb_agg(jsonb_build_object('key', part.key, 'title', part.title, 'description', part.description, 'audience', part.audience,
              'internal', part.internal, 'starts', to_char(part.starts, ${WALL_TIME}), 'ends', to_char(part.ends, ${WALL_TIME}),
              'inferred', part.inferred, 'programme', part.programme,
              'items', coalesce((select jsonb_agg(jsonb_build_object('title', title, 'minutes', minutes, 'speakers', speakers,
                                   'documents', documents, 'inferred', inferred, 'programme', programme) order by position)
                                   from agenda_item where part_id = part.id), '[]')) order by part.position)
              from agenda_part part where part.meeting_id = meeting.id), '[]')`;

const FORM = (of: string) => `
  select jsonb_build_object('editableUntil', editable_until, 'questions', coalesce((
           select jsonb_agg(jsonb_build_object('key', question.key, 'kind', question.kind, 'title', question.title, 'hint', question.hint,
                    'required', question.required, 'sensitive', question.sensitive, 'options', question.options, 'least', question.least,
                    'most', question.most, 'conditionKey', earlier.key, 'conditionValues', question.condition_values) order by question.position)
             from question left join question as earlier on earlier.id = question.condition_id
            where question.form_id = question_form.id and question.retired_at is null), '[]'))
    from question_form where ${of}`;

const MEETINGS = `
select meeting.id, meeting.key, meeting.position, participant_group.key as "groupKey", participant_group.title as "groupTitle",
       array(select thing.key from meeting_group join participant_group thing on thing.id = group_id where meeting_id = meeting.id) as groups,
       case when series.group_id is null then series.key end as "seriesKey", series.title as "seriesTitle", session.number,
       exists (select from meeting other where other.session_id = meeting.session_id and other.id <> meeting.id) as alternative,
       meeting.title, meeting.description, meeting.status, meeting.date, meeting.timezone,
       case when venue.id is not null then jsonb_build_object('name', venue.name, 'street', venue.street,
         'municipality', venue.municipality, 'country', venue.country) end as venue,
       case when room.id is not null then jsonb_build_object('name', room.name, 'capacity', room.capacity) end as room,
       meeting.venue_id as "venueId", meeting.room_id as "roomId", meeting.online_url as "onlineUrl", ${TRACK_KEYS('meeting_track', 'meeting')} as tracks, meeting.programme, meeting.inferred,
       meeting.services, ${PARTS} as parts, (${FORM('question_form.meeting_id = meeting.id')}) as form,
       meeting.cancellation_reason as "cancellationReason", meeting.imported, meeting.synthetic,
       coalesce((select jsonb_agg(jsonb_build_object('id', day.id, 'position', day.position, 'date', day.date,
                 'starts', to_char(day.starts, ${WALL_TIME}), 'ends', to_char(day.ends, ${WALL_TIME})) order by day.position)
          from meeting_day day where day.meeting_id = meeting.id), '[]') as days,
       coalesce((select jsonb_agg(jsonb_build_object('id', admission.id, 'key', admission.key, 'position', admission.position,
                   'title', admission.title, 'mode', admission.mode, 'audience', admission.audience, 'opensAt', admission.opens_at,
                   'closesAt', admission.closes_at, 'waitingList', admission.waiting_list, 'covers', admission.covers, 'programme', admission.programme,
                   'imported', admission.imported, 'approval', admission.approval, 'quotaId', quota.id, 'quotaKey', quota.key, 'seats', quota.seats,
                   'promotion', quota.promotion, 'offerHours', quota.offer_hours, 'promotionStopsHours', quota.promotion_stops_hours,
                   'releasesToId', quota.releases_to_id, 'releasesAt', quota.releases_at)
                   order by admission.position, admission.id)
          from admission join quota on quota.id = admission.quota_id
         where admission.meeting_id = meeting.id and not admission.synthetic), '[]') as admissions
  from meeting
  left join participant_group on participant_group.id = meeting.group_id
  left join series on series.id = meeting.series_id
  left join session on session.id = meeting.session_id
  left join venue on venue.id = meeting.venue_id
  left join room on room.id = meeting.room_id
 where meeting.process_id = $1
 order by meeting.position, meeting.id`;

/** Reads a process with everything in it, drafts too; null when there is none of that name. */
export async function readStoredProgramme(em: EntityManager, slug: string): Promise<StoredProgramme | null> {
  const [process] = await runSql<StoredProcess>(
    em,
    `select process.id, slug, kind, title, subtitle, description, organisation.name as host, language, timezone, span, programme,
            process.synthetic
       from process join organisation on organisation.id = host_id
      where slug = $1`,
    [slug],
  );
  if (!process) return null;
  const items = <Item>(name: string, columns: string) =>
    runSql<Item>(em, `select id, key, position, ${columns} from ${name} where process_id = $1 order by position, id`, [process.id]);
  const [own] = await runSql<{ form: StoredForm }>(em, `select (${FORM('process_id = $1 and meeting_id is null')}) as form`, [process.id]);
  return {
    process,
    form: own?.form ?? null,
    categories: await items<StoredCategory>('stakeholder_category', 'title, programme, imported'),
    tracks: await items<StoredTrack>('track', 'title, programme'),
    phases: await items<StoredPhase>('phase', `title, note, span, inferred, ${TRACK_KEYS('phase_track', 'phase')} as tracks`),
    milestones: await items<StoredMilestone>(
      'milestone',
      'title, note, date, partners, inferred, (select track.key from track where track.id = track_id) as track',
    ),
    groups: await items<StoredGroup>('participant_group', 'kind, title, inferred, programme, imported'),
    series: await items<StoredSeries>('series', 'group_id as "groupId", title, inferred, programme, imported'),
    meetings: await runSql<StoredMeeting>(em, MEETINGS, [process.id]),
  };
}
