import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A message as the server took it. */
export interface TakenMessage {
  from: string;
  to: string[];
  raw: string;
}

/** What the server does with a recipient, or with a message once it is through; 250 is yes. */
type Answer = { code: number; words: string } | 'cut' | 'yes';

function refusal({ code, words }: { code: number; words: string }): Error {
  return Object.assign(new Error(words), { responseCode: code });
}

/** A real mail server on the loopback that can be told to behave as badly as real ones do. */
export class MailServer {
  readonly taken: TakenMessage[] = [];
  /** Connections ever opened. */
  connections = 0;
  onRecipient: (address: string) => Answer = () => 'yes';
  onMessage: (message: TakenMessage) => Answer | Promise<Answer> = () => 'yes';
  #server: SMTPServer | null = null;
  #port = 0;

  get url(): string {
    return `smtp://127.0.0.1:${this.#port}`;
  }

  /** On a free port the first time, later on the same. */
  async start(): Promise<this> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onConnect: (_session, done) => {
        this.connections += 1;
        done();
      },
      onRcptTo: ({ address }, _session, done) => {
        const answer = this.onRecipient(address);
        if (typeof answer === 'string') done();
        else done(refusal(answer));
      },
      onData: (stream, session, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          const { mailFrom, rcptTo } = session.envelope;
          const message = {
            from: mailFrom ? mailFrom.address : '',
            to: rcptTo.map(({ address }) => address),
            raw: Buffer.concat(parts).toString(),
          };
          void Promise.resolve(this.onMessage(message)).then((answer) => {
            if (answer === 'yes' || answer === 'cut') this.taken.push(message);
            if (answer === 'yes') done();
            else if (answer === 'cut') this.#cut();
            else done(refusal(answer));
          });
        });
      },
    });
    server.on('error', () => undefined);
    const listener = server.listen(this.#port, '127.0.0.1');
    await once(listener, 'listening');
    this.#port = (listener.address() as AddressInfo).port;
    this.#server = server;
    return this;
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    if (server === null) return;
    this.#cut(server);
    await new Promise<void>((resolve) => server.close(resolve));
  }

  /** Ends every connection without a word. */
  #cut(server = this.#server): void {
    for (const connection of server?.connections ?? []) connection._socket.destroy();
  }
}
