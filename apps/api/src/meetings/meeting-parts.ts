import type { EntityManager } from '@mikro-orm/postgresql';
import { loadTogether } from '../kernel/batch-loader.js';
import { runSql } from '../kernel/run-sql.js';
import { Group } from '../groups/group.entity.js';
import { Admission } from './admission.entity.js';
import { MeetingDay } from './meeting-day.entity.js';
import type { Meeting } from './meeting.entity.js';
import { Room } from './room.entity.js';
import { Series } from './series.entity.js';
import { Session } from './session.entity.js';
import type { TitleParts } from './meeting-title.js';
import { Venue } from './venue.entity.js';

type PartOfMeeting = Group | Series | Session | Venue | Room;

/** What a meeting refers to, for all meetings of a request in one statement; null when it refers to none. */
export async function partOf<Part extends PartOfMeeting>(
  em: EntityManager,
  context: object,
  entity: new () => Part,
  reference: { id: string } | null | undefined,
): Promise<Part | null> {
  if (!reference) return null;
  const part = await loadTogether<Part>(context, entity.name, reference.id, async (ids) => {
    const found = await em.find<PartOfMeeting>(entity, { id: { $in: ids } });
    // All are of the one entity.
    return new Map((found as Part[]).map((each) => [each.id, each]));
  });
  return part ?? null;
}

export async function daysOf(em: EntityManager, context: object, meeting: Meeting): Promise<MeetingDay[]> {
  const days = await loadTogether(context, 'meeting.days', meeting.id, async (ids) => {
    const found = await em.find(MeetingDay, { meeting: { id: { $in: ids } } }, { orderBy: { position: 'asc' } });
    return Map.groupBy(found, (day) => day.meeting.id);
  });
  return days ?? [];
}

export async function admissionsOf(em: EntityManager, context: object, meeting: Meeting): Promise<Admission[]> {
  const admissions = await loadTogether(context, 'meeting.admissions', meeting.id, async (ids) => {
    const found = await em.find(Admission, { meeting: { id: { $in: ids } } }, { orderBy: { position: 'asc' } });
    return Map.groupBy(found, (admission) => admission.meeting.id);
  });
  return admissions ?? [];
}

/** The leading group first, the others in the order of the process. */
export async function groupsOf(em: EntityManager, context: object, meeting: Meeting): Promise<Group[]> {
  const groups = await loadTogether(context, 'meeting.groups', meeting.id, async (ids) => {
    const pairs = await runSql<{ meetingId: string; groupId: string }>(
      em,
      `select meeting_id as "meetingId", group_id as "groupId" from meeting_group where meeting_id = any($1::uuid[])`,
      [ids],
    );
    const found = await em.find(Group, { id: { $in: pairs.map(({ groupId }) => groupId) } }, { orderBy: { position: 'asc', id: 'asc' } });
    const meetingsOf = Map.groupBy(pairs, ({ groupId }) => groupId);
    const members = found.flatMap((group) => (meetingsOf.get(group.id) ?? []).map(({ meetingId }) => ({ meetingId, group })));
    return new Map([...Map.groupBy(members, ({ meetingId }) => meetingId)].map(([id, of]) => [id, of.map(({ group }) => group)]));
  });
  const leads = ({ id }: Group) => Number(id === meeting.group?.id);
  return (groups ?? []).toSorted((a, b) => leads(b) - leads(a));
}

/** Everything that the displayed title may be composed of. */
export async function titlePartsOf(em: EntityManager, context: object, meeting: Meeting): Promise<TitleParts> {
  const [group, series, session] = await Promise.all([
    partOf(em, context, Group, meeting.group),
    partOf(em, context, Series, meeting.series),
    partOf(em, context, Session, meeting.session),
  ]);
  return { title: meeting.title ?? null, date: meeting.date, group, series, number: session?.number ?? null };
}
