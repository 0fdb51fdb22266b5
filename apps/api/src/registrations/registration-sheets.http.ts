import { EntityManager } from '@mikro-orm/postgresql';
import { BadRequestException, Controller, ForbiddenException, Get, Inject, NotFoundException, Param, Query, Req, Res, UnauthorizedException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RequestViewers } from '../access/request-viewers.js';
import { Clock } from '../kernel/clock.js';
import { isId } from '../kernel/ids.js';
import { SETTINGS, type Settings } from '../kernel/settings.js';
import { sendSheet, sheetNamed } from '../kernel/sheet-file.js';
import { recordMeetingAudit } from '../meetings/meeting-audit.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { mayRunMeeting, visibleMeetings } from '../meetings/meeting.policy.js';
import { type RegistrationFilter, registrationFilter } from './registration-filter.js';
import { answerColumns } from './registration-answer-sheet.js';
import { sheetOfRegistrations } from './registration-sheets.queries.js';

/**
 * GET /files/registrations/:meetingId.csv and .xlsx: the registrations that are looked for, for whoever runs the
 * meeting. `filter` is a RegistrationFilter as JSON; without it, all of them. GET /files/answers/:meetingId.csv and .xlsx
 * has what they answered besides, a column a question. Each download is logged.
 */
@Controller('files')
export class RegistrationSheetsHttp {
  constructor(
    private readonly em: EntityManager,
    private readonly viewers: RequestViewers,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'publicUrl'>,
  ) {}

  @Get('registrations/:file')
  download(@Param('file') file: string, @Query('filter') asked: string | undefined, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.#send(file, asked, 'registrations', request, reply);
  }

  @Get('answers/:file')
  downloadAnswers(@Param('file') file: string, @Query('filter') asked: string | undefined, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.#send(file, asked, 'answers', request, reply);
  }

  async #send(file: string, asked: string | undefined, what: 'registrations' | 'answers', request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const viewer = await this.viewers.of(request);
    if (!viewer.person) throw new UnauthorizedException();
    const sheet = sheetNamed(file);
    const em = this.em.fork({ useContext: false });
    const meeting = sheet && isId(sheet.name) ? await em.findOne(Meeting, { $and: [{ id: sheet.name }, visibleMeetings(viewer)] }, { populate: ['process'] }) : null;
    if (!sheet || !meeting) throw new NotFoundException();
    if (!mayRunMeeting(viewer, meeting)) throw new ForbiddenException();
    const filter = filterIn(asked);
    await recordMeetingAudit(em, `${what}.exported`, meeting, { ...viewer, person: viewer.person }, this.clock.now(), {
      ending: sheet.ending,
      filtered: Object.entries(filter).flatMap(([name, value]) => (value === null ? [] : [name])),
    });
    const { locale } = viewer.person;
    const answers = what === 'answers' ? await answerColumns(em, meeting.id, locale, this.settings.publicUrl) : null;
    sendSheet(reply, `${meeting.process.slug}-${meeting.date.replace(/[^\d-]+/g, '_')}-${what}`, sheet.ending, em, await sheetOfRegistrations(em, meeting, filter, answers, locale));
  }
}

/** @throws BadRequestException  when it is no filter */
function filterIn(asked: string | undefined): RegistrationFilter {
  try {
    return registrationFilter(asked === undefined ? null : JSON.parse(asked));
  } catch {
    throw new BadRequestException();
  }
}
