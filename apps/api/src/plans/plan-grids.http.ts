import { Controller, Get, NotFoundException, Param, Req, Res, UnauthorizedException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RequestViewers } from '../access/request-viewers.js';
import { sendLines, sheetNamed } from '../kernel/sheet-file.js';
import { gridSheet } from './plan-grid.js';
import { PlanGridsService } from './plan-grids.service.js';

/** The planned-and-held grid as a sheet, for those who organise or read the process: the session decides. */
@Controller('files/grids')
export class PlanGridsHttp {
  constructor(
    private readonly grids: PlanGridsService,
    private readonly viewers: RequestViewers,
  ) {}

  @Get(':file')
  async download(@Param('file') file: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const viewer = await this.viewers.of(request);
    if (!viewer.person) throw new UnauthorizedException();
    const named = sheetNamed(file);
    const grid = named && (await this.grids.bySlug(named.name, viewer));
    if (!named || !grid) throw new NotFoundException();
    await sendLines(reply, `${named.name}-meetings`, named.ending, gridSheet(grid, viewer.locale));
  }
}
