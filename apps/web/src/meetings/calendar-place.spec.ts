import { periodOf, placeAddress, placeOf, placeUntil, turned } from './calendar-place.js';

const today = '2026-11-22';
const at = (address: string) => placeOf(new URLSearchParams(address), today);

describe('where in the calendar an address leads', () => {
  it('is now, as a list, when it says nothing', () => {
    expect(at('')).toEqual({ view: 'elenco', month: '2026-11', week: '2026-11-16' });
    expect(periodOf(at(''))).toEqual({ from: '2026-11-01', to: '2027-04-30', date: '2026-11/2027-04' });
  });

  it('is the same again when somebody opens the address that another sends', () => {
    for (const address of ['vista=mese&mese=2027-03', 'vista=settimana&settimana=2027-03-08', 'vista=elenco&mese=2023-12']) {
      expect(placeAddress(at(address)).toString()).toBe(address);
    }
  });

  it('is the week of any day that is written', () => {
    expect(periodOf(at('vista=settimana&settimana=2027-03-10'))).toEqual({ from: '2027-03-08', to: '2027-03-14', date: '2027-03-08/2027-03-14' });
  });

  it('stays where it was when the view changes', () => {
    expect(at('vista=settimana&mese=2027-03').week).toBe('2027-03-01');
    expect(at('vista=settimana&mese=2027-05').week).toBe('2027-05-03');
    expect(at('vista=settimana&mese=2026-11').week).toBe('2026-11-16');
    expect(at('vista=mese&settimana=2027-03-29').month).toBe('2027-04');
  });

  it('is now when it names no month or day of the calendar', () => {
    for (const wrong of ['2027-13', 'marzo', '2027', '2027-03-08', '0001-01', '9998-12', '2027-03/2027-05']) expect(at(`vista=mese&mese=${wrong}`).month).toBe('2026-11');
    for (const wrong of ['2027-02-30', '2027-03', 'oggi']) expect(at(`vista=settimana&settimana=${wrong}`).week).toBe('2026-11-16');
    expect(at('vista=anno').view).toBe('elenco');
  });

  it('ends with what lies before, when that is all there is', () => {
    expect(periodOf(placeUntil('elenco', '2023-12-01')).date).toBe('2023-07/2023-12');
    expect(periodOf(placeUntil('mese', '2023-12-01')).date).toBe('2023-12');
    expect(periodOf(placeUntil('settimana', '2023-12-01')).from).toBe('2023-11-27');
  });

  it('leads a page on and back, and back again to where it was', () => {
    expect(periodOf(turned(at('vista=mese&mese=2026-12'), 1)).date).toBe('2027-01');
    expect(periodOf(turned(at('vista=settimana&settimana=2027-01-04'), -1)).from).toBe('2026-12-28');
    expect(periodOf(turned(at('vista=elenco&mese=2026-11'), 1)).date).toBe('2027-05/2027-10');
    for (const address of ['vista=mese&mese=2027-03', 'vista=settimana&settimana=2027-03-08', 'vista=elenco&mese=2023-12']) {
      expect(placeAddress(turned(turned(at(address), 1), -1)).toString()).toBe(address);
    }
  });
});
