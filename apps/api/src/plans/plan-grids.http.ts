import { Controller, Get, NotFoundException, Param, Req, Res, UnauthorizedException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import writeExcelFile from 'write-excel-file/node';
import { RequestViewers } from '../access/request-viewers.js';
import { csvOf } from '../kernel/csv-text.js';
import { gridSheet } from './plan-grid.js';
import { PlanGridsService } from './plan-grids.service.js';

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** The planned-and-held grid as a sheet, for those who organise or read the process: the session decides. */
@Controller('files/grids')
export class PlanGridsHttp {
  constructor(
    private readonly grids: PlanGridsService,
    private readonly viewers: RequestViewers,
  ) {}

  @Get(':file')
  async download(@Param('file') file: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string | Buffer> {
    const viewer = await this.viewers.of(request);
    if (!viewer.person) throw new UnauthorizedException();
    const [, slug, ending] = /^([a-z0-9-]+)\.(csv|xlsx)$/.exec(file) ?? [];
    const grid = slug === undefined ? null : await this.grids.bySlug(slug, viewer);
    if (slug === undefined || grid === null) throw new NotFoundException();
    const sheet = gridSheet(grid, viewer.locale);
    reply
      .header('content-disposition', `attachment; filename="${file}"`)
      .header('cache-control', 'private, no-store')
      .type(ending === 'csv' ? types.csv : types.xlsx);
    if (ending === 'csv') return csvOf(sheet);
    const [head = [], ...lines] = sheet;
    return writeExcelFile([head.map((value) => value && { value, fontWeight: 'bold' as const }), ...lines]).toBuffer();
  }
}
