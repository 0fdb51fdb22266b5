import { EntityManager } from '@mikro-orm/postgresql';
import { Controller, Get, Inject, NotFoundException, Param, Req, Res, UnauthorizedException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import writeExcelFile from 'write-excel-file/node';
import { accessCookies } from '../access/session-cookie.js';
import { loadViewer } from '../access/viewer-loader.js';
import { Clock } from '../kernel/clock.js';
import { csvOf } from '../kernel/csv-text.js';
import { SETTINGS, type Settings } from '../kernel/settings.js';
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
    private readonly em: EntityManager,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get(':file')
  async download(@Param('file') file: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string | Buffer> {
    const viewer = await loadViewer(this.em, request, accessCookies(this.settings).session.name, this.clock.now());
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
