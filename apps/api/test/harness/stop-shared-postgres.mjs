import { once } from 'node:events';

/** Jest's globalTeardown: leaves the shared PostgreSQL, which stops unless another run of the tests uses it too. */
export default async function stopSharedPostgres() {
  const user = globalThis.userOfSharedPostgres;
  const exited = once(user, 'exit');
  user.stdin.end();
  await exited;
}
