import { SharedReading } from './shared-reading.js';

/** A source that changes, and answers when it is told to. */
function slowSource() {
  const source = { value: 'first', readings: 0, answer: [] as (() => void)[] };
  const read = () => {
    source.readings += 1;
    const seen = source.value;
    return new Promise<string>((resolve) => source.answer.push(() => resolve(seen)));
  };
  return { source, read };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('a shared reading', () => {
  it('is made once for everybody who comes while another one is under way', async () => {
    const { source, read } = slowSource();
    const reading = new SharedReading<string>();
    const first = reading.read('feed', read);
    const others = [reading.read('feed', read), reading.read('feed', read), reading.read('feed', read)];
    expect(source.readings).toBe(1);
    source.answer.shift()?.();
    await first;
    await settle();
    expect(source.readings).toBe(2);
    source.answer.shift()?.();
    expect(await Promise.all(others)).toEqual(['first', 'first', 'first']);
  });

  it('never answers with what was read before the question', async () => {
    const { source, read } = slowSource();
    const reading = new SharedReading<string>();
    const before = reading.read('feed', read);
    source.value = 'second';
    const after = reading.read('feed', read);
    source.answer.shift()?.();
    expect(await before).toBe('first');
    await settle();
    source.answer.shift()?.();
    expect(await after).toBe('second');
  });

  it('keeps different things apart', async () => {
    const { source, read } = slowSource();
    const reading = new SharedReading<string>();
    void reading.read('one', read);
    void reading.read('other', read);
    expect(source.readings).toBe(2);
  });

  it('is tried again by those who wait when it fails', async () => {
    const reading = new SharedReading<string>();
    const failing = reading.read('feed', () => Promise.reject(new Error('away')));
    const waiting = reading.read('feed', () => Promise.resolve('here'));
    await expect(failing).rejects.toThrow('away');
    expect(await waiting).toBe('here');
  });
});
