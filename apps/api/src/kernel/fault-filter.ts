import { type ArgumentsHost, Catch, HttpException, Logger } from '@nestjs/common';
import { BaseExceptionFilter } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isDatabaseOutage } from './database-outage.js';
import { faultForLog } from './error-log.js';
import { UnavailableError } from './graphql-errors.js';

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
    const message = status >= SERVER_FAULT ? 'Something went wrong on our side.' : String(Object(exception).message);
    return reply.code(status).send({ statusCode: status, message, requestId: request.id });
  }
}

/** Fastify's own refusals carry a status: a body that is too large, JSON that is none. */
function statusOf(exception: unknown): number {
  if (isDatabaseOutage(exception) || exception instanceof UnavailableError) return SERVICE_UNAVAILABLE;
  const status = typeof exception === 'object' && exception !== null && 'statusCode' in exception ? exception.statusCode : null;
  return typeof status === 'number' ? status : SERVER_FAULT;
}
