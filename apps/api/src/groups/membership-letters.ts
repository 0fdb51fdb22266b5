import type { EntityManager } from '@mikro-orm/postgresql';
import { textFor } from '../kernel/localized-text.js';
import { enqueueMails } from '../mail/outbox.js';
import { Process } from '../processes/process.entity.js';
import { groupJoined } from './group-joined.mail.js';
import { newMembers } from './group-memberships.queries.js';
import { groupTitle } from './group-title.js';
import type { Group } from './group.entity.js';

/**
 * Tells people that they are members of a group now, as far as they have an address and the process is published.
 *
 * @param startsOn  the first day; null: they are already
 */
export async function tellNewMembers(em: EntityManager, group: Group, membershipIds: readonly string[], startsOn: string | null, now: Date): Promise<void> {
  const members = await newMembers(em, membershipIds, now);
  if (members.length === 0) return;
  const process = await em.findOneOrFail(Process, group.process.id);
  const mails = members.map(({ personId, name, locale, address, meetings }) => {
    const data = { group: groupTitle(group, locale).text, process: textFor(process.title, locale)?.text ?? '', startsOn, meetings };
    return groupJoined.mail({ to: { name, address }, locale, data, personId, processId: process.id });
  });
  await enqueueMails(em, mails, now);
}
