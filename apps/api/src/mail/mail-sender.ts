import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { Clock } from '../kernel/clock.js';
import { faultForLog, withoutPersonalData } from '../kernel/error-log.js';
import { failpoint } from '../kernel/failpoint.js';
import { envelopeAddress } from './mail-address.js';
import type { MailChecks } from './mail-checks.js';
import { MailConnection, type Delivery } from './mail-connection.js';
import type { MailSurroundings } from './mail-kind.js';
import { composeMessage } from './mail-message.js';
import type { MailOutcomes } from './mail-outcomes.js';
import { MailRate } from './mail-rate.js';
import { retryAfter, retryDelays, retryUnknownAt, unreachablePause } from './mail-retry.js';
import { mailRefusals } from './mail-refusals.queries.js';
import { MailSignal } from './mail-signal.js';
import type { MailTemplates } from './mail-templates.js';
import {
  calendarStanding,
  claimNextMail,
  freezeMail,
  MOST_UNKNOWN_OUTCOMES,
  reapAbandonedMails,
  settleMail,
  type CalendarStanding,
  type ClaimedMail,
  type LaneRange,
  type Settlement,
} from './mails.queries.js';
import { mailLanes } from './outgoing-mail.entity.js';

export interface MailSenderOptions extends MailSurroundings {
  /** smtp:// or smtps:// */
  smtpUrl: string;
  /** Messages a second at most from this process, all lanes together; a sign-in code does not wait for its turn. */
  rate: number;
  /** How long a claim lasts when nobody ends it; longer than the longest attempt. */
  leaseSeconds?: number;
  /** How long a stop waits for the server's last words. */
  stopMilliseconds?: number;
}

/** What an attempt came to, beyond the row: whether the server wants to be left alone, or refused the address. */
interface AttemptResult extends Settlement {
  unreachable?: boolean;
  refused?: boolean;
}

/** Who serves which lanes. Sign-in codes have their own line to the server, so that they wait behind nothing. */
const crews: readonly { lanes: LaneRange; connections: number; pollMilliseconds: number }[] = [
  { lanes: { first: mailLanes.SIGN_IN, last: mailLanes.SIGN_IN }, connections: 1, pollMilliseconds: 1_000 },
  { lanes: { first: mailLanes.PERSONAL, last: mailLanes.CAMPAIGN }, connections: 3, pollMilliseconds: 2_000 },
];

const LEASE_SECONDS = 120;
const STOP_MILLISECONDS = 6_000;
const REAP_MILLISECONDS = 5_000;
/** Long enough for a database that starts again; after that the lease runs out. */
const SETTLE_TRIES = 8;
const SETTLE_PAUSE = 250;
const TELL_TRIES = 3;

/**
 * Sends what stands in the outbox. Any number of workers may run: each mail is claimed by one of them, under a lease
 * and a token. Nothing is lost; a mail whose outcome nobody knows is sent at most twice, with the same bytes.
 */
export class MailSender {
  readonly #logger = new Logger('mail');
  readonly #stopping = new AbortController();
  readonly #rate: MailRate;
  readonly #signal: MailSignal;
  readonly #connections: MailConnection[] = [];
  /** When a connection of each crew last looked for mails. */
  readonly #looked = new Map<LaneRange, Date>();
  #running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly orm: MikroORM,
    private readonly clock: Clock,
    private readonly templates: MailTemplates,
    private readonly checks: MailChecks,
    private readonly outcomes: MailOutcomes,
    private readonly options: MailSenderOptions,
  ) {
    this.#rate = new MailRate(options.rate);
    this.#signal = new MailSignal(orm.config.get('clientUrl') ?? '', (fault) => this.#logger.warn(faultForLog(fault)));
  }

  /** When it last looked for mails in every lane; of the crews the one that came to it longest ago. Null: not in all of them yet. */
  get lookedAt(): Date | null {
    if (this.#looked.size < crews.length) return null;
    return [...this.#looked.values()].reduce((earliest, at) => (at < earliest ? at : earliest));
  }

  start(): void {
    this.#running = Promise.all([
      this.#signal.listen(),
      this.#reap(),
      ...crews.flatMap(({ lanes, connections, pollMilliseconds }) =>
        Array.from({ length: connections }, () => this.#work(lanes, pollMilliseconds)),
      ),
    ]);
  }

  /** Takes no further mail, and waits until those on their way have arrived; not for ever, then their outcome is unknown. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#signal.close();
    const hangUp = () => this.#connections.forEach((connection) => connection.close());
    const tooLong = setTimeout(hangUp, this.options.stopMilliseconds ?? STOP_MILLISECONDS);
    await this.#running;
    clearTimeout(tooLong);
  }

  async #work(lanes: LaneRange, pollMilliseconds: number): Promise<void> {
    const connection = new MailConnection(this.options.smtpUrl);
    this.#connections.push(connection);
    let unreachable = 0;
    while (!this.#stopping.signal.aborted) {
      const heard = this.#signal.heard;
      const outcome = await this.#workOnce(lanes, connection);
      unreachable = outcome === 'unreachable' ? unreachable + 1 : 0;
      if (outcome === 'unreachable') await this.#pause(unreachablePause(unreachable));
      if (outcome === 'idle') await this.#signal.woken(heard, pollMilliseconds);
    }
    await connection.quit();
  }

  /** One mail from claim to outcome. A fault of ours or of the database ends this attempt, and not the worker. */
  async #workOnce(lanes: LaneRange, connection: MailConnection): Promise<'done' | 'idle' | 'unreachable'> {
    try {
      const em = this.orm.em.fork();
      const now = this.clock.now();
      failpoint('mail.before-claim');
      const mail = await claimNextMail(em, lanes, this.options.leaseSeconds ?? LEASE_SECONDS, now);
      this.#looked.set(lanes, now);
      if (mail === null) return 'idle';
      failpoint('mail.after-claim');
      const result = await this.#attempt(em, mail, connection);
      if (result !== null) await this.#settle(mail, result);
      return result?.unreachable ? 'unreachable' : 'done';
    } catch (error) {
      this.#logger.error(faultForLog(error));
      return 'unreachable';
    }
  }

  /** @returns null when the mail is no longer ours */
  async #attempt(em: EntityManager, mail: ClaimedMail, connection: MailConnection): Promise<AttemptResult | null> {
    let raw: Buffer | null;
    try {
      const standing = mail.calendar && (await calendarStanding(em, mail.id, mail.calendar));
      const objection = await this.#objection(em, mail, standing);
      if (objection !== null) return { state: 'SUPERSEDED', words: objection };
      const refusal = await this.#earlierRefusal(em, mail);
      if (refusal !== null) return { state: 'SUPPRESSED', words: `Not sent, since the address was refused before: ${refusal}` };
      raw = mail.raw ?? (await this.#freeze(em, mail, standing));
    } catch (error) {
      this.#logger.error(faultForLog(error), `mail ${mail.id} (${mail.kind}) could not be made`);
      return this.#notNow(mail, `The mail could not be made: ${withoutPersonalData(error instanceof Error ? error.message : String(error))}`);
    }
    if (raw === null) return null;
    const to = envelopeAddress(mail.toAddress);
    if (to === null) return { state: 'FAILED', refused: true, words: 'This is not an address to which mail can be sent.' };

    if (mail.lane === mailLanes.SIGN_IN) this.#rate.jumpQueue();
    else if (!(await this.#rate.turn(this.#stopping.signal))) return { state: 'READY', words: null, uncounted: true };
    failpoint('mail.before-connection');
    return this.#result(mail, await connection.send({ from: this.options.from.address, to }, raw));
  }

  /**
   * The server's words when it last refused this address for good; null: it did not. A letter to one person is tried
   * all the same, and shows when the mailbox is there again; what goes to many is not sent to where nobody is.
   */
  async #earlierRefusal(em: EntityManager, { lane, personId, raw }: ClaimedMail): Promise<string | null> {
    if (lane !== mailLanes.CAMPAIGN || personId === null || raw !== null) return null;
    return (await mailRefusals(em, [personId])).get(personId) ?? null;
  }

  /** Why the mail must not be sent any more; null: nothing against it. */
  async #objection(em: EntityManager, mail: ClaimedMail, standing: CalendarStanding | null): Promise<string | null> {
    const now = this.clock.now();
    const until = this.#kindOf(mail).until(mail.data);
    if (until !== null && until <= now) return 'It was too late for this mail.';
    if (standing?.overtaken) return 'A newer mail about the same calendar entry took its place.';
    if (takesNothingBack(mail, standing) && !this.#kindOf(mail).wordsAlone) return 'The invitation that it takes back was never sent.';
    if (!(await this.checks.stillRight(em, mail, now))) return 'What it says no longer holds.';
    return null;
  }

  /** @returns null when the mail is no longer ours */
  async #freeze(em: EntityManager, mail: ClaimedMail, standing: CalendarStanding | null): Promise<Buffer | null> {
    failpoint('mail.before-render');
    const rendered = this.#kindOf(mail).render({
      ...this.options,
      to: { name: mail.toName, address: mail.toAddress },
      locale: mail.locale,
      data: mail.data,
      calendar: takesNothingBack(mail, standing) ? null : mail.calendar,
    });
    const raw = await composeMessage(mail, rendered, this.options, standing?.sentBefore ?? [], this.clock.now());
    failpoint('mail.before-freeze');
    const frozen = await freezeMail(em, mail, raw);
    failpoint('mail.after-freeze');
    return frozen ? raw : null;
  }

  #kindOf(mail: ClaimedMail) {
    const kind = this.templates.find(mail.kind);
    if (kind === null) throw new Error(`no mail is called ${mail.kind}`);
    return kind;
  }

  #result(mail: ClaimedMail, delivery: Delivery): AttemptResult {
    const { words } = delivery;
    switch (delivery.outcome) {
      case 'accepted':
        return { state: 'SENT', words };
      case 'unknown':
        return { state: 'UNKNOWN', words, notBefore: retryUnknownAt(mail, this.clock.now()) };
      case 'unreachable':
        return { state: 'READY', words, uncounted: true, unreachable: true };
      case 'refused':
        if (delivery.permanent) return { state: 'FAILED', words, refused: true };
        return { ...this.#notNow(mail, words), unreachable: delivery.closing };
    }
  }

  #notNow(mail: ClaimedMail, words: string): AttemptResult {
    const notBefore = retryAfter(mail, this.clock.now());
    return notBefore === null ? { state: 'FAILED', words } : { state: 'DEFERRED', words, notBefore };
  }

  /** Records the outcome, and in the same transaction tells whoever waits for it. */
  async #settle(mail: ClaimedMail, result: AttemptResult): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        await this.orm.em.fork().transactional((em) => this.#settleIn(em, mail, result, tries <= TELL_TRIES));
        failpoint('mail.after-commit');
        return;
      } catch (error) {
        this.#logger.error(faultForLog(error), `the outcome of mail ${mail.id} (${mail.kind}) could not be recorded`);
        if (tries === SETTLE_TRIES) throw error;
        await sleep(tries * SETTLE_PAUSE);
      }
    }
  }

  /** @param tell  false after those who wait for it failed again and again: a mail that was sent must not be sent anew for that */
  async #settleIn(em: EntityManager, mail: ClaimedMail, result: AttemptResult, tell: boolean): Promise<void> {
    const { state, words, refused = false } = result;
    const at = this.clock.now();
    failpoint('mail.before-mark');
    if (!(await settleMail(em, mail, result, at))) {
      this.#logger.warn(`mail ${mail.id} was taken over by another worker: ${state} not recorded`);
      return;
    }
    failpoint('mail.after-mark');
    const final = state !== 'UNKNOWN' || mail.unknownOutcomes + 1 >= MOST_UNKNOWN_OUTCOMES;
    if (!tell || !final || (state !== 'SENT' && state !== 'FAILED' && state !== 'UNKNOWN' && state !== 'SUPERSEDED')) return;
    const { id: mailId, kind, personId, meetingId, registrationId } = mail;
    await this.outcomes.tell(em, { mailId, kind, state, refused, at, personId, meetingId, registrationId, words });
  }

  async #reap(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      try {
        const found = await reapAbandonedMails(this.orm.em.fork(), retryDelays, this.clock.now());
        if (found > 0) this.#logger.warn(`${found} mails were left behind by a worker that stopped`);
      } catch (error) {
        this.#logger.error(faultForLog(error));
      }
      await this.#pause(REAP_MILLISECONDS);
    }
  }

  async #pause(milliseconds: number): Promise<void> {
    await sleep(milliseconds, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
  }
}

/** A CANCEL of what no calendar has. */
function takesNothingBack({ calendar }: ClaimedMail, standing: CalendarStanding | null): boolean {
  return calendar?.method === 'CANCEL' && !standing?.requestSent;
}
