import { constants } from 'node:zlib';
import fastifyCompress from '@fastify/compress';
import { MikroORM } from '@mikro-orm/postgresql';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger, PinoLogger } from 'nestjs-pino';
import 'reflect-metadata';
import { SharedAnswers } from './access/shared-answers.js';
import { AppModule } from './app.module.js';
import { FairTurns } from './kernel/fair-turns.js';
import { registerUploads } from './kernel/file-upload.js';
import { fastifyOptions, registerHttpSecurity } from './kernel/http-security.js';
import { registerLargeBodies } from './kernel/large-bodies.js';
import { listeningFault } from './kernel/listening-port.js';
import { Metrics } from './kernel/metrics.js';
import { registerRequestLog } from './kernel/request-log.js';
import { withOwnView } from './kernel/request-view.js';
import type { Settings } from './kernel/settings.js';
import { registerWebClient } from './kernel/web-client.js';

/** Bytes; below this a compressed answer is no smaller on the wire. */
const SMALLEST_COMPRESSED = 1_400;

/**
 * Builds the server, not yet listening.
 *
 * @param databaseUrl  the outside database, or the embedded one that runs by now
 */
export async function createServer(settings: Settings, databaseUrl: string): Promise<NestFastifyApplication> {
  const turns = new FairTurns();
  const adapter = new FastifyAdapter(fastifyOptions(settings, turns));
  const app = await NestFactory.create<NestFastifyApplication>(await AppModule.forRoot(settings, databaseUrl, turns), adapter, {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  const fastify = app.getHttpAdapter().getInstance();
  await registerHttpSecurity(fastify, settings);
  registerLargeBodies(fastify);
  registerUploads(fastify);
  const metrics = app.get(Metrics);
  metrics.gauge('percorso_requests_waiting', 'Requests that wait for their turn.', [], async () => [{ labels: {}, value: turns.waiting }]);
  registerRequestLog(fastify, await app.resolve(PinoLogger), metrics);
  const orm = app.get(MikroORM);
  fastify.addHook('onRequest', (_request, _reply, done) => withOwnView(orm.em, done));
  const answers = app.get(SharedAnswers, { strict: false });
  fastify.addHook('onSend', (_request, reply, payload, done) => done(null, answers.bytesFor(reply) ?? payload));
  await fastify.register(fastifyCompress, { threshold: SMALLEST_COMPRESSED, encodings: ['br', 'gzip'], brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } } });
  await registerWebClient(fastify, settings);
  await app.init();
  app.useLogger(app.get(Logger)); // only now: what Nest tells while it starts helps nobody
  return app;
}

/** Starts the server. Its `close` drains what is in flight first. */
export async function startServer(settings: Settings, databaseUrl: string): Promise<NestFastifyApplication> {
  const app = await createServer(settings, databaseUrl);
  try {
    await app.listen(settings.port, settings.host);
  } catch (error) {
    throw listeningFault(error, settings.port, settings.host);
  }
  return app;
}
