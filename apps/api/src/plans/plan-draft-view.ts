import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { parseEdtf } from '@percorso/time';
import type { Viewer } from '../access/viewer.js';
import { locales } from '../kernel/locale.js';
import type { LocalizedText } from '../kernel/localized-text.js';
import { displayTitle } from '../meetings/meeting-title.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { Person } from '../people/person.entity.js';
import { type Difference, differences, type PlanThing, withChanges } from './plan-draft.js';
import { differenceInWords } from './plan-difference-words.js';
import { changesOf, readChanges, readPlan } from './plan-reading.js';

/** A draft as it is shown. */
export type ShownDraft = Awaited<ReturnType<PlanDraftView['of']>>;

/** Shows a plan as its draft has it, with what publishing would change. */
@Injectable()
export class PlanDraftView {
  constructor(private readonly em: EntityManager) {}

  /** @returns what the draft's fields show, with what its clashes are found by */
  async of(processId: string, viewer: Viewer) {
    const rows = await readChanges(this.em, processId);
    const plan = await readPlan(this.em, processId);
    const draft = withChanges(plan, changesOf(rows));
    const made = differences(plan, draft);
    const meetings = await this.em.find(Meeting, { id: { $in: [...draft.MEETING.keys()] } }, { populate: ['group', 'series', 'session'] });
    const byId = new Map(meetings.map((meeting) => [meeting.id, meeting]));
    const changeOf = (thing: PlanThing, id: string) => made.find((each) => each.thing === thing && each.id === id)?.kind ?? null;
    const last = rows.findLast(({ undoneAt }) => !undoneAt);
    return {
      processId,
      draft,
      made,
      changes: rows.filter(({ undoneAt }) => !undoneAt).length,
      canRedo: rows.some(({ undoneAt }) => undoneAt),
      changedAt: last?.createdAt ?? null,
      changedBy: last?.person ? await this.em.findOne(Person, { id: last.person.id }) : null,
      tracks: [...draft.TRACK].map(([id, { title }]) => ({ id, title: textsOf(title), change: changeOf('TRACK', id) })),
      phases: byDate([...draft.PHASE].map(([id, { title, span, trackIds }]) => ({ id, title: textsOf(title), span, trackIds: [...trackIds], change: changeOf('PHASE', id) })), ({ span }) => span),
      milestones: byDate([...draft.MILESTONE].map(([id, { title, date, trackId }]) => ({ id, title: textsOf(title), date, trackId, change: changeOf('MILESTONE', id) })), ({ date }) => date),
      meetings: [...draft.MEETING]
        .flatMap(([id, { starts, ends }]) => {
          const meeting = byId.get(id);
          return meeting ? [{ id, meeting, starts, ends, change: changeOf('MEETING', id) }] : [];
        })
        .sort((a, b) => a.starts.localeCompare(b.starts)),
      differences: made.map((difference) => ({ id: difference.id, thing: difference.thing, kind: difference.kind, words: this.#words(difference, byId, viewer) })),
    };
  }

  #words(difference: Difference, meetings: ReadonlyMap<string, Meeting>, { locale }: Viewer): string {
    const meeting = meetings.get(difference.id);
    return differenceInWords(difference, meeting ? displayTitle({ ...meeting, number: meeting.session?.number ?? null }, locale).text : '', locale);
  }
}

function textsOf(text: LocalizedText | null) {
  return locales.flatMap((locale) => {
    const written = text?.[locale];
    return written ? [{ locale, text: written }] : [];
  });
}

function byDate<Thing>(things: Thing[], date: (thing: Thing) => string): Thing[] {
  const earliest = (thing: Thing) => parseEdtf(date(thing))?.earliest ?? '';
  return things.sort((a, b) => earliest(a).localeCompare(earliest(b)));
}
