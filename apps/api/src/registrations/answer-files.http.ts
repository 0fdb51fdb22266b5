import { Readable } from 'node:stream';
import { EntityManager } from '@mikro-orm/postgresql';
import { BadRequestException, Controller, Get, Inject, NotFoundException, Param, Post, Query, Req, Res, UnauthorizedException } from '@nestjs/common';
import { translator } from '@percorso/messages';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RequestViewers } from '../access/request-viewers.js';
import type { Viewer } from '../access/viewer.js';
import { recordAudit } from '../kernel/audit.js';
import { Clock } from '../kernel/clock.js';
import { asOwnFile, sentFileName } from '../kernel/file-name.js';
import { fileRefusal, takeUpload } from '../kernel/file-upload.js';
import { isId } from '../kernel/ids.js';
import { networkOf } from '../kernel/network-address.js';
import { RateLimiter, type RateVerdict } from '../kernel/rate-limiter.js';
import { SETTINGS, type Settings } from '../kernel/settings.js';
import { StoredFile } from '../kernel/stored-file.js';
import { AnswerFileFault } from './answer-file-fault.js';
import { downloadName, mediaType } from './answer-file-kind.js';
import { isSignedFilePath } from './answer-file-link.js';
import { answerFiles, type AttachedFile, findAttachedFile } from './answer-files.queries.js';
import { AnswerFilesService } from './answer-files.service.js';
import { maySeeNeeds } from './registration.policy.js';

/** What a browser makes up for each file that is chosen: nobody must guess it. */
const KEY = /^[\w-]{16,100}$/;
const HOUR_SECONDS = 3_600;
const UPLOADS_AN_HOUR = 60;
const UPLOADS_A_DAY = 200;

/**
 * POST /answer-files/:questionId takes a file in, with or without a session; GET /answer-files/:id gives one that became an
 * answer to whoever may read the answer.
 */
@Controller('answer-files')
export class AnswerFilesHttp {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly viewers: RequestViewers,
    private readonly files: AnswerFilesService,
    private readonly limiter: RateLimiter,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'sessionSecret'>,
  ) {}

  /** The body is the file. X-File-Name is its name, percent-encoded; X-File-Key the key that the sender makes up and answers with, the same when it is sent again. */
  @Post(':questionId')
  async receive(@Param('questionId') questionId: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<{ name: string }> {
    const now = this.clock.now();
    const viewer = await this.viewers.of(request);
    const key = request.headers['x-file-key'];
    if (typeof key !== 'string' || !KEY.test(key)) throw new BadRequestException('Send a key of 16 to 100 letters and digits in X-File-Key.');
    const verdict = await this.#count(viewer, now);
    try {
      const name = await takeUpload(request, reply, answerFiles, verdict, (bytes) => this.files.receive(questionId, key, sentFileName(request), bytes, viewer, now));
      if (name === null) throw new NotFoundException();
      return { name };
    } catch (error) {
      throw error instanceof AnswerFileFault ? fileRefusal(error.code, translator(viewer.locale)(error.code, error.values)) : error;
    }
  }

  /** Whoever is not the person themselves leaves a trace in the log. */
  @Get(':id')
  async download(@Param('id') id: string, @Query('until') until: string | undefined, @Query('signature') signature: string | undefined, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const now = this.clock.now();
    const em = this.em.fork({ useContext: false });
    const signed = isSignedFilePath(id, { until, signature }, this.settings.sessionSecret, now);
    const viewer = await this.viewers.of(request);
    if (!signed && !viewer.person) throw new UnauthorizedException();
    const file = isId(id) ? await findAttachedFile(em, id) : null;
    const read = file?.owners.find((owner) => maySeeNeeds(viewer, owner, { id: owner.meetingId, process: { id: owner.processId } }));
    if (!file || !(signed || read)) throw new NotFoundException();
    if (read && !signed && read.personId !== viewer.person?.id) await logReading(em, file, read, viewer, now);
    asOwnFile(reply, downloadName(file.name, file.kind)).header('content-length', file.bytes).type(mediaType(file.kind));
    await reply.send(Readable.from(new StoredFile(em, answerFiles, id, file.bytes).read(0, file.bytes), { objectMode: false }));
  }

  /** Many visitors may share a network address, and whoever fills the disk shares it with them: a day has an end of its own. */
  async #count({ person, address }: Viewer, now: Date): Promise<RateVerdict> {
    const who = person ? `person:${person.id}` : `address:${networkOf(address)}`;
    const [hour, day] = await Promise.all([
      this.limiter.hit(`answer-file:${who}`, UPLOADS_AN_HOUR, HOUR_SECONDS, now),
      this.limiter.hit(`answer-file:day:${who}`, UPLOADS_A_DAY, 24 * HOUR_SECONDS, now),
    ]);
    return day.allowed ? hour : day;
  }
}

function logReading(em: EntityManager, { id }: AttachedFile, read: AttachedFile['owners'][number], { person, requestId }: Viewer, at: Date): Promise<void> {
  return recordAudit(em, { at, personId: person?.id ?? null, action: 'answerFile.downloaded', subjectType: 'registration', subjectId: read.id, processId: read.processId, details: { file: id }, requestId });
}
