import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';

export interface RateVerdict {
  allowed: boolean;
  /** When asking again makes sense; 0 when allowed. */
  retryAfterSeconds: number;
}

interface Hit {
  key: string;
  limit: number;
  windowSeconds: number;
  now: Date;
  resolve: (verdict: RateVerdict) => void;
  reject: (error: unknown) => void;
}

interface CountedKey {
  key: string;
  hits: number;
  endsAt: string;
}

/**
 * Counts how often something was tried, in the database, so that a limit holds for all processes together and
 * outlives a restart. What arrives while a statement is on its way waits and goes out together with the next one:
 * a rush of thousands costs a few statements.
 */
@Injectable()
export class RateLimiter {
  private waiting: Hit[] = [];
  private counting = false;

  constructor(private readonly em: EntityManager) {}

  /**
   * Counts one try. It counts whatever becomes of the caller's transaction, and also when it is refused.
   * The span begins with the first try and its length is fixed by it, so a key always goes with the same length.
   *
   * @param key    what is counted, as "sign-in-code:address:192.0.2.7"; no e-mail address in clear
   * @param limit  how many are allowed within the span
   */
  hit(key: string, limit: number, windowSeconds: number, now: Date): Promise<RateVerdict> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ key, limit, windowSeconds, now, resolve, reject });
      if (!this.counting) void this.countWaiting();
    });
  }

  /** Forgets the spans that are over. */
  async forgetOld(now: Date): Promise<void> {
    await this.em.fork().execute('delete from rate_limit where ends_at < ?', [now]);
  }

  private async countWaiting(): Promise<void> {
    this.counting = true;
    await Promise.resolve(); // whatever else is asked for in this turn joins the first statement
    while (this.waiting.length > 0) {
      const hits = this.waiting.splice(0);
      try {
        answer(hits, await this.count(hits));
      } catch (error) {
        for (const { reject } of hits) reject(error);
      }
    }
    this.counting = false;
  }

  /** Rows are locked in the order of their keys, so that two processes never wait for each other. */
  private count(hits: readonly Hit[]): Promise<CountedKey[]> {
    const now = new Date(Math.max(...hits.map((hit) => hit.now.getTime())));
    const keys = [...Map.groupBy(hits, ({ key }) => key)].map(([key, ofKey]) => ({
      key,
      hits: ofKey.length,
      ends_at: new Date(now.getTime() + Math.max(...ofKey.map(({ windowSeconds }) => windowSeconds)) * 1000),
    }));
    return this.em.fork().execute<CountedKey[]>(
      `insert into rate_limit as counted (key, ends_at, hits)
       select key, ends_at, hits from jsonb_to_recordset(?::jsonb) as hit(key text, ends_at timestamptz, hits int) order by key
       on conflict (key) do update set
         hits = excluded.hits + case when counted.ends_at > ? then counted.hits else 0 end,
         ends_at = case when counted.ends_at > ? then counted.ends_at else excluded.ends_at end
       returning key, hits, ends_at as "endsAt"`,
      [JSON.stringify(keys), now, now],
    );
  }
}

function answer(hits: readonly Hit[], counted: readonly CountedKey[]): void {
  const totals = new Map(counted.map((row) => [row.key, row]));
  const ofKey = Map.groupBy(hits, ({ key }) => key);
  for (const [key, together] of ofKey) {
    const total = totals.get(key);
    together.forEach((hit, index) => {
      if (!total) return hit.reject(new Error('A hit was not counted.'));
      const place = total.hits - together.length + index + 1;
      const seconds = Math.ceil((new Date(total.endsAt).getTime() - hit.now.getTime()) / 1000);
      hit.resolve(place <= hit.limit ? { allowed: true, retryAfterSeconds: 0 } : { allowed: false, retryAfterSeconds: Math.max(1, seconds) });
    });
  }
}
