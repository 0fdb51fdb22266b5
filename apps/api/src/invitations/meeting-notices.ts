import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import { type CalendarNotice, leaveCalendars } from '../calendars/calendar-entries.js';
import { addMissingEntries, type AnsweredNotice, dropDays, outdateEntries, reviseEntries } from '../calendars/calendar-updates.js';
import type { MeetingForMail } from '../calendars/meeting-snapshot.js';
import { meetingsForMail } from '../calendars/meeting-snapshots.queries.js';
import type { Locale } from '../kernel/locale.js';
import { runSql } from '../kernel/run-sql.js';
import { SETTINGS, type Settings } from '../kernel/settings.js';
import { releaseMails } from '../mail/mails.queries.js';
import { enqueueMails, type NewMail } from '../mail/outbox.js';
import type { MeetingChange } from '../meetings/meeting-changes.js';
import type { Meeting } from '../meetings/meeting.entity.js';
import { meetingCancelled } from './meeting-cancelled.mail.js';
import { meetingDayDropped } from './meeting-day-dropped.mail.js';
import { differenceBetween } from './meeting-difference.js';
import { meetingMoved } from './meeting-moved.mail.js';
import { cancellationNotice, moveNotice, type MoveNotice, type Notice, type Notify, silent } from './notice-plan.js';
import { makeLinks, mayEnter, partOf, type Recipient, readRecipients } from './notice-recipients.js';
import { PUT_ASIDE, PUT_MEETING_ASIDE, READ_HELD_NOTICES, REVISED_LATER } from './notices.queries.js';

/** How people are told, and in which words. */
export interface Telling {
  notify: Notify;
  /** What the organisers write to people; null: nothing. */
  reason: string | null;
  now: Date;
}

/** The meeting as it was at some moment, in a reader's language; the room on the net only for those who may enter. */
export type MeetingTeller = (locale: Locale, mayEnter: boolean) => MeetingForMail;

/** People who wait for a word about earlier changes, and the finished letters among what waits. */
interface HeldNotices {
  /** By person: the mail, and the meeting as they know it; null: they only wait to hear that it is cancelled. */
  people: Map<string, { mailId: string; before: MeetingForMail | null }>;
  finished: string[];
}

/** More recipients than this are a campaign, which lets letters to single people pass. */
const MOST_PERSONAL = 50;

const REPLACED = 'A newer notice about the same meeting took its place.';
const WITHDRAWN = 'The meeting was cancelled before this was sent.';

/**
 * Tells people of changes of a meeting: mails and calendar objects, in the transaction of the change. The meeting must
 * be locked and the change flushed.
 */
@Injectable()
export class MeetingNotices {
  readonly #uidDomain: string;

  constructor(@Inject(SETTINGS) { publicUrl }: Pick<Settings, 'publicUrl'>) {
    this.#uidDomain = new URL(publicUrl).hostname;
  }

  /** The meeting as it is now, to compare or to tell later. */
  async snapshot(em: EntityManager, meetingId: string): Promise<MeetingTeller> {
    const reader = await meetingsForMail(em, [meetingId]);
    return (locale, mayEnter) => reader.inMail(meetingId, locale, mayEnter);
  }

  /** Makes public calendars notice a change that matters. @param before  the meeting until now */
  async raiseSequence(em: EntityManager, meetingId: string, before: MeetingTeller): Promise<void> {
    const after = await this.snapshot(em, meetingId);
    if (differenceBetween(before('it', true), after('it', true)).overall !== 'material') return;
    await runSql(em, 'update meeting set calendar_sequence = calendar_sequence + 1 where id = $1', [meetingId]);
  }

  /**
   * Who would be told what of a move. Whoever waits for a held word about an earlier one is told of the net change.
   *
   * @param before  as people know it, unless they wait for such a word
   */
  async planMove(em: EntityManager, meeting: Meeting, before: MeetingTeller, notify: Notify): Promise<MoveNotice[]> {
    const after = await this.snapshot(em, meeting.id);
    const held = await readHeld(em, meeting.id);
    const recipients = await readRecipients(em, meeting.id);
    const secret = notify === 'NONE' || meeting.status === 'DRAFT';
    const notices = recipients.map((recipient) => {
      const known = held.people.get(recipient.id)?.before ?? before(recipient.locale, mayEnter(recipient));
      const current = after(recipient.locale, mayEnter(recipient));
      return moveNotice(recipient, known, current, differenceBetween(known, current));
    });
    return secret ? notices.map(silent) : notices;
  }

  /** Tells people of a move as planned. */
  async tellOfMove(em: EntityManager, meeting: Meeting, notices: readonly MoveNotice[], { notify, reason, now }: Telling): Promise<void> {
    const held = await readHeld(em, meeting.id);
    const told = notices.filter(({ kind }) => kind !== 'NOTHING');
    if (notify === 'SEND') {
      await putAside(em, [...held.people.values()].map(({ mailId }) => mailId));
      await releaseMails(em, held.finished, now);
      await enqueueMails(em, await this.#moveMails(em, meeting, told, reason, now), now);
      return;
    }
    const unchanged = notices.filter(({ difference }) => difference.overall === 'none').map(({ recipient }) => recipient.id);
    await putAside(em, unchanged.flatMap((id) => held.people.get(id)?.mailId ?? []));
    const others = notices.filter(({ recipient }) => !held.people.has(recipient.id));
    if (notify === 'NONE') await outdate(em, meeting.id, others);
    else await enqueueMails(em, others.filter(({ kind }) => kind !== 'NOTHING').map((notice) => heldMove(meeting, notice, reason)), now);
  }

  /**
   * Tells those who may enter the room on the net when an edit gives it another link; titles and descriptions tell
   * nobody. Calendars to subscribe to show them under the same SEQUENCE, as revised a second later at least: their
   * DTSTAMP and LAST-MODIFIED know no parts of one.
   */
  async watchEdit(em: EntityManager, meeting: Meeting, now: Date): Promise<() => Promise<void>> {
    const before = await this.snapshot(em, meeting.id);
    return async () => {
      await runSql(em, REVISED_LATER, [meeting.id, before('it', false).updatedAt]);
      const notices = await this.planMove(em, meeting, before, 'SEND');
      if (notices.some(({ kind }) => kind !== 'NOTHING')) await this.tellOfMove(em, meeting, notices, { notify: 'SEND', reason: null, now });
    };
  }

  /** Tells those who were asked to save a date that it is final now. */
  async tellOfPublication(em: EntityManager, { meeting, before, now }: MeetingChange): Promise<void> {
    if (before !== 'SAVE_THE_DATE') return;
    const final = await this.snapshot(em, meeting.id);
    const notices = await this.planMove(em, meeting, (locale, mayEnter) => ({ ...final(locale, mayEnter), tentative: true }), 'SEND');
    await this.tellOfMove(em, meeting, notices, { notify: 'SEND', reason: null, now });
  }

  /**
   * Takes the last days of a meeting out of calendars, before they are deleted.
   *
   * @param before  the meeting with these days
   */
  async tellOfDroppedDays(em: EntityManager, meeting: Meeting, fromPosition: number, before: MeetingTeller, { notify, reason, now }: Telling): Promise<void> {
    const recipients = new Map((await readRecipients(em, meeting.id)).map((recipient) => [recipient.id, recipient]));
    const dropped = await dropDays(em, meeting.id, fromPosition, now);
    if (notify === 'NONE') return;
    const mails = dropped.flatMap((notice) => {
      const recipient = recipients.get(notice.personId);
      if (!recipient || recipient.address === null) return [];
      const data = { meeting: before(recipient.locale, false), day: notice.day, reason };
      return [{ ...meetingDayDropped.mail({ ...envelopeOf(meeting, recipient), data, calendar: notice.calendar }), held: notify === 'HOLD' }];
    });
    await enqueueMails(em, mails, now);
  }

  /** Who would be told of the cancellation, and how. */
  async planCancellation(em: EntityManager, meeting: Meeting, notify: Notify): Promise<Notice[]> {
    const notices = (await readRecipients(em, meeting.id)).map(cancellationNotice);
    return notify === 'NONE' || meeting.status === 'DRAFT' ? notices.map(silent) : notices;
  }

  /** Tells people of the cancellation as planned: out of every calendar that has it, and of nobody else's. */
  async tellOfCancellation(em: EntityManager, meeting: Meeting, notices: readonly Notice[], { notify, reason, now }: Telling): Promise<void> {
    if (notify === 'SEND') await releaseMails(em, (await readHeld(em, meeting.id)).finished, now);
    await runSql(em, PUT_MEETING_ASIDE, [meeting.id, WITHDRAWN]);
    const teller = await this.snapshot(em, meeting.id);
    const told = notices.filter(({ kind }) => kind !== 'NOTHING');
    if (notify === 'HOLD') {
      const held = told.map(({ recipient }) => ({ ...cancelledMail(meeting, recipient, teller, null, reason, 'CAMPAIGN'), held: true, dedupeKey: heldKey(meeting, recipient) }));
      await enqueueMails(em, held, now);
    }
    if (notify !== 'SEND') return;
    const entries = Map.groupBy(await leaveCalendars(em, meeting.id, notices.map(({ recipient }) => recipient.id), now), ({ personId }) => personId);
    const mails = told.flatMap(({ recipient, kind }) => {
      const days = kind === 'CANCEL' ? (entries.get(recipient.id) ?? []) : [];
      return (days.length > 0 ? days : [null]).map((day) => cancelledMail(meeting, recipient, teller, day, reason, laneFor(told.length)));
    });
    await enqueueMails(em, mails, now);
  }

  /** Lets go what was held: everybody who waits hears once of the net change, or that the meeting is cancelled. */
  async release(em: EntityManager, meeting: Meeting, now: Date): Promise<Notice[]> {
    const telling: Telling = { notify: 'SEND', reason: null, now };
    const held = await readHeld(em, meeting.id);
    if (meeting.status === 'CANCELLED') {
      const notices = (await this.planCancellation(em, meeting, 'SEND')).filter(({ recipient }) => held.people.has(recipient.id));
      await this.tellOfCancellation(em, meeting, notices, { ...telling, reason: meeting.cancellationReason ?? null });
      return notices;
    }
    const notices = await this.planMove(em, meeting, await this.snapshot(em, meeting.id), 'SEND');
    await this.tellOfMove(em, meeting, notices, telling);
    return notices.filter(({ recipient }) => held.people.has(recipient.id));
  }

  /** Gives up what was held: nobody hears of it, and the next message about it has a higher SEQUENCE. */
  async discard(em: EntityManager, meeting: Meeting): Promise<void> {
    const held = await readHeld(em, meeting.id);
    if (meeting.status !== 'CANCELLED') await outdate(em, meeting.id, await this.planMove(em, meeting, await this.snapshot(em, meeting.id), 'SEND'));
    await putAside(em, [...held.finished, ...[...held.people.values()].map(({ mailId }) => mailId)]);
  }

  async #moveMails(em: EntityManager, meeting: Meeting, told: readonly MoveNotice[], reason: string | null, now: Date): Promise<NewMail[]> {
    const entries = Map.groupBy(await this.#updateEntries(em, meeting.id, told, now), ({ personId }) => personId);
    const links = await makeLinks(em, told.map(({ recipient }) => recipient), now);
    return told.flatMap((notice) => {
      const days = entries.get(notice.recipient.id) ?? [];
      const secret = links.get(notice.recipient.id) ?? null;
      return (days.length > 0 ? days : [null]).map((day) => ({ ...movedMail(meeting, notice, day, reason, secret), lane: laneFor(told.length) }));
    });
  }

  /** Revises the entries that people have, and makes those that they should have. */
  async #updateEntries(em: EntityManager, meetingId: string, told: readonly MoveNotice[], now: Date): Promise<AnsweredNotice[]> {
    const inCalendar = told.filter(({ kind }) => kind === 'UPDATE');
    const entries: AnsweredNotice[] = [];
    for (const [, alike] of Map.groupBy(inCalendar, ({ difference }) => JSON.stringify(difference.days))) {
      const people = alike.map(({ recipient }) => recipient.id);
      entries.push(...(await reviseEntries(em, meetingId, people, alike[0]?.difference.days ?? [], now)));
    }
    for (const answer of ['ACCEPTED', 'NEEDS-ACTION'] as const) {
      const holders = inCalendar
        .filter(({ recipient }) => (recipient.registration !== null) === (answer === 'ACCEPTED'))
        .flatMap(({ recipient: { id, address } }) => (address === null ? [] : [{ personId: id, address }]));
      entries.push(...(await addMissingEntries(em, meetingId, holders, answer, this.#uidDomain, now)));
    }
    return entries;
  }
}

async function outdate(em: EntityManager, meetingId: string, notices: readonly MoveNotice[]): Promise<void> {
  for (const [, alike] of Map.groupBy(notices, ({ difference }) => JSON.stringify(difference.days))) {
    await outdateEntries(em, meetingId, alike.map(({ recipient }) => recipient.id), alike[0]?.difference.days ?? []);
  }
}

async function readHeld(em: EntityManager, meetingId: string): Promise<HeldNotices> {
  const rows = await runSql<{ id: string; person_id: string; before: MeetingForMail | null; finished: boolean }>(em, READ_HELD_NOTICES, [meetingId]);
  return {
    people: new Map(rows.filter(({ finished }) => !finished).map(({ id, person_id, before }) => [person_id, { mailId: id, before }])),
    finished: rows.filter(({ finished }) => finished).map(({ id }) => id),
  };
}

async function putAside(em: EntityManager, mailIds: readonly string[]): Promise<void> {
  if (mailIds.length > 0) await runSql(em, PUT_ASIDE, [mailIds, REPLACED]);
}

function heldMove(meeting: Meeting, notice: MoveNotice, reason: string | null): NewMail {
  return { ...movedMail(meeting, notice, null, reason, null), held: true, dedupeKey: heldKey(meeting, notice.recipient) };
}

function heldKey(meeting: Meeting, recipient: Recipient): string {
  return `held:${meeting.id}:${recipient.id}`;
}

function movedMail(meeting: Meeting, { recipient, before, after }: MoveNotice, entry: AnsweredNotice | null, reason: string | null, secret: string | null): NewMail {
  return meetingMoved.mail({
    ...envelopeOf(meeting, recipient),
    data: {
      meeting: after,
      before,
      day: dayOf(entry),
      part: partOf(recipient),
      admission: recipient.registration?.admission ?? null,
      answer: entry?.answer ?? 'ACCEPTED',
      reason,
      secret,
    },
    calendar: entry?.calendar ?? null,
  });
}

function cancelledMail(meeting: Meeting, recipient: Recipient, teller: MeetingTeller, entry: CalendarNotice | null, reason: string | null, lane: NewMail['lane']): NewMail {
  return meetingCancelled.mail({
    ...envelopeOf(meeting, recipient),
    lane,
    data: {
      meeting: teller(recipient.locale, false),
      day: dayOf(entry),
      reason,
      part: partOf(recipient),
    },
    calendar: entry?.calendar ?? null,
  });
}

/** Which of several days a mail carries; null where there is one. */
function dayOf(entry: CalendarNotice | null): CalendarNotice['day'] | null {
  return entry && entry.day.of > 1 ? entry.day : null;
}

function envelopeOf(meeting: Meeting, { id, name, address, locale, registration }: Recipient) {
  if (address === null) throw new Error('A letter to somebody without an address');
  const envelope: { to: { name: string; address: string }; locale: Locale } = { to: { name, address }, locale };
  return { ...envelope, personId: id, processId: meeting.process.id, meetingId: meeting.id, registrationId: registration?.id ?? null };
}

function laneFor(recipients: number): NewMail['lane'] {
  return recipients > MOST_PERSONAL ? 'CAMPAIGN' : 'PERSONAL';
}
