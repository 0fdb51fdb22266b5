import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { MikroORM } from '@mikro-orm/postgresql';
import PostalMime from 'postal-mime';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { Clock } from '../kernel/clock.js';
import { keepMessage } from './mailbox-messages.queries.js';

const LARGEST_MESSAGE = 10_000_000;
const CLOSE_MILLISECONDS = 1_000;

/**
 * The mail server of the demonstration: it listens on the loopback only, takes everything and delivers nothing. What
 * it takes is kept in the database, for /mailbox.
 */
export class MailboxServer {
  readonly #server: SMTPServer;

  constructor(
    private readonly orm: MikroORM,
    private readonly clock: Clock,
  ) {
    this.#server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      size: LARGEST_MESSAGE,
      closeTimeout: CLOSE_MILLISECONDS,
      onData: (stream, session, done) => {
        this.#keep(stream, session).then(
          () => done(),
          (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
        );
      },
    });
  }

  /** Starts to listen on a free port. @returns its address, smtp://127.0.0.1:PORT */
  async start(): Promise<string> {
    const listener = this.#server.listen(0, '127.0.0.1');
    await once(listener, 'listening');
    // What breaks on one line is told to that line; without a listener it would end the process.
    this.#server.on('error', () => undefined);
    const { port } = listener.address() as AddressInfo;
    return `smtp://127.0.0.1:${port}`;
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.close(resolve));
  }

  async #keep(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of stream) parts.push(part as Buffer);
    if (stream.sizeExceeded) throw Object.assign(new Error('The message is too large.'), { responseCode: 552 });
    const raw = Buffer.concat(parts);
    const { subject = '' } = await PostalMime.parse(raw);
    for (const { address } of session.envelope.rcptTo) {
      await keepMessage(this.orm.em.fork(), { to: address, subject, raw }, this.clock.now());
    }
  }
}
