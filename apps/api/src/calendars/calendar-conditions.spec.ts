import { isCurrent } from './calendar-conditions.js';

const tag = 'W/"abc"';
const changedAt = new Date('2026-11-20T10:00:00.700Z');

describe('a reader that has a calendar already', () => {
  it.each(['W/"abc"', '"abc"', '"x", W/"abc"', ' "abc" ', '*'])('with the tag %s has the current one', (header) => {
    expect(isCurrent({ 'if-none-match': header }, tag, changedAt)).toBe(true);
  });

  it.each(['"abd"', 'W/"x", "y"', 'abc', '', '"ab', '"a,b"'])('with the tag %s has an old one', (header) => {
    expect(isCurrent({ 'if-none-match': header }, tag, changedAt)).toBe(false);
  });

  it('is judged by its tag, whatever its date', () => {
    expect(isCurrent({ 'if-none-match': '"old"', 'if-modified-since': 'Fri, 20 Nov 2026 10:00:00 GMT' }, tag, changedAt)).toBe(false);
    expect(isCurrent({ 'if-none-match': '"abc"', 'if-modified-since': 'Fri, 01 Jan 2021 10:00:00 GMT' }, tag, changedAt)).toBe(true);
  });

  it('without a tag is judged by its date, to the second', () => {
    expect(isCurrent({ 'if-modified-since': 'Fri, 20 Nov 2026 10:00:00 GMT' }, tag, changedAt)).toBe(true);
    expect(isCurrent({ 'if-modified-since': 'Fri, 20 Nov 2026 09:59:59 GMT' }, tag, changedAt)).toBe(false);
  });

  it.each(['yesterday', '0', '2026-11-20', 'Fri, 20 Foo 2026 10:00:00 GMT', '1764000000'])('with the broken date %s gets the calendar', (header) => {
    expect(isCurrent({ 'if-modified-since': header }, tag, new Date(0))).toBe(false);
  });

  it('with nothing gets the calendar', () => {
    expect(isCurrent({}, tag, changedAt)).toBe(false);
  });
});
