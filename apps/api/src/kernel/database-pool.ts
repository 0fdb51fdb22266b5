import type { Pool, PoolClient } from 'pg';

/** Whoever lost a connection and means to give it back has done so by then: without it every statement fails at once. */
const GRACE = 1_000;

/**
 * Gives lost connections back to the pool. The query builder below the ORM (Kysely 0.29) keeps the connection of a
 * transaction whose rollback fails, which it does when the server cut it; after a few restarts of the database the
 * pool would be empty for good.
 */
export function giveBackLostConnections(pool: Pool): void {
  const inUse = new Set<PoolClient>();
  pool.on('acquire', (client) => inUse.add(client));
  pool.on('release', (_error, client) => inUse.delete(client));
  pool.on('connect', (client) => {
    client.once('end', () => {
      setTimeout(() => {
        if (inUse.has(client)) client.release(true);
      }, GRACE).unref();
    });
  });
}
