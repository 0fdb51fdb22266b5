import { Controller, Get, HttpCode, type OnModuleInit, Param, Post, Req, Res } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { type MessageKey, translator } from '@percorso/messages';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { localeFromHeader } from '../kernel/locale.js';
import { FollowsService } from './follows.service.js';

/**
 * Ends letters to followers by one click (RFC 8058): POST without cookie or session, and the same answer to every
 * token. GET shows a page with the button, since programs that look for malware open links too.
 */
@Controller('unsubscribe')
export class FollowsHttp implements OnModuleInit {
  constructor(
    private readonly service: FollowsService,
    private readonly host: HttpAdapterHost,
  ) {}

  /** Mail programs may send the form in parts as well; what it says is known, so it is read and dropped. */
  onModuleInit(): void {
    // A worker has no HTTP.
    const fastify = this.host.httpAdapter?.getInstance<FastifyInstance>();
    fastify?.addContentTypeParser('multipart/form-data', { parseAs: 'buffer' }, (_request, _body, done) => done(null));
  }

  @Get(':token')
  ask(@Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const t = translator(localeFromHeader(request.headers['accept-language']));
    return answer(request, reply, 'mail.unsubscribe.question', `<form method="post"><button>${t('mail.unsubscribe.button')}</button></form>`);
  }

  @Post(':token')
  @HttpCode(200)
  async unsubscribe(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    await this.service.unsubscribe(token);
    return answer(request, reply, 'mail.unsubscribe.done', '');
  }
}

/** A page that needs nothing from anywhere. */
function answer(request: FastifyRequest, reply: FastifyReply, text: MessageKey, form: string) {
  const locale = localeFromHeader(request.headers['accept-language']);
  const t = translator(locale);
  const title = t('mail.unsubscribe.title');
  return reply
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(
      `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
        `<title>${title}</title></head><body><main><h1>${title}</h1><p>${t(text)}</p>${form}</main></body></html>\n`,
    );
}
