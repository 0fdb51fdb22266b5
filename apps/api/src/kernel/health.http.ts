import { setTimeout as sleep } from 'node:timers/promises';
import { EntityManager } from '@mikro-orm/postgresql';
import { Controller, Get, Header, ServiceUnavailableException } from '@nestjs/common';
import { Clock } from './clock.js';
import { migrationNames } from './database.js';
import { Readiness } from './readiness.js';

const PATIENCE_MS = 2_000;

/** For service managers and balancers. */
@Controller('health')
export class HealthHttp {
  constructor(
    private readonly em: EntityManager,
    private readonly readiness: Readiness,
    private readonly clock: Clock,
  ) {}

  /** Whether the process answers at all. Asks nobody else: a restart cures no database. */
  @Get('live')
  @Header('cache-control', 'no-store')
  live(): { status: string } {
    return { status: 'live' };
  }

  /**
   * Whether requests should be sent here: not while the server stops, without a database or with its tables behind,
   * and not when mails or jobs are due and nobody takes them up, since what people are told would not come true. A
   * mail server that is down is no reason: its mails are taken up, and tried again.
   */
  @Get('ready')
  @Header('cache-control', 'no-store')
  async ready(): Promise<{ status: string }> {
    const fault = this.readiness.stopping ? 'stopping' : await this.fault();
    if (fault) throw new ServiceUnavailableException({ status: fault });
    return { status: 'ready' };
  }

  private async fault(): Promise<string | null> {
    const asked = this.pendingMigrations().then((pending) => (pending ? 'migrations pending' : this.readiness.fault(this.clock.now())));
    return Promise.race([asked.catch(() => 'no database'), sleep(PATIENCE_MS, 'no database', { ref: false })]);
  }

  private async pendingMigrations(): Promise<boolean> {
    const done = await this.em.fork().execute<{ name: string }[]>('select name from migration');
    return migrationNames().some((name) => !done.some((migration) => migration.name === name));
  }
}
