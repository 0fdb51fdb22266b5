import type { FastifyInstance } from 'fastify';

/** Of a body that is refused, what is still taken off the line, and for how long: bytes and milliseconds. */
const MOST_THROWN_AWAY = 50_000_000;
const LONGEST_PATIENCE = 5_000;

const TOO_LARGE = 413;

/**
 * Lets whoever sends too large a body hear that it is. Fastify closes the connection with the refusal, and many
 * programs, still writing, then report a broken connection and never read why. What comes is thrown away unread; from
 * somebody who announces far too much, or does not say how much, nothing is waited for.
 */
export function registerLargeBodies(fastify: FastifyInstance): void {
  fastify.addHook('onSend', async ({ raw, headers }, reply) => {
    const announced = Number(headers['content-length'] ?? Infinity);
    if (reply.statusCode !== TOO_LARGE || raw.complete || announced > MOST_THROWN_AWAY) return;
    reply.removeHeader('connection');
    const hangUp = setTimeout(() => raw.socket.destroy(), LONGEST_PATIENCE);
    raw.once('close', () => clearTimeout(hangUp));
  });
}
