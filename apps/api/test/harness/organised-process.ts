import type { Process } from '../../src/processes/process.entity.js';
import type { Browser } from './browser.js';
import { aPerson, aProcess, aRole, signedInBrowser } from './builders.js';
import type { TestServer } from './test-server.js';

/** A process, and the browser of somebody who organises it. */
export async function anOrganisedProcess(server: TestServer): Promise<{ process: Process; organiser: Browser }> {
  const em = server.em();
  const process = await aProcess(em);
  const person = await aPerson(em);
  await aRole(em, person, 'ORGANISER', { process });
  return { process, organiser: await signedInBrowser(server, person) };
}
