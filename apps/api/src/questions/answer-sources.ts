import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';

/** What has been answered to a question. */
export interface GivenAnswers {
  count: number;
  /** Each value once. */
  values: string[];
}

/** Where answers are kept that belong to one kind of thing, as registrations. By question; one that nobody answered is missing. */
export type AnswerSource = (em: EntityManager, questionIds: readonly string[]) => Promise<Map<string, GivenAnswers>>;

/** A form knows nothing of who answers it: those who keep answers say so here. */
@Injectable()
export class AnswerSources {
  readonly #sources: AnswerSource[] = [];

  register(source: AnswerSource): void {
    this.#sources.push(source);
  }

  /** What has been answered to a question, in any place. */
  async givenTo(em: EntityManager, questionId: string): Promise<GivenAnswers> {
    const given = await Promise.all(this.#sources.map(async (source) => (await source(em, [questionId])).get(questionId)));
    return given.reduce<GivenAnswers>(
      (all, one) => ({ count: all.count + (one?.count ?? 0), values: [...all.values, ...(one?.values ?? [])] }),
      { count: 0, values: [] },
    );
  }

  /** How many have answered each question; one that nobody answered is missing. */
  async counts(em: EntityManager, questionIds: readonly string[]): Promise<Map<string, number>> {
    const counts = new Map<string, number>();
    for (const source of this.#sources) {
      for (const [id, { count }] of await source(em, questionIds)) counts.set(id, (counts.get(id) ?? 0) + count);
    }
    return counts;
  }
}
