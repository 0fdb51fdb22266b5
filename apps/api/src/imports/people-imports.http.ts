import { Readable } from 'node:stream';
import { EntityManager } from '@mikro-orm/postgresql';
import { Controller, Get, HttpException, HttpStatus, NotFoundException, type OnModuleInit, Param, Post, Req, Res, UnauthorizedException, UnprocessableEntityException } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { translator } from '@percorso/messages';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { signedIn } from '../access/current-viewer.js';
import { RequestViewers } from '../access/request-viewers.js';
import { isOrganiserOf, type Viewer } from '../access/viewer.js';
import { Clock } from '../kernel/clock.js';
import { csvOf } from '../kernel/csv-text.js';
import { isId } from '../kernel/ids.js';
import { RateLimiter } from '../kernel/rate-limiter.js';
import { PeopleImport } from './people-import.entity.js';
import { PeopleImportUpload } from './people-import-upload.js';
import { allNotedRows } from './people-imports.queries.js';
import { LARGEST_FILE, tooLarge } from './stored-file.js';
import { SheetFault } from './sheet-fault.js';

/** No page sends this type without asking first (CORS): a form of another site cannot upload (see http-security.ts). */
const UPLOAD_TYPE = 'application/octet-stream';
const CSV_TYPE = 'text/csv; charset=utf-8';
const UPLOADS = 60;
const HOUR_SECONDS = 3_600;

/** Files of people, in and out. The session decides. */
@Controller('imports/people')
export class PeopleImportsHttp implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly viewers: RequestViewers,
    private readonly upload: PeopleImportUpload,
    private readonly limiter: RateLimiter,
  ) {}

  /** A file is taken as it comes: the upload counts its bytes, and nothing collects them. */
  onModuleInit(): void {
    // A worker has no HTTP.
    const fastify = this.host.httpAdapter?.getInstance<FastifyInstance>();
    fastify?.addContentTypeParser(UPLOAD_TYPE, (_request, payload, done) => done(null, payload));
  }

  /** The body is the file; its name comes in X-File-Name, percent-encoded, so that no address holds it. */
  @Post(':slug')
  async receive(@Param('slug') slug: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<{ id: string }> {
    const now = this.clock.now();
    const viewer = await this.viewers.of(request);
    if (!viewer.person) throw new UnauthorizedException();
    if (!(request.body instanceof Readable)) throw new HttpException(`Send the file as ${UPLOAD_TYPE}.`, HttpStatus.UNSUPPORTED_MEDIA_TYPE);
    const { allowed, retryAfterSeconds } = await this.limiter.hit(`upload:${viewer.person.id}`, UPLOADS, HOUR_SECONDS, now);
    if (!allowed) {
      reply.header('retry-after', retryAfterSeconds);
      throw new HttpException('Too many uploads.', HttpStatus.TOO_MANY_REQUESTS);
    }
    try {
      if (Number(request.headers['content-length'] ?? 0) > LARGEST_FILE) throw tooLarge();
      const id = await this.upload.receive(slug, fileNameOf(request), request.body.iterator({ destroyOnReturn: false }), signedIn(viewer), now);
      if (id === null) throw new NotFoundException();
      return { id };
    } catch (error) {
      // What is still to come of a refused file is taken off the line, so that its sender hears why.
      request.body.resume();
      if (!(error instanceof SheetFault)) throw error;
      const refusal = { code: error.code.slice(error.code.indexOf('.') + 1), message: translator(viewer.locale)(error.code, error.values) };
      if (error.code === 'sheetFault.tooLarge') throw new HttpException(refusal, HttpStatus.PAYLOAD_TOO_LARGE);
      throw new UnprocessableEntityException(refusal);
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

function fileNameOf({ headers }: FastifyRequest): string {
  const given = headers['x-file-name'];
  try {
    return typeof given === 'string' ? decodeURIComponent(given) : '';
  } catch {
    return '';
  }
}
