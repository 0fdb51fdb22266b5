import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../kernel/audit.js';
import { DomainError } from '../kernel/domain-error.js';
import { newId } from '../kernel/ids.js';
import { runSql } from '../kernel/run-sql.js';
import { nameKey } from '../people/person-name.js';
import { type Letter, letterOfPlace, lettersOfLeaving } from './registration-letters.js';
import type { RegistrationLink } from './registration-link.js';
import { RegistrationOffice } from './registration-office.js';
import { ADD_RELATIVE, COMPLETE_PERSON, FIND_RELATIVE, LOCK_LINK, USE_LINK } from './registration-place.queries.js';
import { drawPosition, giveUpSeatsBesides, isLive, movePlace, type Place, readLivePlaces, readPlace } from './registration-places.js';
import { refusalOf, seatsForNewcomers } from './registration-rules.js';
import type { AdmissionOfChoice, LockedSeats } from './registration-seats.js';
import { settleSeats } from './registration-settling.js';
import type { Visitor, Wish } from './registration-wish.js';

/** What happens when somebody presses the button behind the link in a mail. */
@Injectable()
export class RegistrationConfirmation {
  constructor(private readonly office: RegistrationOffice) {}

  /**
   * Confirms the registration that a link is about. Done twice, it gives the same registration and no second mail.
   * The link works until registration closes; after the hold has run out it takes a free seat, else a place in the
   * waiting list.
   *
   * @returns the registration's id
   * @throws DomainError  TOKEN_USED_OR_EXPIRED when it was cancelled; FULL; CLOSED and the like
   */
  confirm(link: RegistrationLink, registrationId: string, now: Date): Promise<string> {
    return this.office.underLock(link.meetingId, async (em, locked) => {
      const { seats, letters } = await settleSeats(em, link.meetingId, locked, now);
      const { place, letters: confirmed } = await this.confirmSettled(em, seats, registrationId, now);
      if (link.wish) await completePerson(em, place.personId, link.wish);
      await runSql(em, USE_LINK, [link.hash, registrationId, now]);
      await this.office.write(em, [...letters, ...confirmed], now);
      return place.id;
    });
  }

  /** Does what {@link confirm} does where the lock is held and the seats are settled, and gives the letters to be written. */
  async confirmSettled(em: EntityManager, seats: LockedSeats, registrationId: string, now: Date): Promise<{ place: Place; letters: Letter[] }> {
    const asked = await readPlace(em, registrationId);
    const place = asked?.status === 'EXPIRED' ? ((await readLivePlaces(em, seats, asked.personId))[0] ?? asked) : asked;
    if (!place) throw new DomainError('TOKEN_USED_OR_EXPIRED', {}, ['token']);
    return { place, letters: await this.#confirmPlace(em, seats, place, now) };
  }

  /**
   * Registers a second person of one mailbox, who shares the address from then on. Pressed fifty times at once it
   * registers them once.
   *
   * @returns the registration's id
   * @throws DomainError  whatever refuses the registration
   */
  confirmAnotherPerson({ hash, meetingId }: RegistrationLink, wish: Wish & Visitor, now: Date): Promise<string> {
    return this.office.underLock(meetingId, async (em, locked) => {
      const [link] = await runSql<{ registration_id: string | null }>(em, LOCK_LINK, [hash]);
      if (link?.registration_id) return link.registration_id;
      const { seats, letters } = await settleSeats(em, meetingId, locked, now);
      await this.office.write(em, letters, now);
      const personId = await relativeOf(em, wish, now);
      const registrationId = await this.#registerKnown(em, seats, personId, wish, now);
      await runSql(em, USE_LINK, [hash, registrationId, now]);
      return registrationId;
    });
  }

  async #registerKnown(em: EntityManager, seats: LockedSeats, personId: string, wish: Wish, now: Date): Promise<string> {
    const outcome = await this.office.registerNow(em, seats, { wish, by: { personId }, idempotency: null, now });
    if (outcome.kind === 'REFUSED') throw new DomainError(outcome.code);
    if (outcome.kind === 'REGISTERED') return outcome.registration.id;
    if (outcome.kind !== 'ALREADY_REGISTERED') throw new DomainError('TOKEN_USED_OR_EXPIRED', {}, ['token']);
    const place = await readPlace(em, outcome.registration.id);
    if (place) await this.office.write(em, await this.#confirmPlace(em, seats, place, now), now);
    return outcome.registration.id;
  }

  /** @returns the letters about it, and about who moves up for it; none when it was confirmed before */
  async #confirmPlace(em: EntityManager, seats: LockedSeats, place: Place, now: Date): Promise<Letter[]> {
    if (isLive(place) && place.confirmedAt !== null) return [];
    const admission = seats.admissions.get(place.admissionId);
    if (!admission || place.status === 'CANCELLED' || place.status === 'REFUSED') {
      throw new DomainError('TOKEN_USED_OR_EXPIRED', {}, ['token']);
    }
    const refusal = refusalOf(admission.meeting.window, admission, now);
    if (refusal !== null) throw new DomainError(refusal);
    const change = await this.#placeFor(em, place, admission, now);
    const givenUp = change.status === 'CONFIRMED' ? await giveUpSeatsBesides(em, seats, place, now) : [];
    const confirmed = await movePlace(em, place, change, now);
    await recordAudit(em, {
      at: now,
      personId: place.personId,
      action: 'registration.confirmed',
      subjectType: 'registration',
      subjectId: place.id,
      processId: admission.meeting.processId,
      details: { before: place.status, after: confirmed.status },
    });
    const { letters } = givenUp.length > 0 ? await settleSeats(em, place.meetingId, seats, now) : { letters: [] };
    return [{ kind: letterOfPlace(confirmed.status), registrationId: place.id }, ...lettersOfLeaving(givenUp, confirmed), ...letters];
  }

  /** The seat that is held or free, else the place in the line that it has or gets now; where staff decide, the request. */
  async #placeFor(em: EntityManager, place: Place, admission: AdmissionOfChoice, now: Date): Promise<Partial<Place>> {
    const seat = { status: 'CONFIRMED', confirmedAt: now, holdUntil: null } as const;
    if (place.status === 'TO_APPROVE') return { confirmedAt: now };
    if (place.status === 'PENDING') return seat;
    if (place.status === 'EXPIRED' && admission.approval) return { status: 'TO_APPROVE', confirmedAt: now };
    if (seatsForNewcomers(admission.quota) !== 0) return seat;
    if (place.status === 'WAITING') return { confirmedAt: now };
    if (!admission.waitingList) throw new DomainError('FULL');
    return { status: 'WAITING', confirmedAt: now, position: await drawPosition(em, admission) };
  }
}

/** Says of a person who has confirmed the address what was not known of them. */
export async function completePerson(em: EntityManager, personId: string, { name, telephone, organisationId, municipality }: Pick<Wish, 'organisationId' | 'municipality'> & Visitor): Promise<void> {
  await runSql(em, COMPLETE_PERSON, [personId, name, nameKey(name), telephone, organisationId, municipality]);
}

/** The person of a name who shares a mailbox; added where there is none. */
export async function relativeOf(em: EntityManager, { name, email, telephone, locale, municipality }: Pick<Wish, 'locale' | 'municipality'> & Visitor, now: Date): Promise<string> {
  const [known] = await runSql<{ id: string }>(em, FIND_RELATIVE, [email.toLowerCase(), nameKey(name)]);
  if (known) return known.id;
  const id = newId();
  await runSql(em, ADD_RELATIVE, [id, name, nameKey(name), email, telephone, locale, municipality, now]);
  return id;
}
