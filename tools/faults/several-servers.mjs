import { hotMeetings } from '../bench/hot-meetings.mjs';
import { faultsOfHistory } from './history.mjs';
import { everybodyRegisters, signedInPeople } from './people.mjs';

const SEATS = 1_000;

export const severalServers = {
  name: 'F01',
  what: '4,000 people at once for 1,000 seats, 5 % sent twice, over three server processes',
  mutants: ['unlocked'],
  async run(place, { people: count = 4_000, build }) {
    const [meeting] = await hotMeetings(place, 1, SEATS);
    const people = await signedInPeople(place, count);
    const servers = await Promise.all([1, 2, 3].map(() => place.startServerProcess({ build })));
    const { told, faults } = await everybodyRegisters((index, tries) => servers[(index + tries) % servers.length].port, people, meeting);
    const errors = told.filter(({ tries }) => tries > 1).length;
    return {
      figures: `${told.length} answers, ${errors} of them not at the first try`,
      faults: [...faults, ...(errors > 0 ? [`${errors} had to ask again`] : []), ...(await faultsOfHistory(place, meeting, told, SEATS))],
    };
  },
};
