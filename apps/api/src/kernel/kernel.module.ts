import { MikroOrmModule } from '@mikro-orm/nestjs';
import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { Clock } from './clock.js';
import { databaseOptions } from './database.js';
import { RateLimiter } from './rate-limiter.js';
import type { Settings } from './settings.js';
import { UserErrorsInterceptor } from './user-errors.js';

/** The token under which the settings are injected. */
export const SETTINGS = Symbol('settings');

/** What every feature leans on and no feature belongs to. */
@Global()
@Module({})
export class KernelModule {
  static async forRoot(settings: Settings, databaseUrl: string): Promise<DynamicModule> {
    return {
      module: KernelModule,
      imports: [
        await MikroOrmModule.forRoot({ ...databaseOptions(databaseUrl, settings.databasePool), registerRequestContext: false }),
      ],
      providers: [
        { provide: SETTINGS, useValue: settings },
        { provide: APP_INTERCEPTOR, useClass: UserErrorsInterceptor },
        Clock,
        RateLimiter,
      ],
      exports: [SETTINGS, Clock, RateLimiter],
    };
  }
}
