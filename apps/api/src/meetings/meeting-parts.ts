import type { EntityManager } from '@mikro-orm/postgresql';
import { loadTogether } from '../kernel/batch-loader.js';
import { Group } from '../groups/group.entity.js';
import { Admission } from './admission.entity.js';
import { MeetingDay } from './meeting-day.entity.js';
import { Meeting } from './meeting.entity.js';
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
    const found: Part[] = await em.find(entity as never, { id: { $in: ids } } as never);
    return new Map(found.map((each) => [each.id, each]));
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

/** Everything that the displayed title may be composed of. */
export async function titlePartsOf(em: EntityManager, context: object, meeting: Meeting): Promise<TitleParts> {
  const [group, series, session] = await Promise.all([
    partOf(em, context, Group, meeting.group),
    partOf(em, context, Series, meeting.series),
    partOf(em, context, Session, meeting.session),
  ]);
  return { title: meeting.title ?? null, date: meeting.date, group, series, number: session?.number ?? null };
}
