import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Params, PinoLogger } from 'nestjs-pino';
import { destination, stdTimeFunctions } from 'pino';
import { faultForLog } from './error-log.js';
import type { Metrics } from './metrics.js';
import type { Settings } from './settings.js';

const OPERATION_NAME = /^\w{1,60}$/;
const SERVER_FAULT = 500;

/**
 * How the log is written: one JSON object a line, without waiting for whoever reads it; what is left is written when the
 * process ends. Requests are logged by the hook below, not by a middleware.
 */
export function logParameters({ logLevel }: Pick<Settings, 'logLevel'>): Params {
  return {
    forRoutes: [],
    pinoHttp: [
      {
        level: logLevel,
        timestamp: stdTimeFunctions.isoTime,
        formatters: { level: (label) => ({ level: label }) },
        serializers: { err: faultForLog },
      },
      destination({ dest: process.stdout.fd, sync: false }),
    ],
  };
}

/**
 * Logs and measures every answer. Neither network addresses nor addresses of pages go into the log: a page's address
 * may hold a token, so what is logged is the route's pattern.
 */
export function registerRequestLog(fastify: FastifyInstance, logger: PinoLogger, metrics: Metrics): void {
  fastify.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    metrics.observeRequest(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
    logger[reply.statusCode >= SERVER_FAULT ? 'warn' : 'info'](
      {
        requestId: request.id,
        method: request.method,
        route,
        operation: operationOf(request.body),
        status: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime * 10) / 10,
      },
      'answered',
    );
  });
}

function operationOf(body: FastifyRequest['body']): string | undefined {
  const name = typeof body === 'object' && body !== null && 'operationName' in body ? body.operationName : undefined;
  return typeof name === 'string' && OPERATION_NAME.test(name) ? name : undefined;
}
