import { createServer } from 'node:net';
import type { Settings } from './settings.js';
import { StartFault, systemErrorCode } from './start-fault.js';

/**
 * Looks before anything else is started whether the server will be able to listen.
 *
 * @throws StartFault  when another program has the port, or it may not be taken
 */
export async function refuseTakenPort({ port, host }: Pick<Settings, 'port' | 'host'>): Promise<void> {
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once('error', reject);
      probe.listen(port, host, resolve);
    });
  } catch (error) {
    throw listeningFault(error, port, host);
  } finally {
    await new Promise((resolve) => probe.close(resolve));
  }
}

/** Says in a sentence why the server cannot listen; the error itself when it is about something else. */
export function listeningFault(error: unknown, port: number, host: string): unknown {
  switch (systemErrorCode(error)) {
    case 'EADDRINUSE':
      return new StartFault(
        `Port ${port} is taken, perhaps by another Percorso: stop that program, or choose another port, as in PORT=${port + 1} npm start.`,
        error,
      );
    case 'EACCES':
      return new StartFault(`Port ${port} may not be used by this user: choose one above 1023, as in PORT=3000 npm start.`, error);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartFault(`HOST=${host} is no address of this machine: leave it out, or use 0.0.0.0 for all of them.`, error);
    default:
      return error;
  }
}
