import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { translator } from '@percorso/messages';
import { type PersonType, personSeenBy } from '../access/person.graphql.js';
import { isOrganiserOf, type Viewer } from '../access/viewer.js';
import { groupTitle } from '../groups/group-title.js';
import { Group } from '../groups/group.entity.js';
import { textFor } from '../kernel/localized-text.js';
import type { Connection, PageRequest } from '../kernel/paging.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { Venue } from '../meetings/venue.entity.js';
import { Person } from '../people/person.entity.js';
import { Process } from '../processes/process.entity.js';
import { Track } from '../processes/track.entity.js';
import { historyFacts, type HistoryFact, venueIdsOf } from './plan-history.js';
import { listPlanActs, planActs, type PlanActRow } from './plan-histories.queries.js';

export interface PlanActInWords {
  id: string;
  at: Date;
  person: PersonType | null;
  meeting: Meeting | null;
  words: string;
  facts: HistoryFact[];
}

@Injectable()
export class PlanHistoriesService {
  constructor(private readonly em: EntityManager) {}

  /** Who changed what in a plan, the newest first. @param meetingId null: in all of the process @returns null unless one organises it */
  async of(processId: string, meetingId: string | null, page: PageRequest, viewer: Viewer): Promise<Connection<PlanActInWords> | null> {
    if (!isOrganiserOf(viewer, processId)) return null;
    const acts = await listPlanActs(this.em, processId, meetingId, page);
    const words = await this.#reading(acts.edges.map(({ node }) => node), processId, viewer);
    return { ...acts, edges: acts.edges.map(({ node }) => ({ node: words(node) })) };
  }

  async #reading(rows: readonly PlanActRow[], processId: string, viewer: Viewer): Promise<(row: PlanActRow) => PlanActInWords> {
    const { locale } = viewer;
    const t = translator(locale);
    const { timezone } = await this.em.findOneOrFail(Process, { id: processId });
    const people = byId(await this.em.find(Person, { id: { $in: rows.flatMap(({ personId }) => personId ?? []) } }));
    const meetings = byId(await this.em.find(Meeting, { id: { $in: rows.flatMap(({ subjectType, subjectId }) => (subjectType === 'meeting' && subjectId ? [subjectId] : [])) } }));
    const known = await this.em.find(Venue, { id: { $in: rows.flatMap(({ details }) => venueIdsOf(details)) } });
    const venues = new Map(known.map(({ id, name, municipality }) => [id, [textFor(name, locale)?.text, municipality].filter(Boolean).join(', ')]));
    const groups = new Map((await this.em.find(Group, { process: { id: processId } })).map((group) => [group.key, groupTitle(group, locale).text]));
    const tracks = new Map((await this.em.find(Track, { process: { id: processId } })).map(({ key, title }) => [key, textFor(title, locale)?.text ?? key]));
    return ({ id, at, personId, action, subjectId, details }) => {
      const person = people.get(personId ?? '');
      const meeting = meetings.get(subjectId ?? '') ?? null;
      return {
        id,
        at: new Date(at),
        person: person ? personSeenBy(viewer, person, false) : null,
        meeting,
        words: t(planActs[action]),
        facts: historyFacts(details, { locale, timezone: meeting?.timezone ?? timezone, venues, groups, tracks }),
      };
    };
  }
}

function byId<Thing extends { id: string }>(things: readonly Thing[]): Map<string, Thing> {
  return new Map(things.map((thing) => [thing.id, thing]));
}
