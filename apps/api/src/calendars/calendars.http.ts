import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '../kernel/clock.js';
import { networkOf } from '../kernel/network-address.js';
import { RateLimiter } from '../kernel/rate-limiter.js';
import { isCurrent } from './calendar-conditions.js';
import type { PublicCalendarKind } from './calendars.queries.js';
import { CalendarsService, type ServedCalendar } from './calendars.service.js';

/** Calendars ask every hour at best; a shared answer may be a quarter of an hour old. */
const FRESH_SECONDS = 900;
/** Addresses of private calendars that do not exist, from one network in ten minutes. */
const WRONG_TOKENS = 100;
const WRONG_TOKENS_SECONDS = 600;

/**
 * Calendars by plain HTTP, for programs that know no sessions and no redirects. What is not there is answered as any
 * other unknown address is.
 */
@Controller('calendar')
export class CalendarsController {
  constructor(
    private readonly calendars: CalendarsService,
    private readonly clock: Clock,
    private readonly limiter: RateLimiter,
  ) {}

  @Get('process/:key.ics')
  process(@Param('key') key: string, @Query('lang') lang: string | undefined, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.answerPublic('process', key, lang, request, reply);
  }

  @Get('group/:key.ics')
  group(@Param('key') key: string, @Query('lang') lang: string | undefined, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.answerPublic('group', key, lang, request, reply);
  }

  @Get('meeting/:key.ics')
  meeting(@Param('key') key: string, @Query('lang') lang: string | undefined, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.answerPublic('meeting', key, lang, request, reply);
  }

  @Get('me/:token.ics')
  async own(@Param('token') token: string, @Query('lang') lang: string | undefined, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const now = this.clock.now();
    const calendar = await this.calendars.ownCalendar(token, lang, now);
    if (calendar) return answer(calendar, 'private', request, reply);
    const { allowed, retryAfterSeconds } = await this.limiter.hit(`calendar:${networkOf(request.ip)}`, WRONG_TOKENS, WRONG_TOKENS_SECONDS, now);
    if (allowed) return reply.callNotFound();
    return reply.code(429).header('retry-after', retryAfterSeconds).type('text/plain; charset=utf-8').send('Too many requests.\n');
  }

  private async answerPublic(kind: PublicCalendarKind, key: string, lang: string | undefined, request: FastifyRequest, reply: FastifyReply) {
    const calendar = await this.calendars.publicCalendar(kind, key, lang, this.clock.now());
    return calendar ? answer(calendar, 'public', request, reply) : reply.callNotFound();
  }
}

async function answer({ tag, changedAt, bytes }: ServedCalendar, shared: 'public' | 'private', request: FastifyRequest, reply: FastifyReply) {
  reply
    .header('etag', tag)
    .header('last-modified', changedAt.toUTCString())
    .header('cache-control', `${shared}, max-age=${FRESH_SECONDS}`)
    .header('vary', 'Accept-Encoding')
    .header('x-robots-tag', 'noindex');
  if (isCurrent(request.headers, tag, changedAt)) return reply.code(304).send();
  return reply.type('text/calendar; charset=utf-8').send(await bytes());
}
