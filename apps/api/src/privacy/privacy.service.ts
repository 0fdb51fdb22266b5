import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { type SignedIn, signedIn } from '../access/current-viewer.js';
import { type PersonType, personSeenBy } from '../access/person.graphql.js';
import { accessCookies } from '../access/session-cookie.js';
import { trySignInCode } from '../access/sessions.queries.js';
import { signInCodeHash, typedCode } from '../access/sign-in-code.js';
import type { GraphqlContext } from '../access/viewer.js';
import { recordAudit } from '../kernel/audit.js';
import { DomainError, InvalidError } from '../kernel/domain-error.js';
import { emailAddress } from '../kernel/email-address.js';
import { isId } from '../kernel/ids.js';
import { tokenHash } from '../kernel/secret-token.js';
import { SETTINGS, type Settings } from '../kernel/settings.js';
import { optionalLine } from '../kernel/text-input.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { moveCalendarsToNewAddress } from '../invitations/calendar-moving.js';
import { Person } from '../people/person.entity.js';
import { nameKey } from '../people/person-name.js';
import { Registration } from '../registrations/registration.entity.js';
import { RegistrationsService } from '../registrations/registrations.service.js';
import type { ChangeMyAddressInput, CorrectMyDataInput } from './own-data.graphql.js';
import { erasePerson, type OwnData, readOwnData } from './own-data.queries.js';

const liveStatuses = ['PENDING', 'TO_APPROVE', 'OFFERED', 'CONFIRMED', 'WAITING'] as const;

/** What people may do with the data that is kept about them (GDPR, articles 15 to 17). */
@Injectable()
export class PrivacyService {
  constructor(
    private readonly em: EntityManager,
    private readonly registrations: RegistrationsService,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Everything that is kept about somebody, for them to take away. */
  download(by: SignedIn): Promise<OwnData> {
    return readOwnData(this.em, by.person.id);
  }

  /**
   * Corrects one's own data: what is given is replaced, an empty text is taken away.
   *
   * @throws DomainError  INVALID; UNKNOWN_REFERENCE for an organisation that is not there
   */
  async correct(input: CorrectMyDataInput, by: SignedIn, now: Date): Promise<PersonType> {
    return this.em.transactional(async (em) => {
      const person = await em.findOneOrFail(Person, { id: by.person.id });
      if (input.name != null) {
        const name = optionalLine(input.name, 200, ['name']);
        if (name === null) throw new InvalidError('invalid.name', ['name']);
        em.assign(person, { name, nameKey: nameKey(name) });
      }
      if (input.telephone !== undefined) person.telephone = optionalLine(input.telephone, 40, ['telephone']);
      if (input.municipality !== undefined) person.municipality = optionalLine(input.municipality, 100, ['municipality']);
      if (input.organisationId !== undefined) person.organisation = await organisationOf(em, input.organisationId);
      if (input.locale != null) person.locale = input.locale;
      await em.flush();
      await recordAudit(em, ownDeed('person.corrected', by, now));
      return seenByThemselves(person, by);
    });
  }

  /**
   * Moves somebody to another address, which a code was sent to and read from. Mails go there from now on, and the
   * meetings to come leave the calendar behind the old address for that behind the new one.
   *
   * @throws DomainError  CODE_WRONG; INVALID when the address is somebody else's: nothing says whose
   */
  async changeAddress(input: ChangeMyAddressInput, context: GraphqlContext): Promise<PersonType> {
    const by = signedIn(context.viewer);
    const address = emailAddress(input.email, ['email']);
    const key = address.toLowerCase();
    const browser = context.cookies[accessCookies(this.settings).browser.name];
    if (!browser) throw new DomainError('CODE_WRONG', {}, ['code']);
    const browserHash = tokenHash(browser);
    const codeHash = signInCodeHash(this.settings.sessionSecret, key, browserHash, typedCode(input.code));
    // A wrong try stays counted, so it is not part of the change's transaction.
    if (!(await trySignInCode(this.em, key, browserHash, codeHash, context.now))) throw new DomainError('CODE_WRONG', {}, ['code']);
    return this.em.transactional(async (em) => {
      const taken = await em.execute<unknown[]>('select from person where lower(email) = ? and id <> ?', [key, by.person.id]);
      if (taken.length > 0) throw new InvalidError('invalid.addressTaken', ['email']);
      const person = await em.findOneOrFail(Person, { id: by.person.id });
      person.email = address;
      await em.flush();
      await moveCalendarsToNewAddress(em, person.id, this.settings.publicUrl, context.now);
      await recordAudit(em, ownDeed('person.address-changed', by, context.now));
      return seenByThemselves(person, by);
    });
  }

  /**
   * Erases somebody: their live registrations are cancelled, each under its meeting's lock, and the seats go to those
   * who wait; then name, addresses and words go out of every table. Numbers stay. It cannot be undone; broken off in
   * the middle it can be asked for again.
   */
  async erase(by: SignedIn, now: Date): Promise<void> {
    const live = await this.em.find(Registration, { person: { id: by.person.id }, status: { $in: [...liveStatuses] } }, { fields: ['id'] });
    for (const { id } of live) await this.registrations.cancel({ registrationId: id }, by, now);
    await this.em.transactional(async (em) => {
      await erasePerson(em, by.person.id, now);
      await recordAudit(em, ownDeed('person.erased', by, now));
    });
  }
}

async function organisationOf(em: EntityManager, id: string | null): Promise<Organisation | null> {
  if (id === null || id === '') return null;
  const organisation = isId(id) ? await em.findOne(Organisation, { id }) : null;
  if (!organisation) throw new InvalidError('invalid.choice', ['organisationId']);
  return organisation;
}

function seenByThemselves(person: Person, by: SignedIn): PersonType {
  return personSeenBy(by, { id: person.id, name: person.name, email: person.email ?? null, locale: person.locale }, false);
}

function ownDeed(action: string, by: SignedIn, at: Date) {
  return { at, personId: by.person.id, action, subjectType: 'person', subjectId: by.person.id, processId: null, requestId: by.requestId };
}
