// A process that uses the embedded PostgreSQL, for the tests that kill such processes.
//   node embedded-postgres-user.mjs DATA_FOLDER [not-durable]
// It prints one line, {"url", "started"} or {"fault"}, and stops the use when its input ends or says so.
import { registerHooks } from 'node:module';

registerHooks({
  resolve: (specifier, context, next) =>
    specifier.startsWith('.') && context.parentURL?.includes('/src/')
      ? next(specifier.replace(/\.js$/, '.ts'), context)
      : next(specifier, context),
});

const { useEmbeddedPostgres } = await import('../../src/kernel/embedded-postgres.ts');

try {
  const { url, started, stop } = await useEmbeddedPostgres(process.argv[2], { durable: process.argv[3] !== 'not-durable' });
  console.log(JSON.stringify({ url, started }));
  process.stdin.once('data', stopUse).once('end', stopUse);
  let stopped = false;
  async function stopUse() {
    if (stopped) return;
    stopped = true;
    await stop();
    process.exit(0);
  }
} catch (error) {
  console.log(JSON.stringify({ fault: error.name === 'StartFault' ? error.message : String(error.stack) }));
  process.exit(1);
}
