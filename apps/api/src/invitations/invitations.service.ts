import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { dayAt } from '@percorso/time';
import { signedIn } from '../access/current-viewer.js';
import type { Viewer } from '../access/viewer.js';
import type { CalendarNotice } from '../calendars/calendar-entries.js';
import { addMissingEntries } from '../calendars/calendar-updates.js';
import { meetingsForMail } from '../calendars/meeting-snapshots.queries.js';
import { groupTitle } from '../groups/group-title.js';
import { DomainError, InvalidError } from '../kernel/domain-error.js';
import { NotFoundError } from '../kernel/graphql-errors.js';
import { isId, newId } from '../kernel/ids.js';
import { runSql } from '../kernel/run-sql.js';
import { newToken, tokenHash } from '../kernel/secret-token.js';
import { SETTINGS, type Settings } from '../kernel/settings.js';
import { enqueueMails } from '../mail/outbox.js';
import { recordMeetingAudit } from '../meetings/meeting-audit.js';
import { lockMeetingToPlan } from '../meetings/meeting-lock.js';
import type { Meeting } from '../meetings/meeting.entity.js';
import { nameKey } from '../people/person-name.js';
import { ADD_PEOPLE } from '../registrations/registration-batch.queries.js';
import { checkPeople, type CheckedPerson } from '../registrations/registration-input.js';
import { RegistrationOffice } from '../registrations/registration-office.js';
import type { InviteToMeetingInput } from './invitation.graphql.js';
import { everyoneRegistered, insertInvitations, type Invitee, knownGroupKeys, type MemberRow, membersOn, peopleBehind, readInvitees } from './invitations.queries.js';
import { meetingInvitation } from './meeting-invitation.mail.js';
import { addTokens } from './notice-recipients.js';
import { ADD_INVITATION_TOKENS } from './notices.queries.js';

export interface Invited {
  invited: number;
  alreadyInvited: number;
  withoutAddress: number;
  /** Of the mails that it wrote; null: none. */
  campaignId: string | null;
}

/** Whom an organiser means, and as members of which group. */
interface Guests {
  people: string[];
  groups: Map<string, MemberRow>;
}

/** Inviting people to meetings. */
@Injectable()
export class InvitationsService {
  readonly #uidDomain: string;

  constructor(
    private readonly office: RegistrationOffice,
    @Inject(SETTINGS) { publicUrl }: Pick<Settings, 'publicUrl'>,
  ) {
    this.#uidDomain = new URL(publicUrl).hostname;
  }

  /**
   * Invites the members of groups, people by their addresses, everybody registered in the process, or all of these.
   * Pressing twice invites once. The seats and the meeting are locked.
   *
   * @throws DomainErrors  INVALID, every fault with its path
   * @throws DomainError   MEETING_NOT_PUBLISHED, MEETING_CANCELLED, MEETING_CLOSED; CLOSED when it is over; UNKNOWN_REFERENCE
   */
  async invite(input: InviteToMeetingInput, viewer: Viewer, now: Date): Promise<Invited> {
    const by = signedIn(viewer);
    if (!isId(input.meetingId)) throw new NotFoundError();
    return this.office.underLock(input.meetingId, async (em, seats) => {
      const meeting = await lockMeetingToPlan(em, input.meetingId, viewer);
      refuseToInvite(meeting, now);
      if (seats.admissions.get(input.admissionId)?.meeting.id !== meeting.id) {
        throw new DomainError('UNKNOWN_REFERENCE', { value: input.admissionId }, ['admissionId']);
      }
      const { people, groups } = await guestsOf(em, meeting, input, viewer, now);
      const made = await insertInvitations(
        em,
        { meetingId: meeting.id, meetingsOfChoice: [...seats.meetings.keys()], admissionId: input.admissionId, people, invitedById: by.person.id },
        now,
      );
      const written = await this.#write(em, meeting, made, groups, now);
      const answer = { invited: made.length, alreadyInvited: people.length - made.length, ...written };
      await recordMeetingAudit(em, 'meeting.invited', meeting, by, now, { ...answer, admissionId: input.admissionId });
      return answer;
    });
  }

  /** Writes the mails with their calendar objects. */
  async #write(
    em: EntityManager,
    meeting: Meeting,
    made: { id: string; personId: string }[],
    groups: Guests['groups'],
    now: Date,
  ): Promise<Pick<Invited, 'withoutAddress' | 'campaignId'>> {
    const campaignId = newId();
    const invitees = await readInvitees(em, made.map(({ personId }) => personId));
    const reached = invitees.flatMap((invitee) => (invitee.address === null ? [] : [{ ...invitee, address: invitee.address }]));
    const invitations = new Map(made.map(({ id, personId }) => [personId, id]));
    const tokens = new Map(reached.map(({ id }) => [id, newToken()]));
    await addTokens(em, ADD_INVITATION_TOKENS, reached.map(({ id }) => [tokenHash(tokens.get(id) ?? ''), invitations.get(id) ?? '']), now);

    const holders = reached.filter(({ wantsInvitations }) => wantsInvitations).map(({ id, address }) => ({ personId: id, address }));
    const entries = Map.groupBy(await addMissingEntries(em, meeting.id, holders, 'NEEDS-ACTION', this.#uidDomain, now), ({ personId }) => personId);
    const meetings = await meetingsForMail(em, [meeting.id]);
    const mails = reached.flatMap((invitee) => {
      const days: (CalendarNotice | null)[] = entries.get(invitee.id) ?? [null];
      return days.map((day) =>
        meetingInvitation.mail({
          to: { name: invitee.name, address: invitee.address },
          locale: invitee.locale,
          data: {
            meeting: meetings.inMail(meeting.id, invitee.locale, false),
            day: day && day.day.of > 1 ? day.day : null,
            group: groupOf(groups, invitee),
            secret: tokens.get(invitee.id) ?? '',
          },
          calendar: day?.calendar ?? null,
          personId: invitee.id,
          processId: meeting.process.id,
          meetingId: meeting.id,
          campaignId,
        }),
      );
    });
    await enqueueMails(em, mails, now);
    return { withoutAddress: invitees.length - reached.length, campaignId: mails.length > 0 ? campaignId : null };
  }
}

function refuseToInvite(meeting: Meeting, now: Date): void {
  if (meeting.status === 'DRAFT') throw new DomainError('MEETING_NOT_PUBLISHED');
  if (meeting.status === 'CANCELLED') throw new DomainError('MEETING_CANCELLED');
  if (meeting.status === 'CLOSED') throw new DomainError('MEETING_CLOSED');
  if (meeting.isOver(now)) throw new DomainError('CLOSED');
}

async function guestsOf(em: EntityManager, meeting: Meeting, input: InviteToMeetingInput, viewer: Viewer, now: Date): Promise<Guests> {
  const groupKeys = input.groupKeys ?? [];
  const typed = checkPeople(input.emails ?? [], ['emails']);
  if (groupKeys.length === 0 && typed.length === 0 && !input.everyoneRegistered) throw new InvalidError('invalid.required', ['emails']);
  const known = await knownGroupKeys(em, meeting.process.id, groupKeys);
  const unknown = groupKeys.findIndex((key) => !known.includes(key));
  if (unknown >= 0) throw new DomainError('UNKNOWN_REFERENCE', { value: groupKeys[unknown] ?? '' }, ['groupKeys', String(unknown)]);

  const members = await membersOn(em, meeting.process.id, groupKeys, dayAt(now, meeting.timezone));
  const everyone = input.everyoneRegistered ? await everyoneRegistered(em, meeting.process.id) : [];
  const people = new Set([...members.map(({ id }) => id), ...(await peopleOf(em, typed, viewer, now)), ...everyone]);
  return { people: [...people], groups: new Map(members.map((member) => [member.id, member])) };
}

/** Finds the people behind addresses, and makes those whom nobody knows yet. */
async function peopleOf(em: EntityManager, typed: readonly CheckedPerson[], viewer: Viewer, now: Date): Promise<string[]> {
  if (typed.length === 0) return [];
  const column = <Value>(value: (person: CheckedPerson) => Value): Value[] => typed.map(value);
  await runSql(em, ADD_PEOPLE, [
    column(newId),
    column(({ name }) => name),
    column(({ name }) => nameKey(name)),
    column(({ email }) => email),
    column(({ telephone }) => telephone),
    column(({ locale }) => locale ?? viewer.locale),
    column(({ organisationId }) => organisationId),
    column(({ municipality }) => municipality),
    now,
  ]);
  return peopleBehind(em, typed.map(({ email, name }) => ({ email: email.toLowerCase(), name, nameKey: nameKey(name) })));
}

function groupOf(groups: Guests['groups'], { id, locale }: Invitee): string | null {
  const group = groups.get(id);
  return group ? groupTitle(group, locale).text : null;
}
