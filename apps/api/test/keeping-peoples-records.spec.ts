import type { EntityManager } from '@mikro-orm/postgresql';
import { Attendance } from '../src/attendance/attendance.entity.js';
import { Group } from '../src/groups/group.entity.js';
import { GroupMembership } from '../src/groups/group-membership.entity.js';
import { Invitation } from '../src/invitations/invitation.entity.js';
import { newId } from '../src/kernel/ids.js';
import type { Admission } from '../src/meetings/admission.entity.js';
import { MeetingDay } from '../src/meetings/meeting-day.entity.js';
import type { Meeting } from '../src/meetings/meeting.entity.js';
import type { Person } from '../src/people/person.entity.js';
import { personReferences, untouchedReferences } from '../src/person-records/person-references.js';
import type { Process } from '../src/processes/process.entity.js';
import { Quota } from '../src/meetings/quota.entity.js';
import { Registration, type RegistrationStatus } from '../src/registrations/registration.entity.js';
import type { Browser } from './harness/browser.js';
import { aMeeting, aPerson, aProcess, aRole, signedInBrowser } from './harness/builders.js';
import { startTestServer, type TestServer } from './harness/test-server.js';

const READ = `query ($id: ID!) { personRecord(id: $id) { id name email processes { slug }
  registrations { status needs meeting { id } person { email } } attendances { status meeting { id } } invitations { status meeting { id } }
  memberships { role group { key } } mails { address } consents { kind } changes { action title by } } }`;

interface Recorded {
  id: string;
  name: string;
  email: string | null;
  processes: { slug: string }[];
  registrations: { status: string; needs: string | null; meeting: { id: string }; person: { email: string | null } }[];
  attendances: { status: string; meeting: { id: string } }[];
  invitations: { status: string; meeting: { id: string } }[];
  memberships: { role: string; group: { key: string } }[];
  mails: { address: string }[];
  consents: { kind: string }[];
  changes: { action: string; title: string; by: string | null }[];
}
interface Place {
  meeting: Meeting;
  admission: Admission;
}

describe("keeping people's records", () => {
  let server: TestServer;
  let em: EntityManager;
  let process: Process;
  let anna: Person;
  let organiser: Browser;

  beforeAll(async () => {
    server = await startTestServer();
    em = server.em();
    process = await aProcess(em);
    anna = await aPerson(em, { name: 'Anna Organizza' });
    await aRole(em, anna, 'ORGANISER', { process });
    organiser = await signedInBrowser(server, anna);
  });
  afterAll(() => server.stop());

  async function registered(person: Person, { meeting, admission }: Place, status: RegistrationStatus = 'CONFIRMED', values: Partial<{ position: number; needs: string; registeredAt: Date }> = {}): Promise<Registration> {
    const registration = em.create(Registration, {
      id: newId(), person, meeting, admission, quota: admission.quota, status, registeredAt: new Date(), confirmedAt: new Date(), locale: 'it', ...values,
    });
    if (registration.holdsSeat()) (await em.findOneOrFail(Quota, admission.quota.id)).taken += 1;
    await em.flush();
    return registration;
  }
  const read = async (id: string, browser = organiser) => (await browser.get<{ personRecord: Recorded }>(READ, { id })).personRecord;
  const refusal = async (id: string, browser: Browser) => (await browser.ask(READ, { id })).errors.map(({ extensions }) => extensions.code);

  describe('the page of a person', () => {
    it('has the whole history in the processes that the reader organises, and nothing of others', async () => {
      const bice = await aPerson(em, { name: 'Bice Verdi', email: 'bice@example.org' });
      const here = await aMeeting(em, { process });
      const elsewhere = await aMeeting(em);
      for (const place of [here, elsewhere]) {
        await registered(bice, place, 'CONFIRMED', { needs: `bisogno di ${place.meeting.id}` });
        em.create(Invitation, { meeting: place.meeting, admission: place.admission, person: bice, status: 'INVITED', invitedAt: new Date() });
        const day = await em.findOneOrFail(MeetingDay, { meeting: place.meeting });
        em.create(Attendance, { meetingDay: day, person: bice, status: 'PRESENT', at: new Date(), nonce: newId() });
        const group = em.create(Group, { process: place.meeting.process, key: `g-${place.meeting.id}`, kind: 'THEMATIC', position: 0 });
        em.create(GroupMembership, { group, person: bice, role: 'CHAIR' });
      }
      await em.flush();
      const record = await read(bice.id);
      expect(record).toMatchObject({
        name: 'Bice Verdi',
        email: 'bice@example.org',
        processes: [{ slug: process.slug }],
        registrations: [{ status: 'CONFIRMED', needs: `bisogno di ${here.meeting.id}`, meeting: { id: here.meeting.id }, person: { email: 'bice@example.org' } }],
        attendances: [{ status: 'PRESENT', meeting: { id: here.meeting.id } }],
        invitations: [{ status: 'INVITED', meeting: { id: here.meeting.id } }],
        memberships: [{ role: 'CHAIR', group: { key: `g-${here.meeting.id}` } }],
      });
      expect(JSON.stringify(record)).not.toContain(elsewhere.meeting.id);
      const administrator = await aPerson(em);
      await aRole(em, administrator, 'ADMINISTRATOR');
      expect((await read(bice.id, await signedInBrowser(server, administrator))).registrations).toHaveLength(2);
    });

    it('says who cancelled, in words', async () => {
      const carla = await aPerson(em, { name: 'Carla Neri' });
      const { id } = await registered(carla, await aMeeting(em, { process }));
      await organiser.get('mutation ($id: ID!) { cancelRegistration(input: { registrationId: $id }) { userErrors { code } } }', { id });
      const { changes, mails, registrations } = await read(carla.id);
      expect(changes).toEqual([{ action: 'registration.cancelled', title: 'Iscrizione annullata', by: 'Anna Organizza' }]);
      expect([mails, registrations[0]?.status]).toEqual([[{ address: carla.email }], 'CANCELLED']);
    });

    it('is not there for those who organise other processes only, nor for staff who organise none', async () => {
      const dina = await aPerson(em, { name: 'Dina Blu' });
      const place = await aMeeting(em, { process });
      await registered(dina, place);
      const other = await aPerson(em);
      await aRole(em, other, 'ORGANISER', { process: await aProcess(em) });
      const facilitator = await aPerson(em);
      await aRole(em, facilitator, 'FACILITATOR', { meeting: place.meeting });
      for (const person of [other, facilitator, dina]) expect(await refusal(dina.id, await signedInBrowser(server, person))).toEqual(['NOT_FOUND']);
      expect(await refusal(dina.id, server.browser())).toEqual(['UNAUTHENTICATED']);
      expect(await refusal('no id', organiser)).toEqual(['NOT_FOUND']);
    });
  });

  describe('two people who are one', () => {
    const MERGE = `mutation ($input: MergePeopleInput!) { mergePeople(input: $input) { personRecord { id name email } userErrors { code message } } }`;
    const LOOK = `query ($kept: ID!, $merged: ID!) { personMerge(keptPersonId: $kept, mergedPersonId: $merged) { refusal addressEnds feedEnds
      registrations { stays goes meeting { id } } attendances { stays goes } invitations { stays goes } memberships { stays goes group { key } } } }`;
    interface Merge {
      mergePeople: { personRecord: { id: string; name: string; email: string | null } | null; userErrors: { code: string; message: string }[] };
    }
    interface Look {
      personMerge: {
        refusal: string | null;
        addressEnds: string | null;
        registrations: { stays: string; goes: string; meeting: { id: string } }[];
        attendances: { stays: string; goes: string }[];
        invitations: { stays: string; goes: string }[];
        memberships: { stays: string; goes: string; group: { key: string } }[];
      };
    }
    const merge = async (kept: Person, merged: Person, browser = organiser) => (await browser.get<Merge>(MERGE, { input: { keptPersonId: kept.id, mergedPersonId: merged.id } })).mergePeople;
    const look = async (kept: Person, merged: Person, browser = organiser) => (await browser.get<Look>(LOOK, { kept: kept.id, merged: merged.id })).personMerge;
    const statusOf = async ({ id }: Registration) => (await server.em().findOneOrFail(Registration, id)).status;
    const mailCount = async () => (await em.execute<{ mails: number }[]>('select count(*)::int as mails from outgoing_mail'))[0]?.mails;
    const bookIn = async (person: Person, { meeting }: Place, status: 'PRESENT' | 'ABSENT', registration: Registration | null = null) => {
      em.create(Attendance, { meetingDay: await em.findOneOrFail(MeetingDay, { meeting }), person, status, registration, at: new Date(), nonce: newId() });
      await em.flush();
    };

    it('become one with everything of both, the better of what cannot be there twice staying', async () => {
      const kept = await aPerson(em, { name: "Niccolò D'Amico", email: 'nic@amico.example.org' });
      for (const name of ['Nicla Damiani', 'Domenico Damico']) await registered(await aPerson(em, { name }), await aMeeting(em, { process }));
      const merged = await aPerson(em, { name: "D’AMICO Niccolo", email: 'nicolo@comune.example.org' });
      merged.telephone = '0371 1';
      const both = await aMeeting(em, { process, seats: 1, waitingList: true });
      const second = await aMeeting(em, { process });
      const waits = await registered(kept, both, 'WAITING', { position: 7 });
      const seat = await registered(merged, both);
      const other = await registered(merged, second);
      const next = await registered(await aPerson(em, { name: 'Chi aspetta' }), both, 'WAITING', { position: 8 });
      await bookIn(kept, both, 'ABSENT');
      await bookIn(merged, both, 'PRESENT', seat);
      const group = em.create(Group, { process, key: 'merge', kind: 'THEMATIC', position: 0 });
      for (const [person, role, status] of [[kept, 'MEMBER', 'INVITED'], [merged, 'CHAIR', 'DECLINED']] as const) {
        em.create(GroupMembership, { group, person, role });
        em.create(Invitation, { meeting: second.meeting, admission: second.admission, person, status, invitedAt: new Date() });
        const browser = await signedInBrowser(server, person);
        await browser.get('mutation ($slug: String!) { followProcess(input: { processSlug: $slug }) { userErrors { code } } }', { slug: process.slug });
      }
      await em.flush();
      const session = await signedInBrowser(server, merged);
      const before = await mailCount();
      expect((await organiser.get<{ personRecord: { alike: { id: string }[] } }>('query ($id: ID!) { personRecord(id: $id) { alike { id } } }', { id: kept.id })).personRecord.alike).toEqual([{ id: merged.id }]);
      expect(await look(kept, merged)).toEqual({
        refusal: null,
        addressEnds: 'nicolo@comune.example.org',
        feedEnds: false,
        registrations: [{ stays: 'CONFIRMED', goes: 'WAITING', meeting: { id: both.meeting.id } }],
        attendances: [{ stays: 'PRESENT', goes: 'ABSENT' }],
        invitations: [{ stays: 'DECLINED', goes: 'INVITED' }],
        memberships: [{ stays: 'MEMBER', goes: 'CHAIR', group: { key: 'merge' } }],
      });
      expect(await merge(kept, merged)).toEqual({ personRecord: { id: kept.id, name: "Niccolò D'Amico", email: 'nic@amico.example.org' }, userErrors: [] });
      expect((await merge(kept, merged)).userErrors).toEqual([]);
      expect([await statusOf(waits), await statusOf(seat), await statusOf(other), await statusOf(next)]).toEqual(['CANCELLED', 'CONFIRMED', 'CONFIRMED', 'WAITING']);
      const record = await read(merged.id);
      expect([record.id, record.registrations.length, record.attendances.map(({ status }) => status)]).toEqual([kept.id, 3, ['PRESENT']]);
      expect(record.invitations.map(({ status }) => status).sort()).toEqual(['DECLINED', 'WITHDRAWN']);
      expect(record.memberships.map(({ role }) => role)).toEqual(['MEMBER']);
      expect(record.changes.map(({ action, title }) => [action, title])).toContainEqual(['person.merged', 'Unita con un’altra persona']);
      expect(await mailCount()).toBe(before);
      const [row] = await em.execute('select telephone, contact_email from person where id = ?', [kept.id]);
      expect(row).toEqual({ telephone: '0371 1', contact_email: 'nicolo@comune.example.org' });
      expect((await session.get<{ me: unknown }>('{ me { id } }')).me).toBeNull();
    });

    it('free a seat when both have one: whoever waits longest gets it, and only they are told', async () => {
      const [kept, merged, waiting] = [await aPerson(em), await aPerson(em), await aPerson(em)];
      const full = await aMeeting(em, { process, seats: 2, waitingList: true });
      const later = await registered(kept, full, 'CONFIRMED', { registeredAt: new Date(2_000) });
      const earlier = await registered(merged, full, 'CONFIRMED', { registeredAt: new Date(1_000) });
      const next = await registered(waiting, full, 'WAITING', { position: 1 });
      const before = (await mailCount()) ?? 0;
      expect((await merge(kept, merged)).userErrors).toEqual([]);
      expect([await statusOf(later), await statusOf(earlier), await statusOf(next)]).toEqual(['CANCELLED', 'CONFIRMED', 'CONFIRMED']);
      expect((await server.em().findOneOrFail(Quota, full.admission.quota.id)).taken).toBe(2);
      expect(await mailCount()).toBe(before + 1);
    });

    it('are left to administrators when either takes part, or has a role, where the reader organises nothing', async () => {
      const [kept, merged] = [await aPerson(em), await aPerson(em)];
      const place = await aMeeting(em, { process });
      await registered(kept, place);
      await registered(merged, place);
      await aRole(em, merged, 'READER', { process: await aProcess(em) });
      expect((await look(kept, merged)).refusal).toMatch(/può essere solo chi amministra/);
      expect((await merge(kept, merged)).userErrors.map(({ code }) => code)).toEqual(['PERSON_ELSEWHERE']);
      const administrator = await aPerson(em);
      await aRole(em, administrator, 'ADMINISTRATOR');
      const browser = await signedInBrowser(server, administrator);
      expect((await merge(kept, kept, browser)).userErrors.map(({ code }) => code)).toEqual(['INVALID']);
      expect((await merge(kept, merged, browser)).personRecord?.id).toBe(kept.id);
      const stranger = await signedInBrowser(server, await aPerson(em));
      expect((await stranger.ask(MERGE, { input: { keptPersonId: kept.id, mergedPersonId: anna.id } })).errors.map(({ extensions }) => extensions.code)).toEqual(['NOT_FOUND']);
    });

    it('become one once, when two colleagues do it both ways at the same moment', async () => {
      const [one, other] = [await aPerson(em), await aPerson(em)];
      const place = await aMeeting(em, { process });
      await registered(one, place);
      await registered(other, place);
      const codes = await Promise.all([[one, other], [other, one]].map(async ([kept, merged]) => (await organiser.ask(MERGE, { input: { keptPersonId: kept?.id, mergedPersonId: merged?.id } })).errors.length));
      const gone = await em.execute('select id from person where id in (?, ?) and merged_into_id is not null', [one.id, other.id]);
      expect(gone).toHaveLength(1);
      expect(codes.filter((refused) => refused === 0).length).toBeGreaterThan(0);
      expect((await server.em().findOneOrFail(Quota, place.admission.quota.id)).taken).toBe(1);
    });

    it('take everything along that names a person: a column that is new is not forgotten', async () => {
      const keys = await em.execute<{ table: string; column: string }[]>(
        `select conrelid::regclass::text as "table", attname as "column"
           from pg_constraint join pg_attribute on attrelid = conrelid and attnum = any (conkey)
          where contype = 'f' and confrelid = 'person'::regclass
          union
         select table_name, column_name from information_schema.columns where table_schema = 'public' and column_name = 'person_id'
          order by 1, 2`,
      );
      const known = [...personReferences, ...untouchedReferences].map(({ table, column }) => ({ table, column }));
      const inOrder = (columns: { table: string; column: string }[]) => columns.map(({ table, column }) => `${table}.${column}`).sort();
      expect(inOrder(keys)).toEqual(inOrder(known));
    });
  });
});
