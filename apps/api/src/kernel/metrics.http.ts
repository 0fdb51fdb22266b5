import { BlockList, isIPv6 } from 'node:net';
import { Controller, Get, Inject, NotFoundException, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Metrics } from './metrics.js';
import { SETTINGS, type Settings } from './settings.js';

/** GET /metrics, for the addresses of METRICS_ALLOWED; for all others there is no such page. */
@Controller('metrics')
export class MetricsHttp {
  private readonly allowed = new BlockList();

  constructor(
    private readonly metrics: Metrics,
    @Inject(SETTINGS) settings: Settings,
  ) {
    for (const network of settings.metricsAllowed) allow(this.allowed, network);
  }

  @Get()
  async read(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    if (!this.mayRead(request)) throw new NotFoundException();
    reply.header('content-type', this.metrics.registry.contentType).header('cache-control', 'no-store');
    return this.metrics.registry.metrics();
  }

  /** What a proxy forwards comes from anywhere, and seems to come from the loopback when nobody named that proxy. */
  private mayRead(request: FastifyRequest): boolean {
    if (request.headers['x-forwarded-for'] !== undefined || request.headers.forwarded !== undefined) return false;
    return this.allowed.check(request.ip, isIPv6(request.ip) ? 'ipv6' : 'ipv4');
  }
}

function allow(list: BlockList, network: string): void {
  const [address = '', bits] = network.split('/');
  const family = isIPv6(address) ? 'ipv6' : 'ipv4';
  if (bits === undefined) list.addAddress(address, family);
  else list.addSubnet(address, Number(bits), family);
}
