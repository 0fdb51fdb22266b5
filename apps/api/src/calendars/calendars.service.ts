import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { CommittedChanges } from '../kernel/committed-changes.js';
import { isId } from '../kernel/ids.js';
import { SETTINGS } from '../kernel/kernel.module.js';
import { isLocale, type Locale } from '../kernel/locale.js';
import { tokenHash } from '../kernel/secret-token.js';
import type { Settings } from '../kernel/settings.js';
import { SharedReading } from '../kernel/shared-reading.js';
import { digestOf } from '../kernel/text-digest.js';
import { CalendarStore } from './calendar-store.js';
import { type CalendarState, type PublicCalendarKind, readOwnEntries, readOwnState, readPublicEntries, readPublicState } from './calendars.queries.js';
import { ownFeed, publicFeed } from './meetings-feed.ics.js';

/** A calendar that is known to exist; its bytes are made only when somebody needs them. */
export interface ServedCalendar {
  /** A weak entity tag: the bytes may leave compressed. */
  tag: string;
  changedAt: Date;
  bytes(): Promise<Buffer>;
}

/** Grows when the same data make other bytes, so that readers fetch them. */
const FORM = 1;
const LARGEST_STORE = 32 * 1024 * 1024;

/** Calendars to subscribe to. Whether one changed costs one small statement, shared by all who ask at the same time. */
@Injectable()
export class CalendarsService {
  private readonly states: SharedReading<CalendarState | null>;
  private readonly building = new Map<string, Promise<Buffer>>();
  private readonly store = new CalendarStore(LARGEST_STORE);

  constructor(
    private readonly em: EntityManager,
    @Inject(SETTINGS) private readonly settings: Settings,
    changes: CommittedChanges,
  ) {
    this.states = new SharedReading(changes);
  }

  /**
   * The calendar of a process (by its slug), a group or a meeting (by its id).
   *
   * @param wished  the language asked for; without one, or with one that we do not have, it is the process's
   * @returns null when there is none that the public may know of
   */
  async publicCalendar(kind: PublicCalendarKind, key: string, wished: string | undefined, now: Date): Promise<ServedCalendar | null> {
    if (kind !== 'process' && !isId(key)) return null;
    const state = await this.states.read(`${kind}/${key}`, now, () => readPublicState(this.em.fork(), kind, key, now));
    if (!state) return null;
    const reader = this.readerOf(state, wished);
    return this.serve(`${kind}/${key}/${reader.locale}`, state, reader.locale, async () =>
      publicFeed(kind, state, await readPublicEntries(this.em.fork(), kind, key, now), reader),
    );
  }

  /** A person's own calendar. @returns null for a token that is not, or no longer, good */
  async ownCalendar(token: string, wished: string | undefined, now: Date): Promise<ServedCalendar | null> {
    const hash = tokenHash(token);
    const state = await this.states.read(`me/${hash}`, now, () => readOwnState(this.em.fork(), hash, now));
    if (!state) return null;
    const reader = this.readerOf(state, wished);
    return this.serve(`me/${state.ownerId}/${reader.locale}`, state, reader.locale, async () =>
      ownFeed(state, await readOwnEntries(this.em.fork(), state.ownerId, now), reader),
    );
  }

  private serve(key: string, state: CalendarState, locale: Locale, build: () => Promise<string>): ServedCalendar {
    const tag = this.tagOf(state, locale);
    const bytes = async () => this.store.find(key, tag) ?? this.built(key, tag, build);
    return { tag, changedAt: state.changedAt, bytes };
  }

  /** Built once for all who ask while it is being built. */
  private built(key: string, tag: string, build: () => Promise<string>): Promise<Buffer> {
    const version = `${key} ${tag}`;
    const begun = this.building.get(version);
    if (begun) return begun;
    const building = build()
      .then((text) => {
        const bytes = Buffer.from(text);
        this.store.keep(key, { tag, bytes });
        return bytes;
      })
      .finally(() => this.building.delete(version));
    this.building.set(version, building);
    return building;
  }

  private readerOf(state: CalendarState, wished: string | undefined) {
    return { locale: isLocale(wished) ? wished : state.language, publicUrl: this.settings.publicUrl };
  }

  private tagOf({ ownerId, fingerprint }: CalendarState, locale: Locale): string {
    const all = [FORM, this.settings.publicUrl, ownerId, locale, fingerprint].join(' ');
    return `W/"${digestOf(all).slice(0, 27)}"`;
  }
}
