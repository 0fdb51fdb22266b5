import { addressOf, filterOf, isEmptySearch, orderOf, searchOf } from './meeting-search.js';

const asked = (address: string) => searchOf(new URLSearchParams(address));

describe('looking for meetings by the address of the page', () => {
  it('finds the same again when somebody opens the address that another sends', () => {
    const search = asked('testo=salute+mentale&luogo=Lodi&gruppo=1&dal=2026-12-01&al=2026-12-31&aperti=si');
    expect(searchOf(addressOf(search))).toEqual(search);
    expect(filterOf(search)).toEqual({ text: 'salute mentale', municipality: 'Lodi', groupKey: '1', from: '2026-12-01', to: '2026-12-31', openForRegistration: true });
  });

  it('leaves out a day that is none', () => {
    expect(asked('dal=domani').from).toBe('');
  });

  it('asks for everything when nothing is asked', () => {
    expect(isEmptySearch(asked('testo=++'))).toBe(true);
    expect(Object.values(filterOf(asked(''))).every((value) => value === null)).toBe(true);
  });

  it('reads what comes from the nearest on, and what was from the latest back', () => {
    expect(orderOf(asked('dal=2026-12-01'))).toBe('EARLIEST_FIRST');
    expect(orderOf(asked('aperti=si'))).toBe('EARLIEST_FIRST');
    expect(orderOf(asked('luogo=Lodi'))).toBe('LATEST_FIRST');
  });
});
