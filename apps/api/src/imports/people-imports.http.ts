import { Readable } from 'node:stream';
import { EntityManager } from '@mikro-orm/postgresql';
import { Controller, Get, NotFoundException, Param, Post, Req, Res, UnauthorizedException } from '@nestjs/common';
import { translator } from '@percorso/messages';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { signedIn } from '../access/current-viewer.js';
import { RequestViewers } from '../access/request-viewers.js';
import { isOrganiserOf, type Viewer } from '../access/viewer.js';
import { Clock } from '../kernel/clock.js';
import { csvOf } from '../kernel/csv-text.js';
import { sentFileName } from '../kernel/file-name.js';
import { fileRefusal, takeUpload } from '../kernel/file-upload.js';
import { isId } from '../kernel/ids.js';
import { RateLimiter } from '../kernel/rate-limiter.js';
import { importFiles } from './import-file.js';
import { PeopleImport } from './people-import.entity.js';
import { PeopleImportUpload } from './people-import-upload.js';
import { allNotedRows } from './people-imports.queries.js';
import { SheetFault } from './sheet-fault.js';

const CSV_TYPE = 'text/csv; charset=utf-8';
const UPLOADS = 60;
const HOUR_SECONDS = 3_600;

/** Files of people, in and out. The session decides. */
@Controller('imports/people')
export class PeopleImportsHttp {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly viewers: RequestViewers,
    private readonly upload: PeopleImportUpload,
    private readonly limiter: RateLimiter,
  ) {}

  /** The body is the file; its name comes in X-File-Name, percent-encoded, so that no address holds it. */
  @Post(':slug')
  async receive(@Param('slug') slug: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<{ id: string }> {
    const now = this.clock.now();
    const viewer = await this.viewers.of(request);
    if (!viewer.person) throw new UnauthorizedException();
    const verdict = await this.limiter.hit(`upload:${viewer.person.id}`, UPLOADS, HOUR_SECONDS, now);
    try {
      const id = await takeUpload(request, reply, importFiles, verdict, (bytes) => this.upload.receive(slug, sentFileName(request), bytes, signedIn(viewer), now));
      if (id === null) throw new NotFoundException();
      return { id };
    } catch (error) {
      throw error instanceof SheetFault ? fileRefusal(error.code, translator(viewer.locale)(error.code, error.values)) : error;
    }
  }

  /** A sheet to fill in, with an example. */
  @Get('template.csv')
  template(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return this.viewers.of(request).then(({ locale }) => {
      const t = translator(locale);
      asFile(reply, t('importFile.templateName'));
      const columns = ['NAME', 'EMAIL', 'TELEPHONE', 'LANGUAGE', 'ORGANISATION', 'CATEGORY', 'MUNICIPALITY', 'GROUP'] as const;
      return csvOf([columns.map((field) => t(`importField.${field}`)), [t('importFile.exampleName'), t('importFile.exampleEmail'), '', locale, '', '', 'Lodi', '']]);
    });
  }

  /** The rows that are to be repaired, as they stand in the file, each with what is wrong with it. */
  @Get(':id/rows.csv')
  async badRows(@Param('id') id: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Readable> {
    const viewer = await this.viewers.of(request);
    if (!viewer.person) throw new UnauthorizedException();
    const em = this.em.fork({ useContext: false });
    const found = isId(id) ? await em.findOne(PeopleImport, { id }) : null;
    if (!found || !isOrganiserOf(viewer, found.process.id)) throw new NotFoundException();
    asFile(reply, translator(viewer.locale)('importFile.badRowsName'));
    return Readable.from(badRowsOf(em, found, viewer));
  }
}

async function* badRowsOf(em: EntityManager, { id, sheet }: PeopleImport, { locale }: Viewer): AsyncGenerator<string> {
  const t = translator(locale);
  const headings = sheet?.headings ?? [];
  yield csvOf([[t('importFile.row'), t('importFile.reason'), ...headings]]);
  for await (const rows of allNotedRows(em, id, 'BAD')) {
    const lines = rows.map(({ number, cells, faults }) => [
      number,
      faults.map(({ column, code, values }) => `${headings[column] ?? ''}: ${t(code, values)}`).join(' '),
      ...headings.map((_, index) => cells[index] ?? ''),
    ]);
    // The byte order mark stands at the beginning only.
    yield csvOf(lines).slice(1);
  }
}

function asFile(reply: FastifyReply, name: string): void {
  reply.header('content-disposition', `attachment; filename="${name}"`).header('cache-control', 'private, no-store').type(CSV_TYPE);
}
