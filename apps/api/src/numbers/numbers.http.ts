import { EntityManager } from '@mikro-orm/postgresql';
import { Controller, Get, NotFoundException, Param, Req, Res } from '@nestjs/common';
import { translator } from '@percorso/messages';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RequestViewers } from '../access/request-viewers.js';
import { Clock } from '../kernel/clock.js';
import { csvOf } from '../kernel/csv-text.js';
import type { Locale } from '../kernel/locale.js';
import { Process } from '../processes/process.entity.js';
import { visibleProcesses } from '../processes/process.policy.js';
import type { ProcessFigures } from './numbers.queries.js';
import { NumbersService } from './numbers.service.js';

/** The published numbers of a process as a sheet, each with its rule. They are for everybody. */
@Controller('files/numbers')
export class NumbersHttp {
  constructor(
    private readonly numbers: NumbersService,
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly viewers: RequestViewers,
  ) {}

  @Get(':file')
  async download(@Param('file') file: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const now = this.clock.now();
    const viewer = await this.viewers.of(request);
    const [, slug] = /^([a-z0-9-]+)\.csv$/.exec(file) ?? [];
    const process = slug === undefined ? null : await this.em.findOne(Process, { $and: [{ slug }, visibleProcesses(viewer)] });
    const figures = process && (await this.numbers.ofProcesses([process.id], now)).get(process.id);
    if (!figures) throw new NotFoundException();
    reply.header('content-disposition', `attachment; filename="${file}"`).header('cache-control', 'no-cache').type('text/csv; charset=utf-8');
    return csvOf(sheetOf(figures, viewer.locale));
  }
}

/** One line a number, its rule beside it; that people are made up stands above them. */
function sheetOf(figures: ProcessFigures, locale: Locale): (string | number)[][] {
  const t = translator(locale);
  return [
    ...(figures.synthetic ? [[t('numbers.synthetic')]] : []),
    [t('numbers.figure'), t('numbers.value'), t('numbers.rule')],
    [t('numbers.meetingsHeld'), figures.meetingsHeld, t('numbers.meetingsHeldRule', { planned: figures.meetingsPlanned })],
    [t('numbers.peopleInvolved'), figures.peopleInvolved, t('numbers.peopleInvolvedRule')],
    [t('numbers.presences'), figures.presences, t('numbers.presencesRule', { headCounts: figures.headCounts })],
    [t('numbers.peopleRegistered'), figures.peopleRegistered, t('numbers.peopleRegisteredRule')],
    [t('numbers.organisationsInvolved'), figures.organisationsInvolved, t('numbers.organisationsInvolvedRule')],
    [t('numbers.updatedAt'), figures.updatedAt.toISOString(), ''],
  ];
}
