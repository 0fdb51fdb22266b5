import { Controller, Get, NotFoundException, Param, Req, Res, UnauthorizedException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RequestViewers } from '../access/request-viewers.js';
import { eventId } from '../kernel/event-stream.js';
import { EventStreams } from '../kernel/event-streams.js';
import type { CampaignNow } from './campaigns.queries.js';
import { CampaignsService } from './campaigns.service.js';

/** The event that is the last: nothing more becomes of the mails by itself. */
const LAST = 'settled';

/**
 * GET /events/campaign/:id: server-sent events "progress", each with how many of the mails of one act of inviting are
 * where, and "settled", after which the stream ends. For the staff that may read the mails, as long as they are that and
 * signed in. A browser that comes back after the last event is told by 204 to stay away (WHATWG HTML, 9.2.5).
 */
@Controller('events/campaign')
export class CampaignsHttp {
  constructor(
    private readonly viewers: RequestViewers,
    private readonly streams: EventStreams,
    private readonly campaigns: CampaignsService,
  ) {}

  @Get(':id')
  async follow(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const viewer = await this.viewers.of(request);
    if (!viewer.person) throw new UnauthorizedException();
    if (!(await this.campaigns.mayFollow(id, viewer))) throw new NotFoundException();
    if (request.headers['last-event-id'] === (await this.lastEventId(id))) return void reply.code(204).header('cache-control', 'no-store').send();

    const stream = this.streams.open(request, reply, viewer.sessionId);
    stream.feed<CampaignNow | null>(
      (hear) => this.campaigns.follow(id, hear),
      async (now) => {
        const mayHear = await this.campaigns.mayFollow(id, await this.viewers.of(request));
        if (now && mayHear) stream.tell(now.settled ? LAST : 'progress', dataOf(id, now));
        if (!now || !mayHear || now.settled) stream.end();
      },
    );
  }

  /** Null while there is more to come. */
  private async lastEventId(id: string): Promise<string | null> {
    const now = await this.campaigns.now(id);
    return now?.settled ? eventId(LAST, dataOf(id, now)) : null;
  }
}

function dataOf(campaignId: string, { counts }: CampaignNow): object {
  return { campaignId, ...counts };
}
