import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { signedIn } from '../access/current-viewer.js';
import { RequestViewers } from '../access/request-viewers.js';
import { PrivacyService } from './privacy.service.js';

/** One's own data as a file. The address holds no secret: the session decides whose data it is. */
@Controller('files')
export class OwnDataHttp {
  constructor(
    private readonly privacy: PrivacyService,
    private readonly viewers: RequestViewers,
  ) {}

  @Get('my-data.json')
  async download(@Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const viewer = await this.viewers.of(request);
    if (!viewer.person) return reply.code(401).type('text/plain; charset=utf-8').send('Sign in first.\n');
    return reply
      .header('content-disposition', 'attachment; filename="percorso-my-data.json"')
      .header('cache-control', 'private, no-store')
      .type('application/json; charset=utf-8')
      .send(JSON.stringify(await this.privacy.download(signedIn(viewer)), null, 2));
  }
}
