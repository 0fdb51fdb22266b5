import { Server } from 'node:http';

/** How long a connection may be without a request before it is closed while the server stops. Milliseconds. */
const GRACE = 300;
/** Longer than the minute for which proxies keep idle connections, so that it is they who close them. Milliseconds. */
const KEEP_ALIVE = 72_000;

/**
 * An HTTP server that stops without dropping anybody. Node's own closes at once every connection without a request,
 * also one just made whose request has not been read yet; this one gives it the time to be read and answered.
 */
export class DrainingServer extends Server {
  override keepAliveTimeout = KEEP_ALIVE;
  #closer: NodeJS.Timeout | null = null;

  /** Called by `close`, after which nobody new is let in. */
  override closeIdleConnections(): void {
    if (this.#closer !== null) return;
    const closer = setInterval(() => super.closeIdleConnections(), GRACE);
    this.#closer = closer;
    this.once('close', () => clearInterval(closer));
  }
}
