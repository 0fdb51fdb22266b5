import { EntityManager } from '@mikro-orm/postgresql';
import { BadRequestException, Controller, ForbiddenException, Get, NotFoundException, Param, Query, Req, Res, UnauthorizedException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RequestViewers } from '../access/request-viewers.js';
import { recordAudit } from '../kernel/audit.js';
import { Clock } from '../kernel/clock.js';
import type { Cell } from '../kernel/csv-text.js';
import { isId } from '../kernel/ids.js';
import type { Locale } from '../kernel/locale.js';
import type { LocalizedText } from '../kernel/localized-text.js';
import { sendSheet, sheetNamed } from '../kernel/sheet-file.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { mayRunMeeting, visibleMeetings } from '../meetings/meeting.policy.js';
import { type RegistrationFilter, registrationFilter } from './registration-filter.js';
import { answerSheet } from './registration-answer-sheet.js';
import { registrationSheet } from './registration-sheet.js';
import { type SheetRow, sheetRows, sheetWords } from './registration-sheets.queries.js';

/** Makes a sheet, the head first, of rows as they come. */
type SheetMaker = (em: EntityManager, meeting: Meeting, rows: AsyncIterable<SheetRow[]>, words: Map<string, LocalizedText>, locale: Locale) => AsyncIterable<Cell[][]>;

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
  ) {}

  @Get('registrations/:file')
  download(@Param('file') file: string, @Query('filter') asked: string | undefined, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.#send(file, asked, 'registrations.exported', request, reply, (_em, _meeting, rows, words, locale) => registrationSheet(rows, words, locale));
  }

  @Get('answers/:file')
  downloadAnswers(@Param('file') file: string, @Query('filter') asked: string | undefined, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.#send(file, asked, 'answers.exported', request, reply, (em, meeting, rows, words, locale) => answerSheet(em, meeting.id, rows, words, locale));
  }

  async #send(file: string, asked: string | undefined, action: string, request: FastifyRequest, reply: FastifyReply, sheetOf: SheetMaker): Promise<void> {
    const viewer = await this.viewers.of(request);
    if (!viewer.person) throw new UnauthorizedException();
    const sheet = sheetNamed(file);
    const em = this.em.fork({ useContext: false });
    const meeting = sheet && isId(sheet.name) ? await em.findOne(Meeting, { $and: [{ id: sheet.name }, visibleMeetings(viewer)] }) : null;
    if (!sheet || !meeting) throw new NotFoundException();
    if (!mayRunMeeting(viewer, meeting)) throw new ForbiddenException();
    const filter = filterIn(asked);
    await recordAudit(em, {
      at: this.clock.now(),
      personId: viewer.person.id,
      action,
      subjectType: 'meeting',
      subjectId: meeting.id,
      processId: meeting.process.id,
      details: { ending: sheet.ending, filtered: Object.entries(filter).flatMap(([name, value]) => (value === null ? [] : [name])) },
      requestId: viewer.requestId,
    });
    const words = await sheetWords(em, meeting.id);
    const rows = sheetRows(em, meeting.id, meeting.timezone, filter);
    sendSheet(reply, sheet.name, sheet.ending, sheetOf(em, meeting, rows, words, viewer.person.locale));
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
