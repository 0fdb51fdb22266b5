import { FairTurns } from './fair-turns.js';

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

describe('fair turns', () => {
  it('let a crowd begin in the order in which it came, and others in between', async () => {
    const turns = new FairTurns();
    const begun: number[] = [];
    const crowd = Array.from({ length: 100 }, (_, place) => turns.take().then(() => begun.push(place)));
    await nextTurn();
    await nextTurn();
    expect(begun.length).toBeGreaterThan(0);
    expect(begun.length).toBeLessThan(100);
    await Promise.all(crowd);
    expect(begun).toEqual(Array.from({ length: 100 }, (_, place) => place));
  });

  it('let somebody who comes alone begin at once, also after a crowd', async () => {
    const turns = new FairTurns();
    await Promise.all(Array.from({ length: 100 }, () => turns.take()));
    let begun = false;
    void turns.take().then(() => (begun = true));
    await nextTurn();
    expect(begun).toBe(true);
  });
});
