import { EntityManager } from '@mikro-orm/postgresql';
import { BadRequestException, Controller, ForbiddenException, Get, NotFoundException, Param, Query, Req, Res, UnauthorizedException } from '@nestjs/common';
import { translator } from '@percorso/messages';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RequestViewers } from '../access/request-viewers.js';
import { isOrganiserOf } from '../access/viewer.js';
import { recordAudit } from '../kernel/audit.js';
import { Clock } from '../kernel/clock.js';
import { locales, type Locale } from '../kernel/locale.js';
import { sendSheet, type Sheet, sheetNamed } from '../kernel/sheet-file.js';
import { Process } from '../processes/process.entity.js';
import { ATTENDED, PEOPLE, type PeopleFilter, peopleFilter, peopleParameters, REGISTRATIONS } from './person-filter.js';

/**
 * GET /files/people/:slug.csv and .xlsx: the people of a process who are looked for, for its organisers. `filter` is a
 * PeopleFilter as JSON; without it, all of them. Each download is logged.
 */
@Controller('files/people')
export class ProcessPeopleSheetsHttp {
  constructor(
    private readonly em: EntityManager,
    private readonly viewers: RequestViewers,
    private readonly clock: Clock,
  ) {}

  @Get(':file')
  async download(@Param('file') file: string, @Query('filter') asked: string | undefined, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const viewer = await this.viewers.of(request);
    if (!viewer.person) throw new UnauthorizedException();
    const named = sheetNamed(file);
    const em = this.em.fork({ useContext: false });
    const process = named && (await em.findOne(Process, { slug: named.name }));
    const organises = process !== null && isOrganiserOf(viewer, process.id);
    if (!named || !process || (!process.published && !organises)) throw new NotFoundException();
    if (!organises) throw new ForbiddenException();
    const filter = filterIn(asked);
    await recordAudit(em, {
      at: this.clock.now(),
      personId: viewer.person.id,
      action: 'people.exported',
      subjectType: 'process',
      subjectId: process.id,
      processId: process.id,
      details: { ending: named.ending, filtered: Object.entries(filter).flatMap(([name, value]) => (value === null ? [] : [name])) },
      requestId: viewer.requestId,
    });
    sendSheet(reply, `${named.name}-people`, named.ending, em, sheetOf(process.id, filter, viewer.person.locale));
  }
}

/** By name, as in the list. */
function sheetOf(processId: string, filter: PeopleFilter, locale: Locale): Sheet {
  const t = translator(locale);
  return {
    with: 'with word as materialized (select * from unnest($10::text[], $11::text[]) as word (key, word))',
    columns: [
      { title: t('people.name'), sql: 'person.name' },
      { title: t('people.email'), sql: 'coalesce(person.email, person.contact_email)' },
      { title: t('list.telephone'), sql: 'person.telephone' },
      { title: t('attendees.organisation'), sql: 'own.name' },
      { title: t('list.municipality'), sql: 'person.municipality' },
      { title: t('list.language'), sql: 'select word from word where key = person.locale' },
      { title: t('processPeople.registrations'), sql: REGISTRATIONS, isNumber: true },
      { title: t('processPeople.attended'), sql: ATTENDED, isNumber: true },
    ],
    from: `${PEOPLE} order by person.name collate "it-x-icu", person.id`,
    parameters: [...peopleParameters(processId, filter), locales, locales.map((language) => t(`list.language.${language}`))],
  };
}

/** @throws BadRequestException  when it is no filter */
function filterIn(asked: string | undefined): PeopleFilter {
  try {
    return peopleFilter(asked === undefined ? null : JSON.parse(asked));
  } catch {
    throw new BadRequestException();
  }
}
