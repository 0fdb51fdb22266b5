// Runs the faults, each with Percorso as it is, which must pass, and with the mutants that must not.
import { loadavg } from 'node:os';
import { openPlace } from '../bench/place.mjs';
import { Fault, orSayWhy } from '../workspace.mjs';
import { heldLock } from './held-lock.mjs';
import { killedConnections } from './killed-connections.mjs';
import { killedServer } from './killed-server.mjs';
import { breakOneRule } from './mutants.mjs';
import { randomActs } from './random-acts.mjs';
import { rollingRestart } from './rolling-restart.mjs';
import { severalServers } from './several-servers.mjs';
import { stopUnderLoad } from './stop-under-load.mjs';
import { stoppedDatabase } from './stopped-database.mjs';

const all = [severalServers, killedServer, stoppedDatabase, killedConnections, stopUnderLoad, rollingRestart, heldLock, randomActs];

await orSayWhy(async () => {
  const names = process.argv.slice(2);
  const unknown = names.filter((name) => !all.some((fault) => fault.name === name));
  if (unknown.length > 0) throw new Fault(`There is no fault ${unknown.join(', ')}: there are ${all.map(({ name }) => name).join(', ')}.`);
  let failed = 0;
  for (const fault of all.filter(({ name }) => names.length === 0 || names.includes(name))) {
    console.log(`▸ ${fault.name}: ${fault.what}`);
    const { figures, faults, seconds } = await take(fault, null);
    console.log(`  ${faults.length === 0 ? 'held' : 'BROKEN'} in ${seconds.toFixed(0)} s at a load of ${loadavg()[0].toFixed(1)}: ${figures}`);
    for (const [sentence, times] of counted(faults)) console.log(`    ${times > 1 ? `${times} times: ` : ''}${sentence}`);
    failed += faults.length > 0 ? 1 : 0;
    for (const mutant of fault.mutants) {
      const found = await take(fault, mutant);
      console.log(`  ${found.faults.length > 0 ? 'found' : 'NOT FOUND'}: ${mutant}${found.faults.length > 0 ? `: ${found.faults[0]}` : ''}`);
      failed += found.faults.length > 0 ? 0 : 1;
    }
  }
  console.log(failed === 0 ? '\nEverything held, and every mutant was found.' : `\n${failed} did not go as they must.`);
  process.exitCode = failed === 0 ? 0 : 1;
});

function counted(sentences) {
  return [...Map.groupBy(sentences, (sentence) => sentence)].map(([sentence, same]) => [sentence, same.length]);
}

/** @param mutant  its name; null: Percorso as it is */
async function take(fault, mutant) {
  const place = await openPlace();
  const { build, source, mend } = mutant === null ? { mend: () => undefined } : await breakOneRule(mutant, place);
  const began = performance.now();
  try {
    return { ...(await fault.run(place, { build, source })), seconds: (performance.now() - began) / 1000 };
  } finally {
    await place.close();
    mend();
  }
}
