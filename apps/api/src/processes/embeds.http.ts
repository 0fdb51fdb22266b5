import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { allowFrames } from '../kernel/http-security.js';
import { SETTINGS, type Settings } from '../kernel/settings.js';
import { sendPage } from '../kernel/web-client.js';
import { EmbedsService } from './embeds.service.js';

/** The page that shows a time line alone: the only one that other sites may show in a frame, and only those that were named. */
@Controller()
export class EmbedsHttp {
  constructor(
    private readonly embeds: EmbedsService,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'publicUrl'>,
  ) {}

  @Get(['embed/:slug', ':locale/embed/:slug'])
  async page(@Param('slug') slug: string, @Res() reply: FastifyReply) {
    allowFrames(reply, await this.embeds.originsOf(slug), this.settings.publicUrl);
    return sendPage(reply);
  }
}
