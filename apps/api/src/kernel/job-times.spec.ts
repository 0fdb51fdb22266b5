import { parseCronItem } from 'graphile-worker';
import { nextTime } from './job-times.js';

const NOW = new Date('2026-02-27T02:17:30Z');
const after = (cron: string) => nextTime(parseCronItem({ task: 'job', match: cron }), NOW)?.toISOString();

describe('the next time of a job', () => {
  it.each([
    ['* * * * *', '2026-02-27T02:18:00.000Z'],
    ['17 2 * * *', '2026-02-28T02:17:00.000Z'],
    ['17 * * * *', '2026-02-27T03:17:00.000Z'],
    ['0 0 1 * *', '2026-03-01T00:00:00.000Z'],
    ['0 6 * * 1', '2026-03-02T06:00:00.000Z'],
  ])('%s comes at %s', (cron, next) => {
    expect(after(cron)).toBe(next);
  });

  it('is not known for a day that does not come', () => {
    expect(after('0 0 30 2 *')).toBeUndefined();
  });
});
