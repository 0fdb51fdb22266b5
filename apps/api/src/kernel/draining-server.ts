import { type RequestListener, Server } from 'node:http';
import type { Socket } from 'node:net';

/** How long a connection may be without a request before it is closed while the server stops. Milliseconds. */
const GRACE = 300;
/** Longer than the minute for which proxies keep idle connections, so that it is they who close them. Milliseconds. */
const KEEP_ALIVE = 72_000;
/** How long a stop waits for the last answers. Milliseconds. */
const LONGEST_STOP = 9_000;

/**
 * An HTTP server that stops without dropping anybody. Node's own closes at once every connection without a request,
 * also one just made whose request has not been read yet; this one gives it the time to be read and answered.
 */
export class DrainingServer extends Server {
  override keepAliveTimeout = KEEP_ALIVE;
  #closer: NodeJS.Timeout | null = null;
  /** Connections over which nothing was asked yet, as browsers open them ahead: for Node they are not idle, but busy for a minute. */
  readonly #silent = new Set<Socket>();

  constructor(listener: RequestListener) {
    super(listener);
    this.on('connection', (socket: Socket) => {
      this.#silent.add(socket);
      socket.once('close', () => this.#silent.delete(socket));
    });
    this.on('request', ({ socket }) => this.#silent.delete(socket));
  }

  /** Called by `close`, after which nobody new is let in. */
  override closeIdleConnections(): void {
    if (this.#closer !== null) return;
    const closer = setInterval(() => {
      super.closeIdleConnections();
      for (const socket of this.#silent) socket.destroy();
    }, GRACE);
    const end = setTimeout(() => this.closeAllConnections(), LONGEST_STOP);
    this.#closer = closer;
    this.once('close', () => {
      clearInterval(closer);
      clearTimeout(end);
    });
  }
}
