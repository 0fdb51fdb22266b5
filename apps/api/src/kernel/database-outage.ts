const LOST_CONNECTION = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH'];
/** Connection exceptions but the protocol violation, out of resources (a full disk too), the server is stopping or starting. */
const OUTAGE_STATE = /^(?:080..|53...|57P0[123])$/;
const LOST_IN_WORDS = /Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect/;

/** Whether something failed because the database is away or out of space, and not because of what was asked. */
export function isDatabaseOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (LOST_CONNECTION.includes(code) || OUTAGE_STATE.test(code) || LOST_IN_WORDS.test(error.message)) return true;
  return error instanceof AggregateError ? error.errors.some(isDatabaseOutage) : isDatabaseOutage(error.cause);
}
