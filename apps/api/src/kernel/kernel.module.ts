import { MikroOrmModule } from '@mikro-orm/nestjs';
import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { LoggerModule } from 'nestjs-pino';
import { Clock } from './clock.js';
import { CommittedChanges } from './committed-changes.js';
import { DatabaseChanges } from './database-changes.js';
import { databaseOptions } from './database.js';
import { EventStreams } from './event-streams.js';
import { FairTurns } from './fair-turns.js';
import { FaultFilter } from './fault-filter.js';
import { HealthHttp } from './health.http.js';
import { Jobs } from './jobs.js';
import { MetricsHttp } from './metrics.http.js';
import { Metrics } from './metrics.js';
import { RateLimiter } from './rate-limiter.js';
import { Readiness } from './readiness.js';
import { logParameters } from './request-log.js';
import { SETTINGS, type Settings } from './settings.js';
import { ContactTextsResolver, SiteResolver } from './site.resolver.js';

export { SETTINGS };

/** What every feature leans on and no feature belongs to. */
@Global()
@Module({})
export class KernelModule {
  static async forRoot(settings: Settings, databaseUrl: string, turns: FairTurns): Promise<DynamicModule> {
    return {
      module: KernelModule,
      imports: [
        LoggerModule.forRoot(logParameters(settings)),
        await MikroOrmModule.forRoot({ ...databaseOptions(databaseUrl, settings.databasePool), registerRequestContext: false }),
      ],
      controllers: [HealthHttp, MetricsHttp],
      providers: [
        { provide: SETTINGS, useValue: settings },
        { provide: FairTurns, useValue: turns },
        { provide: APP_FILTER, useClass: FaultFilter },
        Clock,
        CommittedChanges,
        DatabaseChanges,
        EventStreams,
        Jobs,
        Metrics,
        RateLimiter,
        Readiness,
        SiteResolver,
        ContactTextsResolver,
      ],
      exports: [SETTINGS, Clock, CommittedChanges, DatabaseChanges, EventStreams, FairTurns, Jobs, Metrics, RateLimiter, Readiness],
    };
  }
}
