import { FairTurns } from './fair-turns.js';

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

/** Somebody who works until told to go, and writes down that they began. */
function worker(turns: FairTurns, lane: string, begun: string[], name = lane) {
  const place = turns.enter(lane, true);
  void place?.turn.then(() => begun.push(name));
  return place;
}

describe('fair turns', () => {
  it('let each lane begin in the order of arrival, and one of each after the other', async () => {
    const turns = new FairTurns({ mostBesideOthers: 50 });
    const begun: string[] = [];
    const crowd = Array.from({ length: 50 }, (_, index) => worker(turns, 'hot', begun, `hot ${index}`));
    const other = worker(turns, 'quiet', begun);
    for (const place of [...crowd, other]) await place?.turn;
    expect(begun.indexOf('quiet')).toBeLessThanOrEqual(1);
    expect(begun.filter((name) => name !== 'quiet')).toEqual(crowd.map((_, index) => `hot ${index}`));
  });

  it('look at the network while a crowd begins', async () => {
    const turns = new FairTurns({ longestSlice: 0.01 });
    const begun: string[] = [];
    for (let index = 0; index < 2_000; index++) worker(turns, 'hot', begun);
    await nextTurn();
    await nextTurn();
    expect(begun.length).toBeGreaterThan(0);
    expect(begun.length).toBeLessThan(1_000);
  });

  it('have at most so many of a lane at work, and let the next begin when one leaves', async () => {
    const turns = new FairTurns({ mostAtWork: 2, mostBesideOthers: 2 });
    const begun: string[] = [];
    const crowd = ['one', 'two', 'three'].map((name) => worker(turns, 'hot', begun, name));
    await nextTurn();
    await nextTurn();
    expect(begun).toEqual(['one', 'two']);
    crowd[0]?.leave();
    await crowd[2]?.turn;
    expect(begun).toEqual(['one', 'two', 'three']);
  });

  it('have fewer of a crowd at work while somebody else asks too', async () => {
    const turns = new FairTurns({ mostAtWork: 5, mostBesideOthers: 2 });
    const begun: string[] = [];
    worker(turns, 'quiet', begun);
    for (let index = 0; index < 10; index++) worker(turns, 'hot', begun);
    for (let turn = 0; turn < 5; turn++) await nextTurn();
    expect(begun).toEqual(['quiet', 'hot', 'hot']);
  });

  it('do not take what only begins for others who ask', async () => {
    const turns = new FairTurns({ mostAtWork: 3, mostBesideOthers: 1, othersRemembered: 60_000 });
    const begun: string[] = [];
    worker(turns, 'hot', begun, 'first');
    await turns.enter('probe', false)?.turn;
    await turns.take('answers');
    for (const name of ['second', 'third']) worker(turns, 'hot', begun, name);
    for (let turn = 0; turn < 5; turn++) await nextTurn();
    expect(begun).toEqual(['first', 'second', 'third']);
  });

  it('forget whoever leaves before their turn', async () => {
    const turns = new FairTurns();
    const begun: string[] = [];
    const [gaveUp, stays] = ['gave up', 'stays'].map((name) => worker(turns, 'hot', begun, name));
    gaveUp?.leave();
    await stays?.turn;
    expect(begun).toEqual(['stays']);
    expect(turns.waiting).toBe(0);
  });

  it('send away whoever comes when too many wait, and nobody who was let in before', async () => {
    const turns = new FairTurns({ mostWaiting: 3 });
    const places = [1, 2, 3].map(() => turns.enter('hot', true));
    expect(turns.enter('hot', true)).toBeNull();
    await turns.take('rest');
    for (const place of places) await place?.turn;
    expect(turns.enter('hot', true)).not.toBeNull();
  });
});
