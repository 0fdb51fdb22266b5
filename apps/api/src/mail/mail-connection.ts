import { Readable } from 'node:stream';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { failpoint } from '../kernel/failpoint.js';

/**
 * What one attempt came to. `permanent`: the server will never take this mail (5xx), else it may later (4xx).
 * `unreachable`: it did not get as far as this mail, which another attempt will not harm. `unknown`: the line broke
 * after the message began, so nobody knows (RFC 1047).
 */
export type Delivery =
  | { outcome: 'accepted'; words: string }
  | { outcome: 'refused'; permanent: boolean; closing: boolean; words: string }
  | { outcome: 'unreachable'; words: string }
  | { outcome: 'unknown'; words: string };

/** Waits in milliseconds. `whole`: a server may answer byte by byte, but not for ever. */
const patience = { connect: 10_000, greeting: 15_000, silence: 60_000, whole: 90_000, goodbye: 1_000 };

type SmtpError = SMTPConnection.SMTPError;

/**
 * One connection to the mail server, kept open between messages. It sends one message at a time and never again by
 * itself: every attempt belongs to the outbox.
 */
export class MailConnection {
  #connection: SMTPConnection | null = null;

  /** @param smtpUrl  smtp:// or smtps://, with user and password if the server wants them */
  constructor(private readonly smtpUrl: string) {}

  /** Sends the bytes as they are. Never throws: whatever happens is a Delivery. */
  async send(envelope: { from: string; to: string }, raw: Buffer): Promise<Delivery> {
    const reused = this.#isOpen();
    const delivery = await this.#sendOnce(envelope, raw);
    // Servers close idle lines whenever they like; that says nothing about the next line.
    return reused && delivery.outcome === 'unreachable' ? await this.#sendOnce(envelope, raw) : delivery;
  }

  close(): void {
    this.#connection?.close();
    this.#connection = null;
  }

  /** Says goodbye and waits for the line to close. */
  async quit(): Promise<void> {
    const connection = this.#connection;
    this.#connection = null;
    if (connection === null || connection.destroyed) return;
    // Not `once` of node:events, which takes an error for the end of waiting: the server may have hung up already.
    const ended = new Promise((resolve) => connection.once('end', resolve));
    connection.quit();
    const tooLong = setTimeout(() => connection.close(), patience.goodbye);
    await ended;
    clearTimeout(tooLong);
  }

  #isOpen(): boolean {
    return this.#connection !== null && !this.#connection.destroyed;
  }

  async #sendOnce(envelope: { from: string; to: string }, raw: Buffer): Promise<Delivery> {
    let connection: SMTPConnection;
    try {
      connection = await this.#open();
    } catch (error) {
      this.close();
      return { outcome: 'unreachable', words: wordsOf(error) };
    }
    failpoint('mail.before-envelope');
    const message = new Message(raw);
    const tooLong = setTimeout(() => connection.close(), patience.whole);
    try {
      const { response } = await transmit(connection, envelope, message);
      failpoint('mail.after-data');
      return { outcome: 'accepted', words: response };
    } catch (error) {
      return await this.#failure(connection, error, message.begun);
    } finally {
      clearTimeout(tooLong);
    }
  }

  async #failure(connection: SMTPConnection, error: unknown, begun: boolean): Promise<Delivery> {
    const { responseCode = 0, command, code } = isSmtpError(error) ? error : {};
    const words = wordsOf(error);
    const answered = responseCode >= 400 && responseCode < 600;
    if (!answered && code === 'EENVELOPE') return { outcome: 'refused', permanent: true, closing: false, words };
    if (!answered) {
      this.close();
      return { outcome: begun ? 'unknown' : 'unreachable', words };
    }
    const closing = responseCode === 421;
    if (closing || !(await reset(connection))) this.close();
    // A refused sender says something about us, not about the person: no reason to give the address up.
    return { outcome: 'refused', permanent: responseCode >= 500 && command !== 'MAIL FROM', closing, words };
  }

  async #open(): Promise<SMTPConnection> {
    if (this.#connection !== null && !this.#connection.destroyed) return this.#connection;
    const { auth, ...server } = parseConnectionUrl(this.smtpUrl);
    const connection = new SMTPConnection({
      ...server,
      connectionTimeout: patience.connect,
      greetingTimeout: patience.greeting,
      socketTimeout: patience.silence,
    });
    this.#connection = connection;
    // Errors outside a send have no other listener; without one they would end the process.
    connection.on('error', () => undefined);
    await untilClosed<void>(connection, (done) => connection.connect((error) => done(error ?? null)));
    if (auth) await untilClosed<boolean | undefined>(connection, (done) => connection.login(auth, done));
    return connection;
  }
}

/** The message as a stream, which knows whether its first byte was taken: only then may the server have it. */
class Message extends Readable {
  begun = false;

  constructor(private readonly raw: Buffer) {
    super();
  }

  override _read(): void {
    this.begun = true;
    failpoint('mail.in-data');
    this.push(this.raw);
    this.push(null);
  }
}

function transmit(
  connection: SMTPConnection,
  { from, to }: { from: string; to: string },
  message: Readable,
): Promise<SMTPConnection.SentMessageInfo> {
  return untilClosed(connection, (done) => connection.send({ from, to: [to] }, message, done));
}

/** Ends the transaction so that the line serves the next mail. */
async function reset(connection: SMTPConnection): Promise<boolean> {
  try {
    await untilClosed<boolean | undefined>(connection, (done) => connection.reset(done));
    return true;
  } catch {
    return false;
  }
}

/** Waits for a command's answer, or for the end of the line, which does not always answer the command. */
function untilClosed<T>(connection: SMTPConnection, command: (done: (error: Error | null, answer: T) => void) => void): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const settle = (act: () => void) => {
      connection.off('error', onError);
      connection.off('end', onEnd);
      act();
    };
    const onError = (error: Error) => settle(() => reject(error));
    const onEnd = () => settle(() => reject(new Error('The connection was closed.')));
    connection.once('error', onError);
    connection.once('end', onEnd);
    if (connection.destroyed) onEnd();
    else command((error, answer) => settle(() => (error ? reject(error) : resolve(answer))));
  });
}

function isSmtpError(error: unknown): error is SmtpError {
  return error instanceof Error && 'code' in error;
}

function wordsOf(error: unknown): string {
  if (isSmtpError(error) && error.response) return error.response;
  return error instanceof Error ? error.message : String(error);
}
