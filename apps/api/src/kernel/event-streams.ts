import { HttpException, HttpStatus, Injectable, type OnModuleInit, ServiceUnavailableException } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { EventStream } from './event-stream.js';
import { networkOf } from './network-address.js';

/** Open at once in one process. Behind one address may be a whole office; a session is one person. */
const most = { ofAddress: 100, ofSession: 10, altogether: 2_000 };
const RETRY_SECONDS = 30;

/** All streams of events that this process has open. They end when it stops, and no later. */
@Injectable()
export class EventStreams implements OnModuleInit {
  readonly #open = new Map<string, Set<EventStream>>();
  #count = 0;
  #stopping = false;

  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    // A worker has no HTTP.
    const fastify = this.host.httpAdapter?.getInstance<FastifyInstance>();
    fastify?.addHook('preClose', async () => this.#endAll());
  }

  /**
   * Answers a request with a stream, which is open until whoever asked goes away, or `end`.
   *
   * @param sessionId  null: a visitor, who counts by network address
   * @throws HttpException  429 for whoever has too many, 503 when there are too many altogether or the server stops
   */
  open(request: FastifyRequest, reply: FastifyReply, sessionId: string | null): EventStream {
    const who = sessionId === null ? `address ${networkOf(request.ip)}` : `session ${sessionId}`;
    const own = this.#open.get(who) ?? new Set();
    if (this.#stopping || this.#count >= most.altogether) {
      reply.header('retry-after', RETRY_SECONDS);
      throw new ServiceUnavailableException();
    }
    if (own.size >= (sessionId === null ? most.ofAddress : most.ofSession)) {
      reply.header('retry-after', RETRY_SECONDS);
      throw new HttpException('Too many streams.', HttpStatus.TOO_MANY_REQUESTS);
    }

    const stream = new EventStream();
    this.#open.set(who, own.add(stream));
    this.#count += 1;
    stream.once('close', () => {
      own.delete(stream);
      if (own.size === 0) this.#open.delete(who);
      this.#count -= 1;
    });
    reply.header('cache-control', 'no-store').header('x-accel-buffering', 'no').type('text/event-stream').send(stream);
    if (request.method === 'HEAD') stream.end();
    return stream;
  }

  #endAll(): void {
    this.#stopping = true;
    for (const own of this.#open.values()) for (const stream of own) stream.end();
  }
}
