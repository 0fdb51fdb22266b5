import { Global, Module } from '@nestjs/common';
import { MailChecks } from './mail-checks.js';
import { MailMetrics } from './mail-metrics.js';
import { MailOutcomes } from './mail-outcomes.js';
import { MailStandstill } from './mail-standstill.js';
import { MailTemplates } from './mail-templates.js';
import { MailWorker } from './mail-worker.js';
import { MailboxController } from './mailbox.http.js';

/** Every feature has mails of its own, and registers them here when it starts. */
@Global()
@Module({
  controllers: [MailboxController],
  providers: [MailTemplates, MailChecks, MailMetrics, MailOutcomes, MailStandstill, MailWorker],
  exports: [MailTemplates, MailChecks, MailOutcomes, MailWorker],
})
export class MailsModule {}
