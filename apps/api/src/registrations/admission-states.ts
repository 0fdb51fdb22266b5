import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { GraphqlContext } from '../access/viewer.js';
import { loadTogether } from '../kernel/batch-loader.js';
import type { Admission } from '../meetings/admission.entity.js';
import { admissionState, type AdmissionWindow, type MeetingWindow, ownState, type RegistrationState, type SeatCount } from './registration-rules.js';
import { liveRegistrations, type RegistrationRow, welcomeAdmissions } from './registrations.queries.js';
import { type AdmissionNow, SeatsLeft } from './seats-left.js';

const NO_SEATS = { seats: 0, taken: 0, kept: 0, somebodyWaits: false, waiting: 0, approval: false, promotion: 'AT_ONCE', offerHours: 0, promotionStopsHours: 0, releasesAt: null } as const;

/** What is asked of an admission, be it an entity or a reading of a second ago. */
export type AskedAdmission = Pick<Admission, 'id' | 'audience' | 'waitingList' | 'opensAt' | 'closesAt'> & {
  meeting: { id: string };
  /** Its meeting as the rules see it, where that was read with it. */
  window?: MeetingWindow;
};

/** What admissions are for whoever asks, put together for all those of a request at once. */
@Injectable()
export class AdmissionStates {
  constructor(
    private readonly em: EntityManager,
    private readonly seatsLeft: SeatsLeft,
  ) {}

  /** The caller's live registration in a meeting, the seat before a waiting place; null for visitors. */
  async ownIn(meetingId: string, context: GraphqlContext): Promise<RegistrationRow | null> {
    return (await this.#allOwnIn(meetingId, context))[0] ?? null;
  }

  /** What says most of how the caller stands in a meeting: an offer that awaits an answer, else {@link ownIn}. */
  async standingIn(meetingId: string, context: GraphqlContext): Promise<RegistrationRow | null> {
    const own = await this.#allOwnIn(meetingId, context);
    return own.find(({ status }) => status === 'OFFERED') ?? own[0] ?? null;
  }

  async countOf(admission: AskedAdmission, context: GraphqlContext): Promise<Pick<AdmissionNow, keyof typeof NO_SEATS>> {
    return (await this.#seatsOf(admission, context))?.get(admission.id) ?? NO_SEATS;
  }

  /** The first admission of the meeting that has the same seats, if it is another one. */
  async sharedWith(admission: AskedAdmission, context: GraphqlContext): Promise<AdmissionNow | null> {
    const all = await this.#allOf(admission, context);
    const own = all.find(({ id }) => id === admission.id);
    const owner = all.find(({ quotaId }) => quotaId === own?.quotaId);
    return owner && owner.id !== admission.id ? owner : null;
  }

  /** The admission that gets what is left of reserved seats. */
  async releasedTo(admission: AskedAdmission, context: GraphqlContext): Promise<AdmissionNow | null> {
    const all = await this.#allOf(admission, context);
    const to = all.find(({ id }) => id === admission.id)?.releasesToId ?? null;
    return to === null ? null : (all.find(({ quotaId }) => quotaId === to) ?? null);
  }

  async windowOf(admission: AskedAdmission, context: GraphqlContext): Promise<AdmissionWindow & { count: SeatCount; forYou: boolean }> {
    const { audience, waitingList } = admission;
    const [count, forYou] = await Promise.all([this.countOf(admission, context), this.#isForYou(admission, context)]);
    return { audience, waitingList, opensAt: admission.opensAt ?? null, closesAt: admission.closesAt ?? null, count, forYou };
  }

  /** @param window  of its meeting */
  async stateOf(admission: AskedAdmission, window: MeetingWindow, context: GraphqlContext): Promise<RegistrationState> {
    const own = (await this.#allOwnIn(admission.meeting.id, context)).find(({ admissionId }) => admissionId === admission.id);
    const state = admissionState(window, await this.windowOf(admission, context), context.now);
    return own && state !== 'CANCELLED' && state !== 'OVER' ? ownState(own) : state;
  }

  #seatsOf({ meeting }: AskedAdmission, context: GraphqlContext) {
    return loadTogether(context, 'registration.seatsLeft', meeting.id, (ids) => this.seatsLeft.of(ids));
  }

  /** The meeting's admissions, in their order. */
  async #allOf(admission: AskedAdmission, context: GraphqlContext): Promise<AdmissionNow[]> {
    return [...((await this.#seatsOf(admission, context))?.values() ?? [])];
  }

  async #allOwnIn(meetingId: string, context: GraphqlContext): Promise<RegistrationRow[]> {
    const { person } = context.viewer;
    if (!person) return [];
    const own = await loadTogether(context, 'registration.own', meetingId, (ids) => liveRegistrations(this.em, person.id, ids));
    return own ?? [];
  }

  async #isForYou({ id, audience }: AskedAdmission, context: GraphqlContext): Promise<boolean> {
    const { person } = context.viewer;
    if (audience === 'PUBLIC' || !person) return audience === 'PUBLIC';
    const welcome = await loadTogether(context, 'registration.welcome', id, async (ids) => {
      const found = await welcomeAdmissions(this.em, person.id, ids, context.now);
      return new Map([...found].map((each) => [each, true]));
    });
    return welcome ?? false;
  }
}
