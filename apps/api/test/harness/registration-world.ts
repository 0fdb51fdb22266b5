import { MikroORM } from '@mikro-orm/postgresql';
import { databaseOptions } from '../../src/kernel/database.js';
import { newId } from '../../src/kernel/ids.js';
import { Clock } from '../../src/kernel/clock.js';
import type { RegistrationOutcome } from '../../src/registrations/registration-batch.js';
import { RegistrationConfirmation } from '../../src/registrations/registration-confirmation.js';
import { RegistrationMoves } from '../../src/registrations/registration-moves.js';
import { RegistrationOffers } from '../../src/registrations/registration-offers.js';
import { RegistrationOffice } from '../../src/registrations/registration-office.js';
import { IN_TURN } from '../../src/registrations/registration-seats.queries.js';
import { SeatsLeft } from '../../src/registrations/seats-left.js';
import { FairTurns } from '../../src/kernel/fair-turns.js';
import { freshDatabase } from './fresh-database.js';

/** What one server process has of registrations: a pool and queues of its own. */
export interface OfficeOfOneServer {
  orm: MikroORM;
  office: RegistrationOffice;
  confirmation: RegistrationConfirmation;
  moves: RegistrationMoves;
  offers: RegistrationOffers;
}

/** A database with as many server processes on it as a test wants, without HTTP. */
export interface RegistrationWorld {
  databaseUrl: string;
  openServer(): Promise<OfficeOfOneServer>;
  close(): Promise<void>;
}

export async function registrationWorld(): Promise<RegistrationWorld> {
  const database = await freshDatabase();
  const servers: MikroORM[] = [];
  return {
    databaseUrl: database.url,
    openServer: async () => {
      const orm = await MikroORM.init({ ...databaseOptions(database.url), logger: () => undefined });
      servers.push(orm);
      const { em } = orm;
      const office = new RegistrationOffice(em, new SeatsLeft(em, new Clock()), new FairTurns(), { publicUrl: 'https://percorso.example.org' });
      return { orm, office, confirmation: new RegistrationConfirmation(office), moves: new RegistrationMoves(office), offers: new RegistrationOffers(office) };
    },
    close: async () => {
      for (const orm of servers) await orm.close(true);
      await database.drop();
    },
  };
}

/** People enough for a rush, written in one statement. */
export async function manyPeople(orm: MikroORM, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, newId);
  await orm.em.fork().execute(
    `insert into person (id, name, name_key, email, locale, created_at)
     select id, 'Persona ' || n, 'persona ' || n, id || '@example.org', 'it', now()
       from unnest(?::uuid[]) with ordinality as person (id, n)`,
    [`{${ids.join(',')}}`],
  );
  return ids;
}

/** A person with a session asks for a seat. */
export function apply(
  { office }: OfficeOfOneServer,
  personId: string,
  meeting: { id: string },
  admission: { id: string },
  { key = newId(), content = '', now = new Date() }: { key?: string; content?: string; now?: Date } = {},
): Promise<RegistrationOutcome> {
  const wish = {
    meetingId: meeting.id, admissionId: admission.id, locale: 'it' as const, organisationId: null, organisationName: null, comesAs: null,
    municipality: null, needs: null, consents: ['privacy@1'],
  };
  return office.apply({ wish, by: { personId }, idempotency: { scope: personId, key, contentHash: content }, now });
}

/** Whatever must hold for a meeting at any moment, as sentences that are broken; empty when all is well. */
export async function brokenRules(orm: MikroORM, meetingId: string): Promise<string[]> {
  const rows = await orm.em.fork().execute<{ fault: string }[]>(
    `select 'taken is not the live seats' as fault from quota
      where meeting_id = :meeting and taken <> (
        select count(*) from registration where quota_id = quota.id and status in ('CONFIRMED', 'OFFERED', 'PENDING'))
     union all
     select 'oversold' from quota where meeting_id = :meeting and taken > seats + allowed_over
     union all
     select 'two seats of one person' from registration
      where meeting_id = :meeting and status in ('CONFIRMED', 'PENDING') group by person_id having count(*) > 1
     union all
     select 'two waiting places of one person' from registration
      where meeting_id = :meeting and status in ('WAITING', 'TO_APPROVE') group by person_id having count(*) > 1
     union all
     select 'one place twice' from registration
      where meeting_id = :meeting and status = 'WAITING' group by quota_id, position having count(*) > 1
     union all
     select 'a free seat while somebody waits' from quota
      where meeting_id = :meeting and (seats is null or taken < seats) and exists (
        select from registration where registration.quota_id = quota.id and registration.status = 'WAITING' and ${IN_TURN})
     union all
     select 'a decision without a mail' from registration
      where meeting_id = :meeting and not exists (select from outgoing_mail where registration_id = registration.id)
     union all
     select 'a decision that is not in the log' from registration
      where meeting_id = :meeting and not exists (
        select from audit_entry where subject_id = registration.id)`.replaceAll(':meeting', `'${meetingId}'`),
  );
  return rows.map(({ fault }) => fault);
}
