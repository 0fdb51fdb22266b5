import { setTimeout as sleep } from 'node:timers/promises';
import { hotMeetings } from '../bench/hot-meetings.mjs';
import { faultsOfHistory } from './history.mjs';
import { everybodyRegisters, signedInPeople } from './people.mjs';

const SEATS = 500;
const CUTS = 5;
/** People whose own question a connection carried, and who ask again; a batch of registrations is begun again by the server. */
const AFFECTED = 10;

export const killedConnections = {
  name: 'F04',
  what: `single connections of the server to the database ended in the middle of a rush, ${CUTS} times: only whose own question was cut asks again`,
  mutants: ['no second try'],
  async run(place, { build }) {
    const [meeting] = await hotMeetings(place, 1, SEATS);
    const people = await signedInPeople(place, 2_000);
    const { port } = await place.startServerProcess({ build });
    const rush = everybodyRegisters(() => port, people, meeting);
    let isOver = false;
    void rush.finally(() => (isOver = true));
    let cut = 0;
    while (cut < CUTS && !isOver) {
      await sleep(5);
      // Whichever is in the middle of a registration itself.
      const { rowCount } = await place.pool.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle' and query like '%with request as materialized%' limit 1`,
      );
      cut += rowCount;
    }
    const { told, faults } = await rush;
    const again = told.filter(({ tries }) => tries > 1).length;
    return {
      figures: `${cut} connections cut, ${told.length} answers, ${again} of them not at the first try`,
      faults: [...faults, ...(cut === 0 ? ['no connection was cut'] : []), ...(again > cut * AFFECTED ? [`${again} had to ask again`] : []), ...(await faultsOfHistory(place, meeting, told, SEATS))],
    };
  },
};
