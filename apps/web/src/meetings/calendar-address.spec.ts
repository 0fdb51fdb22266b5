import { calendarAddresses } from './calendar-address.js';

describe('taking a calendar of ours into one of yours', () => {
  const { file, webcal, google, outlook } = calendarAddresses('https://percorso.example.org/calendar/group/7.ics', 'Gruppo 1 & altri');

  it('gives the file, and the same address for programs that subscribe', () => {
    expect(file).toBe('https://percorso.example.org/calendar/group/7.ics');
    expect(webcal).toBe('webcal://percorso.example.org/calendar/group/7.ics');
  });

  it('hands Google the address to subscribe to', () => {
    expect(google).toBe('https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2Fpercorso.example.org%2Fcalendar%2Fgroup%2F7.ics');
    expect(new URL(google).searchParams.get('cid')).toBe(webcal);
  });

  it('gives programs that subscribe the same address where the server has no TLS, as on one\'s own machine', () => {
    expect(calendarAddresses('http://localhost:3000/calendar/me/a.ics', 'x').webcal).toBe('webcal://localhost:3000/calendar/me/a.ics');
  });

  it('hands Outlook the address and a name, whatever signs the name has', () => {
    expect(new URL(outlook).searchParams.get('url')).toBe(file);
    expect(new URL(outlook).searchParams.get('name')).toBe('Gruppo 1 & altri');
  });
});
