import { Controller, Get, NotFoundException, Param, Req, Res, UnauthorizedException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RequestViewers } from '../access/request-viewers.js';
import { ProgrammesService } from './programmes.service.js';

/** A process as a programme file, for those who may import it. Drafts are in it: the session decides who reads it. */
@Controller('files/programmes')
export class ProgrammesHttp {
  constructor(
    private readonly programmes: ProgrammesService,
    private readonly viewers: RequestViewers,
  ) {}

  @Get(':file')
  async download(@Param('file') file: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const viewer = await this.viewers.of(request);
    if (!viewer.person) throw new UnauthorizedException();
    const [, slug] = /^([a-z0-9-]+)\.yaml$/.exec(file) ?? [];
    const text = slug === undefined ? null : await this.programmes.export(slug, viewer);
    if (slug === undefined || text === null) throw new NotFoundException();
    reply
      .header('content-disposition', `attachment; filename="${slug}.yaml"`)
      .header('cache-control', 'private, no-store')
      .type('application/yaml; charset=utf-8');
    return text;
  }
}
