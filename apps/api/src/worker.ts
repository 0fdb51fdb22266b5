import { NestFactory } from '@nestjs/core';
import { Logger } from 'nestjs-pino';
import 'reflect-metadata';
import { AppModule } from './app.module.js';
import { Jobs } from './kernel/jobs.js';
import type { Settings } from './kernel/settings.js';
import { MailWorker } from './mail/mail-worker.js';

/** What does the work that no request waits for: mails, reminders, deletions. */
export interface Worker {
  /** Takes nothing new, and resolves when what it was at is done. */
  stop(): Promise<void>;
}

/**
 * Starts the worker. Any number of them may run.
 *
 * @param databaseUrl  the outside database, or the embedded one that runs by now, migrated
 */
export async function startWorker(settings: Settings, databaseUrl: string): Promise<Worker> {
  const context = await NestFactory.createApplicationContext(await AppModule.forRoot(settings, databaseUrl), {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  context.useLogger(context.get(Logger));
  await context.get(MailWorker).start();
  const jobs = context.get(Jobs);
  await jobs.start();
  return {
    stop: async () => {
      await jobs.stop();
      await context.close();
    },
  };
}
