/** The places at which a fault test may have a worker die, in the order in which a mail comes by. */
export const failpoints = [
  'mail.before-claim',
  'mail.after-claim',
  'mail.before-render',
  'mail.before-freeze',
  'mail.after-freeze',
  'mail.before-connection',
  'mail.before-envelope',
  'mail.in-data',
  'mail.after-data',
  'mail.before-mark',
  'mail.after-mark',
  'mail.after-commit',
] as const;
export type Failpoint = (typeof failpoints)[number];

const { NODE_ENV, FAILPOINT } = process.env;
const deadly = NODE_ENV === 'production' ? undefined : FAILPOINT;

/**
 * Ends this process on the spot when it is started with FAILPOINT=`name` outside production, as a kill -9 or a power cut
 * would: nothing is rolled back, closed or told. Else it does nothing.
 */
export function failpoint(name: Failpoint): void {
  if (name === deadly) process.kill(process.pid, 'SIGKILL');
}
