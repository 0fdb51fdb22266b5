import type { FilterQuery } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { signedIn } from '../access/current-viewer.js';
import type { GraphqlContext, Viewer } from '../access/viewer.js';
import { NotFoundError } from '../kernel/graphql-errors.js';
import { runSql } from '../kernel/run-sql.js';
import type { Admission } from '../meetings/admission.entity.js';
import { admissionsOf } from '../meetings/meeting-parts.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { visibleMeetings } from '../meetings/meeting.policy.js';
import { AdmissionStates } from './admission-states.js';
import type { MeetingChoiceInput } from './joint-registration.graphql.js';
import { checkChoices, MOST_CHOICES } from './joint-registration-input.js';
import { CLASHES_OF_PLAN, OFFERS_TO_MEMBER } from './registration-plans.queries.js';
import { HOPE, meetingWindow, ownState, type RegistrationState } from './registration-rules.js';

/** Which meetings are meant: those chosen, or the coming ones of a group or a series of a process. */
export interface PlanArguments {
  choices?: MeetingChoiceInput[] | null | undefined;
  processSlug?: string | null | undefined;
  groupKey?: string | null | undefined;
  seriesKey?: string | null | undefined;
}

/** What would become of one meeting if one registered now. */
export interface PlannedRegistration {
  meeting: Meeting;
  admission: Admission;
  state: RegistrationState;
  waitingPlace: number | null;
  clashIds: string[];
}

/** A group whose coming meetings a member can register for. */
export interface GroupOffer {
  groupId: string;
  /** How many of them, one a session. */
  meetings: number;
}

/** What registering for several meetings would come to, before anybody does. Nothing is decided by it. */
@Injectable()
export class RegistrationPlansService {
  constructor(
    private readonly em: EntityManager,
    private readonly states: AdmissionStates,
  ) {}

  /**
   * @returns  the chosen ones in their order; else one a session, in the order in which they are held, 50 at most
   * @throws NotFoundError  a meeting or an admission that the viewer may not know of
   */
  async plan({ choices, ...where }: PlanArguments, context: GraphqlContext): Promise<PlannedRegistration[]> {
    const planned = choices ? await this.#chosen(choices, context) : await this.#coming(where, context);
    const clashes = await runSql<{ meetingId: string; otherId: string }>(this.em, CLASHES_OF_PLAN, [planned.map(({ meeting }) => meeting.id), context.viewer.person?.id ?? null]);
    return planned.map((each) => ({ ...each, clashIds: clashes.filter(({ meetingId }) => meetingId === each.meeting.id).map(({ otherId }) => otherId) }));
  }

  /** What the groups of the viewer have to offer; none where there is nothing to register for. */
  offers(viewer: Viewer, now: Date): Promise<GroupOffer[]> {
    return runSql<GroupOffer>(this.em, OFFERS_TO_MEMBER, [signedIn(viewer).person.id, now]);
  }

  async #chosen(choices: readonly MeetingChoiceInput[], context: GraphqlContext): Promise<Omit<PlannedRegistration, 'clashIds'>[]> {
    checkChoices(choices);
    const found = await this.#find({ id: { $in: choices.map(({ meetingId }) => meetingId) } }, context);
    return Promise.all(
      choices.map(async ({ meetingId, admissionId }) => {
        const meeting = found.find(({ id }) => id === meetingId);
        const admission = meeting && (await admissionsOf(this.em, context, meeting)).find(({ id }) => id === admissionId);
        if (!meeting || !admission) throw new NotFoundError();
        return this.#prospectOf(meeting, admission, context);
      }),
    );
  }

  async #coming({ processSlug, groupKey, seriesKey }: Omit<PlanArguments, 'choices'>, context: GraphqlContext): Promise<Omit<PlannedRegistration, 'clashIds'>[]> {
    const of: FilterQuery<Meeting> = groupKey == null ? { series: { key: seriesKey ?? '' } } : { groups: { $some: { key: groupKey } } };
    const meetings = await this.#find({ $and: [{ process: { slug: processSlug ?? '' } }, of, { status: 'SCHEDULED', startsAt: { $gt: context.now } }] }, context);
    const sessions = [...Map.groupBy(meetings, ({ id, session }) => session?.id ?? id).values()].slice(0, MOST_CHOICES);
    const best = await Promise.all(sessions.map((alternatives) => this.#bestOf(alternatives, context)));
    return best.flatMap((each) => each ?? []);
  }

  /** What the viewer has already, else the way to attend with the best prospect; null where there is none. */
  async #bestOf(alternatives: readonly Meeting[], context: GraphqlContext): Promise<Omit<PlannedRegistration, 'clashIds'> | null> {
    const ways = await Promise.all(
      alternatives.map(async (meeting) => Promise.all((await admissionsOf(this.em, context, meeting)).map((admission) => this.#prospectOf(meeting, admission, context)))),
    );
    const rank = ({ state }: { state: RegistrationState }) => HOPE.indexOf(state);
    // What is no hope at all, such as REGISTERED, is not in the list: it comes first.
    return ways.flat().toSorted((one, other) => rank(one) - rank(other))[0] ?? null;
  }

  async #prospectOf(meeting: Meeting, admission: Admission, context: GraphqlContext): Promise<Omit<PlannedRegistration, 'clashIds'>> {
    const own = await this.states.ownIn(meeting.id, context);
    const state = own?.admissionId === admission.id ? ownState(own) : await this.states.stateOf(admission, meetingWindow(meeting), context);
    const { waiting } = await this.states.countOf(admission, context);
    return { meeting, admission, state, waitingPlace: state === 'WAITING_LIST' ? waiting + 1 : null };
  }

  #find(where: FilterQuery<Meeting>, { viewer }: GraphqlContext): Promise<Meeting[]> {
    return this.em.find(Meeting, { $and: [visibleMeetings(viewer), where] }, { orderBy: { startsAt: 'asc', position: 'asc', id: 'asc' } });
  }
}
