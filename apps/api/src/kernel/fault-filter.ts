import { type ArgumentsHost, Catch, HttpException, Logger } from '@nestjs/common';
import { BaseExceptionFilter } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isDatabaseOutage } from './database-outage.js';
import { faultForLog } from './error-log.js';

const SERVER_FAULT = 500;
const SERVICE_UNAVAILABLE = 503;

/**
 * What becomes of errors that nobody caught. Those of GraphQL go on to Apollo, which answers and logs them. Over plain
 * HTTP a refusal is answered as it is; of a fault the caller learns its request's id, and the log the rest.
 */
@Catch()
export class FaultFilter extends BaseExceptionFilter {
  private readonly faults = new Logger('HTTP');

  override catch(exception: unknown, host: ArgumentsHost): unknown {
    if (host.getType<string>() === 'graphql') return exception;
    if (exception instanceof HttpException) return super.catch(exception, host);

    const http = host.switchToHttp();
    const [request, reply] = [http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>()];
    const status = statusOf(exception);
    if (status >= SERVER_FAULT) this.faults.error({ requestId: request.id, fault: faultForLog(exception) });
    if (reply.sent) return undefined;
    const message = status >= SERVER_FAULT || !(exception instanceof Error) ? 'Something went wrong on our side.' : exception.message;
    return reply.code(status).send({ statusCode: status, message, requestId: request.id });
  }
}

/** Fastify's own refusals carry a status: a body that is too large, JSON that is none. */
function statusOf(exception: unknown): number {
  if (isDatabaseOutage(exception)) return SERVICE_UNAVAILABLE;
  const isRefusal = exception instanceof Error && 'statusCode' in exception && typeof exception.statusCode === 'number';
  return isRefusal ? Number(exception.statusCode) : SERVER_FAULT;
}
