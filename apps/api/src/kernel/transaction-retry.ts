import { setTimeout as sleep } from 'node:timers/promises';
import { isDatabaseOutage } from './database-outage.js';
import { DomainError } from './domain-error.js';

const ATTEMPTS = 4;
const LONGEST_WAIT = 200;

/** lock_not_available, deadlock_detected, serialization_failure. */
const LOCK_STATES = ['55P03', '40P01', '40001'];
/** Class 53, insufficient resources: a full disk is still full after a while. */
const OUT_OF_RESOURCES = /^53...$/;

/**
 * Runs a transaction again, up to three times and after a random while, when it failed for a reason that passes: a
 * lock, a deadlock, a lost connection. Whatever it does must bear being done again, since the connection can be lost
 * after the commit and before we hear of it.
 *
 * @throws DomainError  BUSY when it failed every time; then nothing is half done
 */
export async function retryTransaction<Result>(transaction: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await transaction();
    } catch (error) {
      if (!passes(error)) throw error;
      if (attempt === ATTEMPTS) throw new DomainError('BUSY');
      await sleep(Math.random() * LONGEST_WAIT * attempt);
    }
  }
}

function passes(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  // One key used twice at the same moment: the second finds it when it looks again.
  if (error instanceof Error && 'constraint' in error && error.constraint === 'idempotency_key_pkey') return true;
  return LOCK_STATES.includes(code) || (isDatabaseOutage(error) && !OUT_OF_RESOURCES.test(code));
}
