import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/viewer.js';
import { DomainError } from '../kernel/domain-error.js';
import { NotFoundError } from '../kernel/graphql-errors.js';
import { isId } from '../kernel/ids.js';
import { optionalText } from '../kernel/text-input.js';
import { readStandingPlaces } from './place-act.queries.js';
import { actOnPlaces } from './place-acts.js';
import { decidePlaces } from './place-decisions.js';
import { RegistrationOffice } from './registration-office.js';
import { type Place, readPlace } from './registration-places.js';
import { settleSeats } from './registration-settling.js';
import type { ApproveRegistrationInput, RefuseRegistrationInput } from './registration-standing.graphql.js';
import { logSeats, meetingToSeat, planned } from './staff-seats.js';

const LONGEST_REASON = 2_000;

/** What staff decide on requests, where an admission wants their approval. Everything is logged. */
@Injectable()
export class ApprovalsService {
  constructor(
    private readonly em: EntityManager,
    private readonly office: RegistrationOffice,
  ) {}

  /**
   * Approves a request: a seat where there is one, else the last place in the waiting list. Approved twice is approved
   * once.
   *
   * @throws DomainError  FULL where nobody can wait, unless `allowOver`; NOT_CONFIRMED; STALE when it was refused or withdrawn
   */
  async approve({ registrationId, allowOver }: ApproveRegistrationInput, viewer: Viewer, now: Date): Promise<string> {
    const asked = await this.#requestOf(registrationId);
    const meeting = await meetingToSeat(this.em, asked.admissionId, viewer);
    await this.office.underLock(meeting.id, async (em, locked) => {
      const { seats, letters } = await settleSeats(em, meeting.id, locked, now);
      await this.office.write(em, letters, now);
      const place = await readPlace(em, registrationId);
      if (place?.status === 'CONFIRMED' || place?.status === 'WAITING' || place?.status === 'OFFERED') return;
      if (place?.status !== 'TO_APPROVE') throw new DomainError('STALE');
      planned(seats, place.admissionId);
      const places = await readStandingPlaces(em, [registrationId]);
      const decisions = decidePlaces('APPROVE', places, seats, allowOver ?? false);
      const outcome = decisions.outcomes.get(registrationId);
      if (outcome === 'NOT_CONFIRMED' || outcome === 'FULL') throw new DomainError(outcome);
      const approved = await actOnPlaces(em, seats, places, decisions, { isAnswer: true, tells: true, reason: null }, now);
      await logSeats(em, 'registration.approved', 'registration', place.id, meeting, viewer, { allowOver: allowOver ?? false }, now);
      const settled = await settleSeats(em, meeting.id, seats, now);
      await this.office.write(em, [...approved, ...settled.letters], now);
    });
    return registrationId;
  }

  /**
   * Refuses a request, with words to the person if there are any. Refused twice is refused once.
   *
   * @throws DomainError  STALE when it was approved or withdrawn meanwhile
   */
  async refuse({ registrationId, reason }: RefuseRegistrationInput, viewer: Viewer, now: Date): Promise<string> {
    const words = optionalText(reason, LONGEST_REASON, ['reason']);
    const asked = await this.#requestOf(registrationId);
    const meeting = await meetingToSeat(this.em, asked.admissionId, viewer);
    await this.office.underLock(meeting.id, async (em, seats) => {
      const place = await readPlace(em, registrationId);
      if (place?.status === 'REFUSED') return;
      if (place?.status !== 'TO_APPROVE') throw new DomainError('STALE');
      planned(seats, place.admissionId);
      const places = await readStandingPlaces(em, [registrationId]);
      const letters = await actOnPlaces(em, seats, places, decidePlaces('REFUSE', places, seats, false), { isAnswer: true, tells: true, reason: words }, now);
      await logSeats(em, 'registration.refused', 'registration', place.id, meeting, viewer, {}, now);
      await this.office.write(em, letters, now);
    });
    return registrationId;
  }

  async #requestOf(registrationId: string): Promise<Place> {
    const place = isId(registrationId) ? await readPlace(this.em, registrationId) : null;
    if (!place) throw new NotFoundError();
    return place;
  }
}
