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
});
