import { setTimeout as sleep } from 'node:timers/promises';
import { LiveReadings } from './live-readings.js';

/** A thing that counts how often it is read. */
class Thing {
  value = 1;
  reads = 0;
  fails = false;
  readonly faults: unknown[] = [];
  hear: (what: string | null) => void = () => undefined;
  readonly readings: LiveReadings<number>;

  constructor({ rest = 50, longest = 10_000 } = {}) {
    this.readings = new LiveReadings({
      changes: { hear: (hearer) => (this.hear = hearer) },
      topic: 'thing',
      read: () => this.#read(),
      onFault: (fault) => this.faults.push(fault),
      rest,
      longest,
    });
  }

  async #read(): Promise<number> {
    this.reads += 1;
    await sleep(5);
    if (this.fails) throw new Error('no');
    return this.value;
  }
}

describe('what many look at', () => {
  it('is read once for all of them, and not at all when nobody looks', async () => {
    const thing = new Thing();
    const told: number[][] = Array.from({ length: 20 }, () => []);
    const stops = told.map((own) => thing.readings.follow('1', (value) => own.push(value)));
    await sleep(20);
    expect([thing.reads, told]).toEqual([1, told.map(() => [1])]);
    for (const stop of stops) stop();
    await sleep(80);
    thing.hear('thing:1');
    await sleep(80);
    expect(thing.reads).toBe(1);
  });

  it('is read again after a change, however many there are no sooner than the rest allows, and the last is never missed', async () => {
    const thing = new Thing();
    const told: number[] = [];
    const stop = thing.readings.follow('1', (value) => told.push(value));
    const start = performance.now();
    while (performance.now() - start < 300) {
      thing.value += 1;
      thing.hear('thing:1');
      await sleep(2);
    }
    await sleep(120);
    stop();
    expect(told.at(-1)).toBe(thing.value);
    expect(thing.reads).toBeGreaterThan(2);
    expect(thing.reads).toBeLessThanOrEqual(Math.ceil((performance.now() - start) / 50) + 1);
  });

  it('does not care for changes of other things, and reads all when some may have been missed', async () => {
    const thing = new Thing();
    const stop = thing.readings.follow('1', () => undefined);
    await sleep(70);
    thing.hear('thing:2');
    thing.hear('other:1');
    await sleep(70);
    expect(thing.reads).toBe(1);
    thing.hear(null);
    await sleep(70);
    expect(thing.reads).toBe(2);
    stop();
  });

  it('is read by and by although nobody told of a change, and goes on after a reading that failed', async () => {
    const thing = new Thing({ rest: 10, longest: 30 });
    const told: number[] = [];
    thing.fails = true;
    const stop = thing.readings.follow('1', (value) => told.push(value));
    await sleep(15);
    expect([told, thing.faults.length]).toEqual([[], 1]);
    thing.fails = false;
    await sleep(200);
    stop();
    expect(told.length).toBeGreaterThan(1);
  });

  it('is told at once to whoever comes later, without a reading of their own', async () => {
    const thing = new Thing();
    const stop = thing.readings.follow('1', () => undefined);
    await sleep(20);
    const told: number[] = [];
    const stopToo = thing.readings.follow('1', (value) => told.push(value));
    expect([told, thing.reads]).toEqual([[1], 1]);
    stop();
    stopToo();
  });
});
