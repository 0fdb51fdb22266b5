import { MikroORM } from '@mikro-orm/postgresql';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { DatabaseListener } from './database-listener.js';
import { faultForLog } from './error-log.js';

/** @param what  as "meeting:<id>"; null: anything may have changed */
export type ChangeHearer = (what: string | null) => void;

/**
 * What changed of the things that people look at, in whichever server process it was committed: triggers tell it on the
 * channel "changed". The process listens from the first who wants to hear of it on.
 */
@Injectable()
export class DatabaseChanges implements OnModuleDestroy {
  readonly #log = new Logger('changes');
  readonly #hearers: ChangeHearer[] = [];
  #listener: DatabaseListener | null = null;
  #listening: Promise<void> = Promise.resolve();

  constructor(private readonly orm: MikroORM) {}

  hear(hearer: ChangeHearer): void {
    this.#hearers.push(hearer);
    if (this.#listener !== null) return;
    this.#listener = new DatabaseListener({
      databaseUrl: this.orm.config.get('clientUrl') ?? '',
      channel: 'changed',
      name: 'percorso changes',
      onHeard: (what) => this.#hearers.forEach((each) => each(what)),
      onFault: (fault) => this.#log.warn(faultForLog(fault)),
    });
    this.#listening = this.#listener.listen();
  }

  async onModuleDestroy(): Promise<void> {
    this.#listener?.close();
    await this.#listening;
  }
}
