import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import type { SignedIn } from '../access/current-viewer.js';
import { recordAudit } from '../kernel/audit.js';
import { SETTINGS } from '../kernel/kernel.module.js';
import { newToken, tokenHash } from '../kernel/secret-token.js';
import type { Settings } from '../kernel/settings.js';
import { Person } from '../people/person.entity.js';
import type { CalendarChoice } from './calendar.graphql.js';
import { FeedToken } from './feed-token.entity.js';

/** People's own calendar feeds. */
@Injectable()
export class CalendarFeedsService {
  constructor(
    private readonly em: EntityManager,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @returns null when the person has none */
  feedOf({ person }: SignedIn): Promise<FeedToken | null> {
    return this.em.findOne(FeedToken, { person: { id: person.id }, revokedAt: null });
  }

  async choiceOf({ person }: SignedIn): Promise<CalendarChoice> {
    return (await this.em.findOneOrFail(Person, { id: person.id })).calendarChoice;
  }

  /** Makes the feed, or gives it another address: from then on the old one is not found. The person is locked. */
  async renew(viewer: SignedIn, now: Date): Promise<{ feed: FeedToken; url: string }> {
    const token = newToken();
    const feed = await this.em.transactional(async (em) => {
      await this.#revoke(em, viewer, now);
      const made = em.create(FeedToken, { person: em.getReference(Person, viewer.person.id), tokenHash: tokenHash(token), createdAt: now });
      await em.flush();
      await recordAudit(em, auditOf('calendar-feed.renewed', viewer, now));
      return made;
    });
    return { feed, url: `${this.settings.publicUrl}/calendar/me/${token}.ics` };
  }

  /** Ends the feed: its address is not found any more. @returns whether there was one */
  revoke(viewer: SignedIn, now: Date): Promise<boolean> {
    return this.em.transactional(async (em) => {
      const revoked = await this.#revoke(em, viewer, now);
      if (revoked) await recordAudit(em, auditOf('calendar-feed.revoked', viewer, now));
      return revoked;
    });
  }

  /** Chooses how meetings come into the person's calendar from now on. */
  async choose(choice: CalendarChoice, { person }: SignedIn): Promise<CalendarChoice> {
    const found = await this.em.findOneOrFail(Person, { id: person.id });
    found.calendarChoice = choice;
    await this.em.flush();
    return choice;
  }

  async #revoke(em: EntityManager, { person }: SignedIn, now: Date): Promise<boolean> {
    await em.execute('select from person where id = ? for no key update', [person.id]);
    return (await em.nativeUpdate(FeedToken, { person: { id: person.id }, revokedAt: null }, { revokedAt: now })) > 0;
  }
}

function auditOf(action: string, { person, requestId }: SignedIn, at: Date) {
  return { at, personId: person.id, action, subjectType: 'person', subjectId: person.id, processId: null, requestId };
}
