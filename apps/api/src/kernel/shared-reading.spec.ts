import { SharedReading } from './shared-reading.js';

const noon = new Date('2026-11-20T12:00:00Z');
const later = (milliseconds: number) => new Date(noon.getTime() + milliseconds);

/** A source that changes, and answers when it is told to. */
function slowSource() {
  const source = {
    value: 'first',
    readings: 0,
    waiting: [] as (() => void)[],
    answer: () => source.waiting.shift()?.(),
  };
  const changes = { count: 0 };
  const change = (value: string) => {
    source.value = value;
    changes.count += 1;
  };
  const read = () => {
    source.readings += 1;
    const seen = source.value;
    return new Promise<string>((resolve) => source.waiting.push(() => resolve(seen)));
  };
  return { source, read, change, reading: new SharedReading<string>(changes) };
}

/** Long enough for whatever can happen without an answer. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('a shared reading', () => {
  it('is made once for everybody who asks in the same turn', async () => {
    const { source, read, reading } = slowSource();
    const asked = [reading.read('feed', noon, read), reading.read('feed', noon, read), reading.read('feed', noon, read)];
    await settle();
    expect(source.readings).toBe(1);
    source.answer();
    expect(await Promise.all(asked)).toEqual(['first', 'first', 'first']);
  });

  it('is made twice at once at most; whoever comes then shares the next', async () => {
    const { source, read, reading } = slowSource();
    const asked: Promise<string>[] = [];
    for (let turn = 0; turn < 5; turn += 1) {
      asked.push(reading.read('feed', noon, read));
      await settle();
    }
    expect(source.readings).toBe(2);
    source.answer();
    await settle();
    expect(source.readings).toBe(3);
    source.answer();
    source.answer();
    expect(await Promise.all(asked)).toHaveLength(5);
    expect(source.readings).toBe(3);
  });

  it('never answers with what was read before a change that was committed before the question', async () => {
    const { source, read, reading, change } = slowSource();
    const before = reading.read('feed', noon, read);
    await settle();
    change('second');
    const after = reading.read('feed', noon, read);
    await settle();
    source.answer();
    source.answer();
    expect(await Promise.all([before, after])).toEqual(['first', 'second']);
    change('third');
    const last = reading.read('feed', noon, read);
    await settle();
    source.answer();
    expect(await last).toBe('third');
  });

  it('is kept for a second, for changes that others make', async () => {
    const { source, read, reading } = slowSource();
    const first = reading.read('feed', noon, read);
    await settle();
    source.answer();
    await first;
    source.value = 'second';
    expect(await reading.read('feed', later(999), read)).toBe('first');
    const second = reading.read('feed', later(1000), read);
    await settle();
    source.answer();
    expect(await second).toBe('second');
  });

  it('does not keep what was overtaken by a later reading', async () => {
    const { source, read, reading, change } = slowSource();
    const slow = reading.read('feed', noon, read);
    await settle();
    change('second');
    const quick = reading.read('feed', noon, read);
    await settle();
    source.waiting.reverse();
    source.answer();
    await quick;
    source.answer();
    await slow;
    expect(await reading.read('feed', noon, read)).toBe('second');
  });

  it('keeps different things apart', async () => {
    const { source, read, reading } = slowSource();
    void reading.read('one', noon, read);
    void reading.read('other', noon, read);
    await settle();
    expect(source.readings).toBe(2);
  });

  it('that is dear rests before it is made again, and then has the latest', async () => {
    const changes = { count: 0 };
    const reading = new SharedReading<number>(changes, { atOnce: 1, rest: 4 });
    const begun: number[] = [];
    const read = async () => {
      begun.push(performance.now());
      await new Promise((resolve) => setTimeout(resolve, 20));
      return changes.count;
    };
    expect(await reading.read('numbers', noon, read)).toBe(0);
    changes.count = 1;
    const asked = [reading.read('numbers', noon, read), reading.read('numbers', noon, read)];
    changes.count = 2;
    expect(await Promise.all(asked)).toEqual([2, 2]);
    expect((begun[1] ?? 0) - (begun[0] ?? 0)).toBeGreaterThan(90);
  });

  it('fails only for those who share it', async () => {
    const { reading } = slowSource();
    await expect(reading.read('feed', noon, () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await reading.read('feed', noon, () => Promise.resolve('here'))).toBe('here');
  });
});
