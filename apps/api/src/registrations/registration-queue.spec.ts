import { DomainError } from '../kernel/domain-error.js';
import { FairTurns } from '../kernel/fair-turns.js';
import { RegistrationQueue } from './registration-queue.js';

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** A database that answers only when told to. */
function slowOffice(largestBatch?: number) {
  const batches: { meetingId: string; requests: number[]; answer: (answers: (string | null)[]) => void; fail: (error: unknown) => void }[] = [];
  const queue = new RegistrationQueue<number, string>(
    (meetingId, requests) => new Promise((answer, fail) => batches.push({ meetingId, requests, answer, fail })),
    new FairTurns(),
    largestBatch,
  );
  return { queue, batches };
}

const dataError = () => Object.assign(new Error('bad row'), { code: '22P02' });

describe('the admission queue', () => {
  it('sends the first request at once, and all that came meanwhile together', async () => {
    const { queue, batches } = slowOffice();
    const answers = Promise.all([1, 2, 3].map((request) => queue.ask('lodi', request)));
    expect(batches.map(({ requests }) => requests)).toEqual([[1]]);
    batches[0]?.answer(['one']);
    await turn();
    expect(batches[1]?.requests).toEqual([2, 3]);
    batches[1]?.answer(['two', 'three']);
    expect(await answers).toEqual(['one', 'two', 'three']);
  });

  it('never has two batches of one meeting on their way, and does not make one meeting wait for another', async () => {
    const { queue, batches } = slowOffice();
    void queue.ask('lodi', 1);
    void queue.ask('lodi', 2);
    void queue.ask('milan', 3);
    await turn();
    expect(batches.map(({ meetingId }) => meetingId)).toEqual(['lodi', 'milan']);
  });

  it('takes no more into a batch than it may', async () => {
    const { queue, batches } = slowOffice(2);
    void Promise.all([1, 2, 3, 4].map((request) => queue.ask('lodi', request)));
    batches[0]?.answer(['one']);
    await turn();
    expect(batches[1]?.requests).toEqual([2, 3]);
  });

  it('asks again, first in line, for whoever came back without an answer', async () => {
    const { queue, batches } = slowOffice();
    const first = queue.ask('lodi', 1);
    const second = queue.ask('lodi', 2);
    batches[0]?.answer([null]);
    await turn();
    expect(batches[1]?.requests).toEqual([1, 2]);
    batches[1]?.answer(['one', 'two']);
    expect(await Promise.all([first, second])).toEqual(['one', 'two']);
  });

  it('gives up on somebody who never gets an answer', async () => {
    const queue = new RegistrationQueue<number, string>((_, requests) => Promise.resolve(requests.map(() => null)), new FairTurns());
    await expect(queue.ask('lodi', 1)).rejects.toMatchObject({ code: 'BUSY' });
  });

  it('tells everybody of a batch that the database is busy, and goes on with the next', async () => {
    const { queue, batches } = slowOffice();
    const first = queue.ask('lodi', 1);
    batches[0]?.fail(new DomainError('BUSY'));
    await expect(first).rejects.toMatchObject({ code: 'BUSY' });
    void queue.ask('lodi', 2);
    await turn();
    expect(batches[1]?.requests).toEqual([2]);
  });

  it('serves the others of a batch when the database cannot take one of them', async () => {
    const queue = new RegistrationQueue<number, string>(
      (_, requests) => (requests.includes(13) ? Promise.reject(dataError()) : Promise.resolve(requests.map((request) => `answer ${request}`))),
      new FairTurns(),
    );
    const results = await Promise.allSettled([7, 8, 13, 9, 10].map((request) => queue.ask('lodi', request)));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
  });

  it('is drained when everybody has an answer', async () => {
    const { queue, batches } = slowOffice();
    void queue.ask('lodi', 1);
    let drained = false;
    const waiting = queue.drained().then(() => (drained = true));
    await turn();
    expect(drained).toBe(false);
    batches[0]?.answer(['one']);
    await waiting;
    expect(drained).toBe(true);
  });
});
