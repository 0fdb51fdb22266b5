import { protectSmallNumbers, type PublicCount } from './small-numbers.js';

const shown = (counts: readonly PublicCount[]) => counts.map(({ value, hidden }) => value ?? hidden);

/** What a reader who knows the total and the rule can say of each line: every number that it could be. */
function possible(counts: readonly PublicCount[], total: number): Set<number>[] {
  const could = counts.map(() => new Set<number>());
  const spread = (index: number, rest: number, so: readonly number[]): void => {
    const count = counts[index];
    if (!count) {
      if (rest === 0) so.forEach((number, line) => could[line]?.add(number));
      return;
    }
    const [least, most] = count.hidden === null ? [count.value ?? 0, count.value ?? 0] : count.hidden === 'SMALL' ? [1, 4] : [5, rest];
    for (let number = least; number <= Math.min(most, rest); number += 1) spread(index + 1, rest - number, [...so, number]);
  };
  spread(0, total, []);
  return could;
}

describe('numbers of few people, told to the public', () => {
  it('stand as they are where nobody is few, and nobody at all is no secret', () => {
    expect(shown(protectSmallNumbers([5, 0, 40]))).toEqual([5, 0, 40]);
  });

  it('are kept back, and the smallest of the others with them, so that they cannot be computed from the total', () => {
    expect(shown(protectSmallNumbers([40, 3, 60, 0]))).toEqual(['PROTECTS', 'SMALL', 60, 0]);
  });

  it('hide each other where two of them leave all open, and not where their sum tells', () => {
    expect(shown(protectSmallNumbers([2, 3, 60]))).toEqual(['SMALL', 'SMALL', 60]);
    expect(shown(protectSmallNumbers([4, 4, 60]))).toEqual(['SMALL', 'SMALL', 'PROTECTS']);
    expect(shown(protectSmallNumbers([1, 1, 60]))).toEqual(['SMALL', 'SMALL', 'PROTECTS']);
  });

  it('take a third with them where the second is hardly more than the threshold', () => {
    expect(shown(protectSmallNumbers([1, 5, 60]))).toEqual(['SMALL', 'PROTECTS', 'PROTECTS']);
  });

  it('keep everything back where nothing else would hide them', () => {
    expect(shown(protectSmallNumbers([3, 0, 0]))).toEqual(['PROTECTS', 'PROTECTS', 'PROTECTS']);
    expect(shown(protectSmallNumbers([]))).toEqual([]);
  });

  it('could be any small number for all that a reader can compute, whatever the numbers', () => {
    let seed = 20_261_122;
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * below);
    };
    for (let round = 0; round < 400; round += 1) {
      const numbers = Array.from({ length: 2 + random(3) }, () => random(random(2) === 0 ? 6 : 14));
      const counts = protectSmallNumbers(numbers);
      if (counts.every(({ hidden }) => hidden === 'PROTECTS')) continue;
      const could = possible(counts, numbers.reduce((sum, number) => sum + number, 0));
      counts.forEach(({ value, hidden }, line) => {
        if (hidden === 'SMALL') expect([numbers, [...(could[line] ?? [])].sort()]).toEqual([numbers, [1, 2, 3, 4]]);
        else if (hidden === null) expect(value).toBe(numbers[line]);
      });
      expect(counts.filter(({ value }) => value !== null && value > 0 && value < 5)).toEqual([]);
    }
  });
});
