import { type EventSubscriber, MikroORM } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';

/** Counts the transactions that this process has committed, so that what was read before one is known to be old. */
@Injectable()
export class CommittedChanges implements EventSubscriber {
  #count = 0;

  constructor(orm: MikroORM) {
    orm.em.getEventManager().registerSubscriber(this);
  }

  get count(): number {
    return this.#count;
  }

  afterTransactionCommit(): void {
    this.#count += 1;
  }
}
