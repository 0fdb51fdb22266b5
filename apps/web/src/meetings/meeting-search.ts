import type { MeetingFilter, MeetingOrder } from '../schema.generated.js';

/** What the reader looks for, as the address of the page holds it; empty where nothing is asked. */
export interface MeetingSearch {
  text: string;
  place: string;
  group: string;
  /** Days, both included: "2026-10-01". */
  from: string;
  to: string;
  open: boolean;
}

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** Reads the address. What is not a day is left out, since it may have been written by hand. */
export function searchOf(address: URLSearchParams): MeetingSearch {
  const read = (name: string) => address.get(name)?.trim() ?? '';
  const day = (name: string) => (isDay(read(name)) ? read(name) : '');
  return { text: read('testo'), place: read('luogo'), group: read('gruppo'), from: day('dal'), to: day('al'), open: read('aperti') === 'si' };
}

/** Writes the address, without what is empty. */
export function addressOf(search: MeetingSearch): URLSearchParams {
  const address = new URLSearchParams();
  const write = (name: string, value: string) => value.trim() && address.set(name, value.trim());
  write('testo', search.text);
  write('luogo', search.place);
  write('gruppo', search.group);
  write('dal', search.from);
  write('al', search.to);
  write('aperti', search.open ? 'si' : '');
  return address;
}

export function filterOf({ text, place, group, from, to, open }: MeetingSearch): MeetingFilter {
  return {
    text: text || null,
    municipality: place || null,
    groupKey: group || null,
    from: from || null,
    to: to || null,
    openForRegistration: open || null,
  };
}

/** What comes is read from the nearest on, what was from the latest back. */
export function orderOf({ from, open }: MeetingSearch): MeetingOrder {
  return from || open ? 'EARLIEST_FIRST' : 'LATEST_FIRST';
}

export function isEmptySearch(search: MeetingSearch): boolean {
  return addressOf(search).size === 0;
}
