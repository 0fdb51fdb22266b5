import { Injectable } from '@nestjs/common';
import { recordAudit } from '../kernel/audit.js';
import { DomainError } from '../kernel/domain-error.js';
import { NotFoundError } from '../kernel/graphql-errors.js';
import type { Letter } from './registration-letters.js';
import type { Actor } from './registration-moves.js';
import { RegistrationOffice } from './registration-office.js';
import { readPlace } from './registration-places.js';
import { seatPeople } from './registration-promotion.js';
import { givesFreedSeats } from './registration-rules.js';
import { lettersOfPromotion, settleSeats } from './registration-settling.js';

/** Accepting a seat that was offered; declining one is cancelling it. */
@Injectable()
export class RegistrationOffers {
  constructor(private readonly office: RegistrationOffice) {}

  /**
   * Accepts the seat that a registration is offered; the seat that the person had elsewhere in the choice goes to the
   * first in line there. Accepted twice is accepted once.
   *
   * @throws DomainError  OFFER_OVER when it ran out or was declined; MEETING_CANCELLED, MEETING_CLOSED
   */
  accept(meetingId: string, registrationId: string, actor: Actor, now: Date): Promise<void> {
    return this.office.underLock(meetingId, async (em, locked) => {
      const { seats, letters } = await settleSeats(em, meetingId, locked, now);
      await this.office.write(em, letters, now);
      const place = await readPlace(em, registrationId);
      const meeting = place && seats.meetings.get(place.meetingId);
      if (!meeting) throw new NotFoundError();
      if (place.status === 'CONFIRMED') return;
      if (meeting.window.status === 'CANCELLED') throw new DomainError('MEETING_CANCELLED');
      if (meeting.window.status === 'CLOSED') throw new DomainError('MEETING_CLOSED');
      if (place.status !== 'OFFERED' || !givesFreedSeats(meeting.window, 0, now)) throw new DomainError('OFFER_OVER');
      const { id, personId, quotaId } = place;
      const accepted = await seatPeople(em, seats, [{ id, person_id: personId, meeting_id: place.meetingId, quota_id: quotaId }], now, true);
      await recordAudit(em, {
        at: now,
        personId: actor.personId ?? personId,
        action: 'registration.accepted',
        subjectType: 'registration',
        subjectId: id,
        processId: meeting.processId,
        details: {},
        requestId: actor.requestId,
      });
      const told = accepted.flatMap(lettersOfPromotion).map((letter): Letter => (letter.kind === 'PROMOTED' ? { ...letter, kind: 'CONFIRMED' } : letter));
      const settled = await settleSeats(em, meetingId, seats, now);
      await this.office.write(em, [...told, ...settled.letters], now);
    });
  }
}
