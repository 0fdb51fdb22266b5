import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { startTestServer, type TestServer } from './harness/test-server.js';

const CONTRACT = join(import.meta.dirname, '../../../libs/schema/schema.graphql');
const NOTICE = '# Printed from the server by `npm run codegen`; never edited.\n\n';

describe('the contract between server and clients', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.stop());

  it('is printed as the server has it', () => {
    const printed = `${NOTICE}${printSchema(lexicographicSortSchema(server.app.get(GraphQLSchemaHost).schema))}\n`;
    if (process.env.UPDATE_SCHEMA === '1') writeFileSync(CONTRACT, printed);
    expect(readFileSync(CONTRACT, 'utf8')).toBe(printed);
  });
});
