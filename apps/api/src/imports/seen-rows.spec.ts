import type { PersonRow } from './person-row.js';
import { nameKey } from '../people/person-name.js';
import { SeenRows } from './seen-rows.js';

const row = (number: number, name: string, email: string | null, more: Partial<PersonRow> = {}): PersonRow => ({
  number, name, nameKey: nameKey(name), email, telephone: null, locale: null, organisation: null, categoryId: null, municipality: null, groupId: null, memberSince: null, ...more,
});

describe('the people in the rows of a file', () => {
  it('are one with the same address and name, in any spelling', () => {
    const seen = new SeenRows();
    expect(seen.take(row(2, "Niccolò D'Amico", 'nic@amico.example'))).toBeNull();
    expect(seen.take(row(3, 'D’AMICO Niccolo', 'NIC@amico.example'))).toEqual({ kind: 'REPEATED', row: 2 });
  });

  it('are two with one address and two names, or one name and two addresses', () => {
    const seen = new SeenRows();
    seen.take(row(2, 'Ada Neri', 'ada@neri.example'));
    expect(seen.take(row(3, 'Aldo Neri', 'ada@neri.example'))).toEqual({ kind: 'SHARED', row: 2 });
    expect(seen.take(row(4, 'Ada Neri', 'altra@neri.example'))).toEqual({ kind: 'HOMONYM', row: 2 });
  });

  it('are told apart without an address by telephone, organisation and municipality', () => {
    const seen = new SeenRows();
    seen.take(row(2, 'Mario Rossi', null, { telephone: '02 123456', organisation: 'Ente' }));
    expect(seen.take(row(3, 'Rossi Mario', null, { telephone: '02-123456', organisation: 'ENTE' }))).toEqual({ kind: 'REPEATED', row: 2 });
    expect(seen.take(row(4, 'Mario Rossi', null, { telephone: '02 654321', organisation: 'Ente' }))).toEqual({ kind: 'HOMONYM', row: 2 });
  });
});
