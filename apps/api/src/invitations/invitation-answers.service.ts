import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { signedIn } from '../access/current-viewer.js';
import type { Viewer } from '../access/viewer.js';
import { type CalendarNotice, leaveCalendars } from '../calendars/calendar-entries.js';
import { meetingsForMail } from '../calendars/meeting-snapshots.queries.js';
import { recordAudit } from '../kernel/audit.js';
import { DomainError } from '../kernel/domain-error.js';
import { NotFoundError } from '../kernel/graphql-errors.js';
import { isId } from '../kernel/ids.js';
import { runSql } from '../kernel/run-sql.js';
import type { MailKind } from '../mail/mail-kind.js';
import type { MeetingMailData } from '../calendars/meeting-mail.js';
import { enqueueMails } from '../mail/outbox.js';
import { lockMeetingToPlan } from '../meetings/meeting-lock.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { checkApplication } from '../registrations/registration-input.js';
import { type Letter, letterOfPlace } from '../registrations/registration-letters.js';
import { RegistrationMoves } from '../registrations/registration-moves.js';
import { RegistrationOffice } from '../registrations/registration-office.js';
import { holdsSeat, movePlace, readLivePlaces } from '../registrations/registration-places.js';
import type { LockedSeats } from '../registrations/registration-seats.js';
import { settleSeats } from '../registrations/registration-settling.js';
import { liveRegistrations } from '../registrations/registrations.queries.js';
import { invitationDeclined } from './invitation-declined.mail.js';
import { invitationWithdrawn } from './invitation-withdrawn.mail.js';
import type { AnswerInvitationInput } from './invitation.graphql.js';
import { findInvitation, type InvitationRow, readInvitation, readInvitees, settleInvitation, withdrawLetters } from './invitations.queries.js';

/** What an answer came to. */
export interface Answered {
  invitationId: string;
  /** Null after a decline. */
  registrationId: string | null;
}

/** Answers to invitations, and taking invitations back. */
@Injectable()
export class InvitationAnswersService {
  constructor(
    private readonly em: EntityManager,
    private readonly office: RegistrationOffice,
    private readonly moves: RegistrationMoves,
  ) {}

  /** What a link in a mail is about, without acting. Null for a token that is not known. */
  byToken(token: string): Promise<InvitationRow | null> {
    return findInvitation(this.em, token);
  }

  async byId(id: string): Promise<InvitationRow | null> {
    return readInvitation(this.em, id);
  }

  /**
   * Takes the answer of whoever has the link. Accepting registers: a seat, or a place in the waiting list; declining
   * gives back what there is, and the first in line moves up. A new answer takes the place of the old one.
   *
   * @throws DomainError  TOKEN_USED_OR_EXPIRED also for an invitation that was withdrawn; what refuses a registration
   */
  async answer(input: AnswerInvitationInput, viewer: Viewer, now: Date): Promise<Answered> {
    const invitation = await findInvitation(this.em, input.token);
    if (!invitation || invitation.status === 'WITHDRAWN') throw new DomainError('TOKEN_USED_OR_EXPIRED', {}, ['token']);
    await this.#refuseOver(invitation.meetingId, now);
    if (input.answer === 'DECLINED') {
      await this.#decline(invitation, viewer, now);
      return { invitationId: invitation.id, registrationId: null };
    }
    return { invitationId: invitation.id, registrationId: await this.#accept(invitation, input, viewer, now) };
  }

  /**
   * Takes an invitation back; only this person hears of it. Withdrawn twice is withdrawn once.
   *
   * @throws DomainError  ALREADY_REGISTERED: then it is the registration that can be cancelled
   */
  async withdraw(invitationId: string, viewer: Viewer, now: Date): Promise<string> {
    const by = signedIn(viewer);
    const found = isId(invitationId) ? await readInvitation(this.em, invitationId) : null;
    if (!found) throw new NotFoundError();
    await this.office.underLock(found.meetingId, async (em, seats) => {
      await lockMeetingToPlan(em, found.meetingId, viewer);
      const invitation = await readInvitation(em, invitationId);
      if (!invitation || invitation.status === 'WITHDRAWN') return;
      const places = await readLivePlaces(em, seats, invitation.personId);
      if (places.some(({ meetingId }) => meetingId === invitation.meetingId)) throw new DomainError('ALREADY_REGISTERED');
      await settleInvitation(em, invitation.id, 'WITHDRAWN', null);
      const heardOfIt = await withdrawLetters(em, invitation.meetingId, invitation.personId);
      await this.#leave(em, invitation, invitationWithdrawn, heardOfIt, now);
      await this.#record(em, 'invitation.withdrawn', invitation, by.person.id, viewer, now);
    });
    return invitationId;
  }

  /** @returns the id of the registration */
  async #accept(invitation: InvitationRow, input: AnswerInvitationInput, viewer: Viewer, now: Date): Promise<string> {
    const { meetingId, personId } = invitation;
    const [person] = await readInvitees(this.em, [personId]);
    if (!person) throw new NotFoundError();
    const admissionId = input.admissionId ?? invitation.admissionId;
    if (!isId(admissionId)) throw new DomainError('UNKNOWN_REFERENCE', { value: admissionId }, ['admissionId']);
    const application = { meetingId, admissionId, needs: input.needs ?? null, needKinds: input.needKinds ?? null, interpreterLanguage: input.interpreterLanguage ?? null, consents: input.consents ?? null, idempotencyKey: invitation.id };
    const { wish } = checkApplication(application, person.locale);
    return this.office.underLock(meetingId, async (em, locked) => {
      const { seats, letters } = await settleSeats(em, meetingId, locked, now);
      await this.office.write(em, letters, now);
      const outcome = await this.office.registerNow(em, seats, { wish, by: { personId }, idempotency: null, now });
      if (outcome.kind === 'REFUSED') throw new DomainError(outcome.code);
      if (!('registration' in outcome)) throw new Error('A registration of a known person has no outcome');
      if (outcome.kind === 'ALREADY_REGISTERED') await this.#confirmPlace(em, seats, invitation, now);
      await settleInvitation(em, invitation.id, 'ACCEPTED', now);
      await this.#record(em, 'invitation.accepted', invitation, personId, viewer, now);
      return outcome.registration.id;
    });
  }

  /**
   * Somebody who registered as a visitor and then answers from the mail has shown that the address is theirs.
   *
   * @throws DomainError  ALREADY_REGISTERED in another meeting of the session
   */
  async #confirmPlace(em: EntityManager, seats: LockedSeats, { meetingId, personId }: InvitationRow, now: Date): Promise<void> {
    const places = (await readLivePlaces(em, seats, personId)).filter((place) => place.meetingId === meetingId);
    if (places.length === 0) throw new DomainError('ALREADY_REGISTERED');
    const letters: Letter[] = [];
    for (const place of places.filter(({ confirmedAt }) => confirmedAt === null)) {
      const confirmed = await movePlace(em, place, holdsSeat(place) ? { status: 'CONFIRMED', confirmedAt: now, holdUntil: null } : { confirmedAt: now }, now);
      letters.push({ kind: letterOfPlace(confirmed.status), registrationId: place.id });
    }
    await this.office.write(em, letters, now);
  }

  async #decline(invitation: InvitationRow, viewer: Viewer, now: Date): Promise<void> {
    const { meetingId, personId } = invitation;
    const actor = { personId: null, requestId: viewer.requestId };
    const places = (await liveRegistrations(this.em, personId, [meetingId])).get(meetingId) ?? [];
    // A waiting place before the seat, so that giving back the seat promotes somebody else.
    for (const { id } of places.toReversed()) await this.moves.cancel(meetingId, id, actor, now);
    await this.office.underLock(meetingId, async (em) => {
      await settleInvitation(em, invitation.id, 'DECLINED', now);
      await this.#leave(em, invitation, invitationDeclined, false, now);
      await this.#record(em, 'invitation.declined', invitation, personId, viewer, now);
    });
  }

  /** Takes the meeting out of the calendar that has it, and else says it in words. @param words  whether they are needed then */
  async #leave(em: EntityManager, { meetingId, personId }: InvitationRow, kind: MailKind<MeetingMailData>, words: boolean, now: Date): Promise<void> {
    const days = await leaveCalendars(em, meetingId, [personId], now);
    const [person] = await readInvitees(em, [personId]);
    const address = person?.address ?? null;
    if (!person || address === null) return;
    const meetings = await meetingsForMail(em, [meetingId]);
    const told: (CalendarNotice | null)[] = days.length > 0 ? days : words ? [null] : [];
    const mails = told.map((day) =>
      kind.mail({
        to: { name: person.name, address },
        locale: person.locale,
        data: { meeting: meetings.inMail(meetingId, person.locale, false), day: day && day.day.of > 1 ? day.day : null },
        calendar: day?.calendar ?? null,
        personId,
        processId: meetings.processOf(meetingId),
        meetingId,
      }),
    );
    await enqueueMails(em, mails, now);
  }

  async #refuseOver(meetingId: string, now: Date): Promise<void> {
    const meeting = await this.em.findOneOrFail(Meeting, meetingId);
    if (meeting.status === 'CANCELLED') throw new DomainError('MEETING_CANCELLED');
    if (meeting.status === 'CLOSED') throw new DomainError('MEETING_CLOSED');
    if (meeting.isOver(now)) throw new DomainError('CLOSED');
  }

  async #record(em: EntityManager, action: string, { id, meetingId }: InvitationRow, personId: string, viewer: Viewer, at: Date): Promise<void> {
    const [meeting] = await runSql<{ process_id: string }>(em, 'select process_id from meeting where id = $1', [meetingId]);
    await recordAudit(em, {
      at,
      personId,
      action,
      subjectType: 'invitation',
      subjectId: id,
      processId: meeting?.process_id ?? null,
      details: { meetingId },
      requestId: viewer.requestId,
    });
  }
}
