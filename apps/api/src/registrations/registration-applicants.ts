import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { type SignedIn, signedIn } from '../access/current-viewer.js';
import type { Viewer } from '../access/viewer.js';
import { InvalidError } from '../kernel/domain-error.js';
import { RateLimitedError } from '../kernel/graphql-errors.js';
import { networkOf } from '../kernel/network-address.js';
import { RateLimiter } from '../kernel/rate-limiter.js';
import { runSql } from '../kernel/run-sql.js';
import { SETTINGS, type Settings } from '../kernel/settings.js';
import { nameKey } from '../people/person-name.js';
import { type CheckedPerson, visitorOf } from './registration-input.js';
import { COMPLETE_PERSON } from './registration-place.queries.js';
import type { Visitor } from './registration-wish.js';

/** Somebody who may ask for a seat. */
export interface Applicant {
  by: { personId: string } | Visitor;
  /** Whose idempotency keys theirs are. */
  scope: string;
}

const MINUTE = 60;

/** Who asks for a seat: somebody with a session, or a visitor, who says who they are and may not ask too often. */
@Injectable()
export class RegistrationApplicants {
  constructor(
    private readonly em: EntityManager,
    private readonly limiter: RateLimiter,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'limits'>,
  ) {}

  /**
   * @param weight  as how many requests it counts
   * @throws RateLimitedError  too many requests without a session from one network address
   * @throws DomainError       INVALID: a visitor without a person, or a member with another address
   */
  async welcome(person: CheckedPerson | null, weight: number, viewer: Viewer, now: Date): Promise<Applicant> {
    if (viewer.person) {
      const { id } = viewer.person;
      await this.#complete(signedIn(viewer), person);
      return { by: { personId: id }, scope: id };
    }
    if (!person) throw new InvalidError('invalid.required', ['person']);
    for (let hit = 0; hit < weight; hit++) await this.#limit(viewer, now);
    return { by: visitorOf(person), scope: person.email.toLowerCase() };
  }

  async #limit(viewer: Viewer, now: Date): Promise<void> {
    const key = `registration:address:${networkOf(viewer.address)}`;
    const { allowed, retryAfterSeconds } = await this.limiter.hit(key, this.settings.limits.registrationsPerAddress, MINUTE, now);
    if (!allowed) throw new RateLimitedError(retryAfterSeconds);
  }

  /**
   * Whoever is signed in may say what is still missing of them, and nothing else: the address and the name are theirs
   * already. Somebody who never said a name is called by what stands before the @ of the address, until they correct it.
   */
  async #complete(viewer: SignedIn, person: CheckedPerson | null): Promise<void> {
    const email = viewer.person.email ?? '';
    if (person && person.email.toLowerCase() !== email.toLowerCase()) throw new InvalidError('invalid.otherEmail', ['person', 'email']);
    if (viewer.person.name === '' || person?.telephone || person?.organisationId || person?.municipality) {
      const name = person?.name ?? nameBeforeAt(email);
      const { telephone = null, organisationId = null, municipality = null } = person ?? {};
      await runSql(this.em, COMPLETE_PERSON, [viewer.person.id, name, nameKey(name), telephone, organisationId, municipality]);
    }
  }
}

/** The whole address where nothing before the @ is a letter or a digit. */
function nameBeforeAt(email: string): string {
  const [before = ''] = email.split('@');
  return nameKey(before) === '' ? email : before;
}
