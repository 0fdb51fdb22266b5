import { calendarAddresses } from './calendar-address.js';

describe('taking a calendar of ours into one of yours', () => {
  const { file, webcal, google, outlook } = calendarAddresses('https://percorso.example.org/calendar/group/7.ics', 'Gruppo 1 & altri');

  it('gives the file, and the same address for programs that subscribe', () => {
    expect(file).toBe('https://percorso.example.org/calendar/group/7.ics');
    expect(webcal).toBe('webcal://percorso.example.org/calendar/group/7.ics');
  });

  it('hands Google the address to subscribe to', () => {
    expect(new URL(google).searchParams.get('cid')).toBe(webcal);
  });

  it('hands Outlook the address and a name, whatever signs the name has', () => {
    expect(new URL(outlook).searchParams.get('url')).toBe(file);
    expect(new URL(outlook).searchParams.get('name')).toBe('Gruppo 1 & altri');
  });
});
