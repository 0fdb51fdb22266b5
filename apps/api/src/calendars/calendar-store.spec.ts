import { CalendarStore } from './calendar-store.js';

const calendar = (tag: string, size = 10) => ({ tag, bytes: Buffer.alloc(size, tag) });

describe('the store of calendars', () => {
  it('gives back what it keeps, as long as nothing changed', () => {
    const store = new CalendarStore(100);
    store.keep('process/a', calendar('1'));
    expect(store.find('process/a', '1')?.toString()).toBe('1111111111');
    expect(store.find('process/a', '2')).toBeNull();
    expect(store.find('process/b', '1')).toBeNull();
  });

  it('keeps one version of a calendar', () => {
    const store = new CalendarStore(100);
    store.keep('a', calendar('1', 90));
    store.keep('a', calendar('2', 90));
    expect(store.find('a', '1')).toBeNull();
    expect(store.find('a', '2')).not.toBeNull();
  });

  it('lets go of what nobody has read for longest', () => {
    const store = new CalendarStore(25);
    store.keep('a', calendar('1'));
    store.keep('b', calendar('1'));
    store.find('a', '1');
    store.keep('c', calendar('1'));
    expect(['a', 'b', 'c'].map((key) => store.find(key, '1') !== null)).toEqual([true, false, true]);
  });

  it('does not keep what is larger than all its room', () => {
    const store = new CalendarStore(25);
    store.keep('a', calendar('1', 26));
    expect(store.find('a', '1')).toBeNull();
  });
});
