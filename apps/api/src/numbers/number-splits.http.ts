import { EntityManager } from '@mikro-orm/postgresql';
import { Controller, ForbiddenException, Get, NotFoundException, Param, Req, Res, UnauthorizedException } from '@nestjs/common';
import { translator } from '@percorso/messages';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RequestViewers } from '../access/request-viewers.js';
import type { Viewer } from '../access/viewer.js';
import { Group } from '../groups/group.entity.js';
import { isId } from '../kernel/ids.js';
import type { Locale } from '../kernel/locale.js';
import { sendLines, sheetNamed } from '../kernel/sheet-file.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { visibleMeetings } from '../meetings/meeting.policy.js';
import { Process } from '../processes/process.entity.js';
import { visibleProcesses } from '../processes/process.policy.js';
import { maySplitNumbers, maySplitNumbersOfMeeting } from './number.policy.js';
import type { NumberSplitsType, SplitLineType } from './number-split.graphql.js';
import type { SplitOf } from './number-splits.queries.js';
import { NumberSplitsService } from './number-splits.service.js';

/** What is split, when it is there for the viewer to see. */
interface Found {
  of: SplitOf;
  id: string;
  processId: string;
  allowed: boolean;
}

/** GET /files/splits/process/:slug.csv, /group/:id.csv and /meeting/:id.csv, and .xlsx: the numbers by category and by territory. They name nobody. */
@Controller('files/splits')
export class NumberSplitsHttp {
  constructor(
    private readonly em: EntityManager,
    private readonly splits: NumberSplitsService,
    private readonly viewers: RequestViewers,
  ) {}

  @Get(':of/:file')
  async download(@Param('of') of: string, @Param('file') file: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const viewer = await this.viewers.of(request);
    if (!viewer.person) throw new UnauthorizedException();
    const named = sheetNamed(file);
    const found = named && (await this.#find(of, named.name, viewer));
    if (!found) throw new NotFoundException();
    if (!found.allowed) throw new ForbiddenException();
    const splits = await this.splits.of(found.of, found.id, found.processId, viewer.locale, {});
    await sendLines(reply, named.name, named.ending, sheetOf(splits, viewer.locale));
  }

  async #find(of: string, name: string, viewer: Viewer): Promise<Found | null> {
    const em = this.em.fork({ useContext: false });
    if (of === 'process') {
      const process = await em.findOne(Process, { $and: [{ slug: name }, visibleProcesses(viewer)] });
      return process && { of, id: process.id, processId: process.id, allowed: maySplitNumbers(viewer, process.id) };
    }
    if (!isId(name)) return null;
    if (of === 'group') {
      const group = await em.findOne(Group, { id: name, process: visibleProcesses(viewer) });
      return group && { of, id: group.id, processId: group.process.id, allowed: maySplitNumbers(viewer, group.process.id) };
    }
    if (of !== 'meeting') return null;
    const meeting = await em.findOne(Meeting, { $and: [{ id: name }, visibleMeetings(viewer)] });
    return meeting && { of, id: meeting.id, processId: meeting.process.id, allowed: maySplitNumbersOfMeeting(viewer, meeting) };
  }
}

/** Both splits one below the other, each ending with what all its lines add up to. */
function sheetOf({ total, categories, territories }: NumberSplitsType, locale: Locale): (string | number)[][] {
  const t = translator(locale);
  const lineOf = (kind: string) => ({ title, registered, waiting, involved, presences }: SplitLineType) => [kind, title ?? t('splits.notStated'), registered, waiting, involved, presences];
  const sum = (kind: string) => lineOf(kind)({ ...total, title: t('splits.total') });
  const [category, territory] = [t('splits.category'), t('splits.territory')];
  return [
    [t('splits.by'), t('splits.value'), t('splits.registered'), t('splits.waiting'), t('splits.involved'), t('splits.presences')],
    ...categories.map(lineOf(category)),
    sum(category),
    ...territories.map(lineOf(territory)),
    sum(territory),
  ];
}
