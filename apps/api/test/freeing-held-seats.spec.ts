import { Registration } from '../src/registrations/registration.entity.js';
import { startWorker } from '../src/worker.js';
import { aMeeting } from './harness/builders.js';
import { register, seatsOf, visitor } from './harness/registering.js';
import { startTestServer, type TestServer } from './harness/test-server.js';

describe('freeing held seats', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.stop());

  it('is done by the worker as soon as it starts', async () => {
    const { meeting, admission, quota } = await aMeeting(server.em(), { seats: 1 });
    await register(server.browser(), meeting, admission, visitor('Anna Tardi'));
    await server.em().nativeUpdate(Registration, { meeting: meeting.id }, { holdUntil: new Date(Date.now() - 1000) });
    const worker = await startWorker(server.settings, server.databaseUrl);
    expect(await seatsOf(server, quota)).toEqual({ taken: 0, live: 0, waiting: 0 });
    await worker.stop();
  });
});
