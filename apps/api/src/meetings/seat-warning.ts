import type { EntityManager } from '@mikro-orm/postgresql';
import { translator } from '@percorso/messages';
import { loadTogether } from '../kernel/batch-loader.js';
import type { Locale } from '../kernel/locale.js';
import { admissionsOf, partOf } from './meeting-parts.js';
import type { Meeting } from './meeting.entity.js';
import { Quota } from './quota.entity.js';
import { Room } from './room.entity.js';

/** Says that the room does not take as many people as there are seats in it; null: it does, or one of the two is not known. */
export async function seatWarning(em: EntityManager, context: object, meeting: Meeting, locale: Locale): Promise<string | null> {
  const room = await partOf(em, context, Room, meeting.room);
  if (!room?.capacity) return null;
  const [admissions, quotas = []] = await Promise.all([
    admissionsOf(em, context, meeting),
    loadTogether(context, 'meeting.quotas', meeting.id, async (ids) => {
      const found = await em.find(Quota, { meeting: { id: { $in: ids } } });
      return Map.groupBy(found, (quota) => quota.meeting.id);
    }),
  ]);
  const inRoom = quotas.filter(({ id }) => admissions.some(({ mode, quota }) => mode === 'IN_PERSON' && quota.id === id));
  const seats = inRoom.reduce((sum, quota) => sum + (quota.seats ?? 0) + quota.allowedOver, 0);
  return seats > room.capacity ? translator(locale)('meeting.seatsOverCapacity', { seats, room: room.name, capacity: room.capacity }) : null;
}
