import { GraphQLSchemaHost } from '@nestjs/graphql';
import { type GraphQLField, type GraphQLSchema } from 'graphql';
import { buildOperation } from './harness/operation-builder.js';
import { startTestServer, type TestServer } from './harness/test-server.js';

/**
 * What strangers may ask, and why. Everything else must answer that they are to sign in: an operation that is new and
 * neither checks nor stands here fails.
 */
const PUBLIC: Readonly<Record<string, string>> = {
  // what is published
  site: 'name and contact of the installation',
  process: 'published ones',
  processes: 'published ones',
  meeting: 'published ones',
  meetings: 'published ones',
  registrationPlan: 'published ones',
  organisations: 'suggestions for a name that is being typed',
  demonstrationAccounts: 'none outside the demonstration',
  me: 'null for visitors',
  // with the token of a mail
  registrationByToken: 'by the token',
  confirmRegistration: 'by the token',
  changeAdmission: 'by the token',
  cancelRegistration: 'by the token',
  acceptOffer: 'by the token',
  agreeToMove: 'by the token',
  registrationsByToken: 'by the token',
  confirmRegistrations: 'by the token',
  invitationByToken: 'by the token',
  answerInvitation: 'by the token',
  delegationByToken: 'by the token',
  nameDelegate: 'by the token',
  withdrawDelegate: 'by the token',
  stepIn: 'by the token',
  // what makes a stranger known
  requestSignInCode: 'signing in',
  signIn: 'signing in',
  signOut: 'does nothing for visitors',
  useSignInLink: 'by the token',
  registerForMeeting: 'where the public may',
  registerForMeetings: 'where the public may',
};

describe('refusing strangers', () => {
  let server: TestServer;
  let schema: GraphQLSchema;

  beforeAll(async () => {
    server = await startTestServer();
    schema = server.app.get(GraphQLSchemaHost).schema;
  });
  afterAll(() => server.stop());

  function operations(): { kind: 'query' | 'mutation'; field: GraphQLField<unknown, unknown> }[] {
    const fieldsOf = (kind: 'query' | 'mutation') =>
      Object.values((kind === 'query' ? schema.getQueryType() : schema.getMutationType())?.getFields() ?? {}).map((field) => ({ kind, field }));
    return [...fieldsOf('query'), ...fieldsOf('mutation')];
  }

  it('every query and mutation that is not public asks them to sign in, before it looks at what they sent', async () => {
    const guarded = operations().filter(({ field }) => !(field.name in PUBLIC));
    const lenient: string[] = [];
    for (const { kind, field } of guarded) {
      const { query, variables } = buildOperation(kind, field, {});
      const { errors, data } = await server.browser().ask(query, variables);
      const codes = errors.map(({ extensions }) => extensions.code);
      if (codes.join() !== 'UNAUTHENTICATED') lenient.push(`${kind} ${field.name}: ${codes.join() || JSON.stringify(data)}`);
    }
    expect(lenient).toEqual([]);
    expect(guarded.length).toBeGreaterThan(5);
  });

  it('what is public answers without a fault, whatever is asked', async () => {
    const faulty: string[] = [];
    for (const { kind, field } of operations().filter(({ field }) => field.name in PUBLIC)) {
      const { query, variables } = buildOperation(kind, field, {});
      const { status, errors } = await server.browser().ask(query, variables);
      const codes = errors.map(({ extensions }) => extensions.code);
      if (status !== 200 || codes.includes('INTERNAL_SERVER_ERROR')) faulty.push(`${kind} ${field.name}: ${status} ${codes.join()}`);
    }
    expect(faulty).toEqual([]);
  });
});
