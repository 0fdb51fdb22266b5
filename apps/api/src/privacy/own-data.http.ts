import { EntityManager } from '@mikro-orm/postgresql';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { signedIn } from '../access/current-viewer.js';
import { accessCookies } from '../access/session-cookie.js';
import { loadViewer } from '../access/viewer-loader.js';
import { Clock } from '../kernel/clock.js';
import { SETTINGS, type Settings } from '../kernel/settings.js';
import { PrivacyService } from './privacy.service.js';

/** One's own data as a file. The address holds no secret: the session decides whose data it is. */
@Controller('files')
export class OwnDataHttp {
  constructor(
    private readonly privacy: PrivacyService,
    private readonly em: EntityManager,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get('my-data.json')
  async download(@Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const viewer = await loadViewer(this.em, request, accessCookies(this.settings).session.name, this.clock.now());
    if (!viewer.person) return reply.code(401).type('text/plain; charset=utf-8').send('Sign in first.\n');
    return reply
      .header('content-disposition', 'attachment; filename="percorso-my-data.json"')
      .header('cache-control', 'private, no-store')
      .type('application/json; charset=utf-8')
      .send(JSON.stringify(await this.privacy.download(signedIn(viewer)), null, 2));
  }
}
