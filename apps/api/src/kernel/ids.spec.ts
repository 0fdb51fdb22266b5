import { isId, newId } from './ids.js';

describe('ids', () => {
  const ids = Array.from({ length: 5_000 }, newId);

  it('sort in the order in which they were made, also those of one millisecond', () => {
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('are UUIDs of version 7 that say when they were made', () => {
    const before = Date.now();
    const id = newId();
    expect(isId(id)).toBe(true);
    expect(id.slice(14, 15)).toBe('7');
    const at = Number.parseInt(id.replace('-', '').slice(0, 12), 16);
    expect(at).toBeGreaterThanOrEqual(before);
    expect(at).toBeLessThan(before + 1_000);
  });

  it('end in something that nobody can guess', () => {
    expect(new Set(ids.map((id) => id.slice(-10))).size).toBe(ids.length);
  });
});
