import { type FilterQuery, raw } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { parseEdtf } from '@percorso/time';
import { GraphQLError } from 'graphql';
import type { Viewer } from '../access/viewer.js';
import { type Connection, keysetOf, pageOf, type PageRequest, pageSize } from '../kernel/paging.js';
import { Meeting, type MeetingStatus } from './meeting.entity.js';
import type { MeetingFilter, MeetingOrder } from './meeting.graphql.js';
import { visibleMeetings } from './meeting.policy.js';

/** Registration is possible now, or at least a place in the waiting list, for anybody. Parameters: now, three times. */
const openForRegistration = (meeting: string) => `(
  ${meeting}.status = 'SCHEDULED' and ${meeting}.starts_at > ? and exists (
    select from admission join quota on quota.id = admission.quota_id
     where admission.meeting_id = ${meeting}.id and admission.audience = 'PUBLIC'
       and coalesce(admission.opens_at <= ?, true) and coalesce(admission.closes_at > ?, true)
       and (admission.waiting_list or quota.seats is null or quota.taken + kept_seats(quota.id) < quota.seats)))`;

/** What a text says in all its languages; as JSON it would also be found by the names of the languages. */
const inAllLanguages = (text: string) => `(select string_agg(value, ' ') from jsonb_each_text(${text}))`;

/** All that somebody may type to find a meeting, without case and accents; also the title that is composed for it. */
const searched = (meeting: string) => `
  unaccent(lower(concat_ws(' ', ${inAllLanguages(`${meeting}.title`)}, ${inAllLanguages(`${meeting}.description`)},
    (select string_agg(concat_ws(' ', 'gruppo groupe group', ${inAllLanguages('title')}, key), ' ') from participant_group
      where id in (select group_id from meeting_group where meeting_id = ${meeting}.id)),
    (select ${inAllLanguages('title')} from series where id = ${meeting}.series_id),
    (select concat_ws(' ', 'incontro rencontre meeting', number) from session where id = ${meeting}.session_id),
    (select concat_ws(' ', ${inAllLanguages('name')}, municipality) from venue where id = ${meeting}.venue_id),
    (select ${inAllLanguages('title')} from process where id = ${meeting}.process_id))))`;

/** Meetings without a day come after those of any day. */
const NO_DAY = '9999-12-31';
const firstDay = (meeting: string) => `coalesce(${meeting}.earliest, '${NO_DAY}')`;

/** A condition in SQL over the meeting's row, to stand among the others of a filter. */
function condition(sql: (meeting: string) => string, values: unknown[]): FilterQuery<Meeting> {
  return { [raw(sql, values)]: [] };
}

/** Which meetings are meant: what the public filter says, and what lists of our own add to it. */
export type MeetingSelection = MeetingFilter & { groupId?: string; seriesId?: string; statuses?: readonly MeetingStatus[] };

/** A page of the meetings that the viewer may see, by the earliest day that they can mean. */
export async function listMeetings(
  em: EntityManager,
  filter: MeetingSelection,
  order: MeetingOrder,
  page: PageRequest,
  viewer: Viewer,
  now: Date,
): Promise<Connection<Meeting>> {
  const size = pageSize(page);
  const after = keysetOf(page, 2);
  const [direction, beyond] = order === 'EARLIEST_FIRST' ? (['asc', '>'] as const) : (['desc', '<'] as const);
  const matching: FilterQuery<Meeting>[] = [visibleMeetings(viewer), ...conditionsOf(filter, now)];
  const rest = after ? [condition((meeting) => `(${firstDay(meeting)}, ${meeting}.id) ${beyond} (?::date, ?::uuid)`, after)] : [];
  const [found, total] = await Promise.all([
    em.find(Meeting, { $and: [...matching, ...rest] }, { orderBy: [{ [raw(firstDay)]: direction }, { id: direction }], limit: size + 1 }),
    em.count(Meeting, { $and: matching }),
  ]);
  return pageOf(found, size, total, ({ earliest, id }) => [earliest ?? NO_DAY, id]);
}

/** How many meetings of each group the viewer may see; groups without any are left out. */
export async function countMeetingsOfGroups(em: EntityManager, groupIds: readonly string[], viewer: Viewer): Promise<Map<string, number>> {
  const meetings = await em.find(Meeting, { $and: [visibleMeetings(viewer), { groups: { $some: { id: { $in: [...groupIds] } } } }] }, { populate: ['groups'], fields: ['id', 'groups.id'] });
  const counts = new Map<string, number>();
  for (const { id } of meetings.flatMap(({ groups }) => [...groups])) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

/**
 * In how many sessions of each group anybody can register or wait now; groups without any are left out. A meeting of no
 * session counts as one.
 */
export async function countOpenOfGroups(em: EntityManager, groupIds: readonly string[], viewer: Viewer, now: Date): Promise<Map<string, number>> {
  const ofGroups: FilterQuery<Meeting> = { groups: { $some: { id: { $in: [...groupIds] } } } };
  const open = await em.find(Meeting, { $and: [visibleMeetings(viewer), ofGroups, ...conditionsOf({ openForRegistration: true }, now)] }, { populate: ['groups'], fields: ['id', 'session', 'groups.id'] });
  return countSessions(open.flatMap((meeting) => [...meeting.groups].map(({ id }) => [id, meeting])));
}

/** Likewise of each series. */
export async function countOpenOfSeries(em: EntityManager, seriesIds: readonly string[], viewer: Viewer, now: Date): Promise<Map<string, number>> {
  const ofSeries: FilterQuery<Meeting> = { series: { id: { $in: [...seriesIds] } } };
  const open = await em.find(Meeting, { $and: [visibleMeetings(viewer), ofSeries, ...conditionsOf({ openForRegistration: true }, now)] }, { fields: ['id', 'session', 'series'] });
  return countSessions(open.flatMap((meeting) => (meeting.series ? [[meeting.series.id, meeting]] : [])));
}

function countSessions(open: readonly (readonly [string, { id: string; session?: { id: string } | null }])[]): Map<string, number> {
  const of = Map.groupBy(open, ([key]) => key);
  return new Map([...of].map(([key, meetings]) => [key, new Set(meetings.map(([, { id, session }]) => session?.id ?? id)).size]));
}

function conditionsOf(filter: MeetingSelection, now: Date): FilterQuery<Meeting>[] {
  const conditions: FilterQuery<Meeting>[] = [];
  if (filter.processSlug) conditions.push({ process: { slug: filter.processSlug } });
  if (filter.groupKey) conditions.push({ groups: { $some: { key: filter.groupKey } } });
  if (filter.statuses) conditions.push({ status: { $in: [...filter.statuses] } });
  if (filter.groupId) conditions.push({ groups: { $some: { id: filter.groupId } } });
  if (filter.seriesId) conditions.push({ series: { id: filter.seriesId } });
  if (filter.municipality) {
    const inTown = 'select id from venue where unaccent(lower(municipality)) = unaccent(lower(trim(?)))';
    conditions.push(condition((meeting) => `${meeting}.venue_id in (${inTown})`, [filter.municipality]));
  }
  if (filter.from) conditions.push(condition((meeting) => `coalesce(${meeting}.latest >= ?::date, true)`, [dayIn('from', filter.from)]));
  if (filter.to) conditions.push(condition((meeting) => `coalesce(${meeting}.earliest <= ?::date, true)`, [dayIn('to', filter.to)]));
  if (filter.openForRegistration != null) {
    const wanted = filter.openForRegistration ? '' : 'not ';
    conditions.push(condition((meeting) => wanted + openForRegistration(meeting), [now, now, now]));
  }
  for (const word of wordsOf(filter.text)) {
    conditions.push(condition((meeting) => `${searched(meeting)} like unaccent(?)`, [`%${word}%`]));
  }
  return conditions;
}

/** @throws GraphQLError BAD_USER_INPUT for what is no day of the calendar */
function dayIn(field: string, text: string): string {
  if (parseEdtf(text)?.precision === 'day') return text;
  throw new GraphQLError(`"${field}" must be a day such as "2023-12-01".`, { extensions: { code: 'BAD_USER_INPUT' } });
}

/** The words of a search, ready for LIKE: at most eight, without the punctuation around them and without its wild cards. */
function wordsOf(text: string | null | undefined): string[] {
  return (text ?? '')
    .normalize('NFC')
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 8)
    .map((word) => (word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '') || word).replace(/[\\%_]/g, '\\$&'));
}
