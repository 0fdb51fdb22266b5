import { Controller, Get, NotFoundException, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RequestViewers } from '../access/request-viewers.js';
import { EventStreams } from '../kernel/event-streams.js';
import { LiveMeetingsService, type MeetingNow } from './live-meetings.service.js';

/**
 * GET /events/meeting/:id: server-sent events "meeting", each the whole of what is to be seen of it now. Everybody who
 * may see the meeting gets the seats; its staff also how many are registered and present, as long as they are its staff
 * and signed in: then they get what everybody gets. A state is that for somebody who is not registered; an admission's
 * for those whom it is meant for.
 */
@Controller('events/meeting')
export class LiveMeetingsHttp {
  constructor(
    private readonly viewers: RequestViewers,
    private readonly streams: EventStreams,
    private readonly meetings: LiveMeetingsService,
  ) {}

  @Get(':id')
  async follow(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const viewer = await this.viewers.of(request);
    let view = await this.meetings.viewOf(id, viewer);
    if (view === null) throw new NotFoundException();

    const stream = this.streams.open(request, reply, viewer.sessionId);
    stream.feed<MeetingNow | null>(
      (hear) => this.meetings.follow(id, hear),
      async (now) => {
        if (view === 'staff') view = await this.meetings.viewOf(id, await this.viewers.of(request));
        const seen = view && now?.[view];
        if (seen) stream.tell('meeting', seen);
        else stream.end();
      },
    );
  }
}
