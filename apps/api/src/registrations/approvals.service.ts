import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/viewer.js';
import { DomainError } from '../kernel/domain-error.js';
import { NotFoundError } from '../kernel/graphql-errors.js';
import { isId } from '../kernel/ids.js';
import { runSql } from '../kernel/run-sql.js';
import { optionalText } from '../kernel/text-input.js';
import { type Letter, letterOfPlace } from './registration-letters.js';
import { RegistrationOffice } from './registration-office.js';
import { WRITE_REFUSAL } from './registration-place.queries.js';
import { drawPosition, movePlace, type Place, readLivePlaces, readPlace } from './registration-places.js';
import { type PlaceInLine, seatPeople } from './registration-promotion.js';
import { seatsForNewcomers } from './registration-rules.js';
import type { AdmissionOfChoice, LockedSeats } from './registration-seats.js';
import { lettersOfPromotion, settleSeats } from './registration-settling.js';
import type { ApproveRegistrationInput, RefuseRegistrationInput } from './registration-standing.graphql.js';
import { logSeats, makeRoom, meetingToSeat, planned } from './staff-seats.js';

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
      if (place.confirmedAt === null) throw new DomainError('NOT_CONFIRMED');
      const approved = await this.#seat(em, seats, place, planned(seats, place.admissionId), allowOver ?? false, now);
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
      await movePlace(em, place, { status: 'REFUSED' }, now);
      await runSql(em, WRITE_REFUSAL, [place.id, words]);
      await logSeats(em, 'registration.refused', 'registration', place.id, meeting, viewer, {}, now);
      // Somebody else may have typed an address that nobody confirmed.
      await this.office.write(em, place.confirmedAt === null ? [] : [{ kind: 'REFUSED', registrationId: place.id }], now);
    });
    return registrationId;
  }

  async #requestOf(registrationId: string): Promise<Place> {
    const place = isId(registrationId) ? await readPlace(this.em, registrationId) : null;
    if (!place) throw new NotFoundError();
    return place;
  }

  async #seat(em: EntityManager, seats: LockedSeats, place: Place, admission: AdmissionOfChoice, allowOver: boolean, now: Date): Promise<Letter[]> {
    const { quota } = admission;
    const others = await readLivePlaces(em, seats, place.personId);
    const hasOneThere = others.some(({ status, quotaId }) => (status === 'CONFIRMED' || status === 'PENDING') && quotaId === quota.id);
    if (hasOneThere || allowOver || seatsForNewcomers(quota) !== 0) {
      if (!hasOneThere) await makeRoom(em, quota, allowOver);
      const [promotion] = await seatPeople(em, seats, [lineOf(place)], now);
      return promotion ? lettersOfPromotion(promotion).map((letter) => (letter.kind === 'PROMOTED' ? { ...letter, kind: 'CONFIRMED' } : letter)) : [];
    }
    if (!admission.waitingList) throw new DomainError('FULL');
    const waiting = await movePlace(em, place, { status: 'WAITING', position: await drawPosition(em, admission) }, now);
    return [{ kind: letterOfPlace(waiting.status), registrationId: place.id }];
  }
}

function lineOf({ id, personId, meetingId, quotaId }: Place): PlaceInLine {
  return { id, person_id: personId, meeting_id: meetingId, quota_id: quotaId };
}
