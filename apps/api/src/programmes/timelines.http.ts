import { EntityManager } from '@mikro-orm/postgresql';
import { Controller, Get, NotFoundException, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Viewer } from '../access/viewer.js';
import { Clock } from '../kernel/clock.js';
import { isLocale, type Locale } from '../kernel/locale.js';
import { Process } from '../processes/process.entity.js';
import { Track } from '../processes/track.entity.js';
import { timelinePicture } from './timeline-picture.js';
import { timelineParts } from './timelines.queries.js';

/** How long a copy may be shown again; a plan changes by the day. */
const FRESH_SECONDS = 300;

/** The time lines of published processes as SVG files: what everybody may see, whoever asks. */
@Controller('files/timelines')
export class TimelinesHttp {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  @Get(':file')
  async download(@Param('file') file: string, @Query('locale') wished: string | undefined, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const now = this.clock.now();
    const [, slug] = /^([a-z0-9-]+)\.svg$/.exec(file) ?? [];
    const process = slug === undefined ? null : await this.em.findOne(Process, { slug, published: true });
    if (!process) throw new NotFoundException();
    const locale = isLocale(wished) ? wished : process.language;
    const tracks = await this.em.find(Track, { process }, { orderBy: { position: 'asc' } });
    const parts = await timelineParts(this.em, [process.id], anybody(request, locale), false);
    const picture = timelinePicture({ process, tracks, phases: [], milestones: [], meetings: [], ...parts.get(process.id) }, locale, now);
    if (picture === null) throw new NotFoundException();
    reply
      .header('content-disposition', `attachment; filename="${process.slug}-${locale}.svg"`)
      .header('content-security-policy', "default-src 'none'; frame-ancestors 'none'; sandbox")
      .header('cache-control', `public, max-age=${FRESH_SECONDS}`)
      .type('image/svg+xml; charset=utf-8');
    return picture;
  }
}

/** No session is looked at: the copy that one person gets may be shown to the next. */
function anybody({ id, ip }: FastifyRequest, locale: Locale): Viewer {
  return { person: null, sessionId: null, roles: [], locale, address: ip, requestId: id };
}
