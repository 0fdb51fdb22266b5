import { type Answer, AttendanceOutbox, type SendResult } from './attendance-outbox.js';
import { KeptMarks } from './kept-marks.js';
import type { Mark } from './roster-view.js';

const mark = (nonce: string): Mark => ({
  nonce, entryId: 'p', name: 'Anna Bianchi', meetingDayId: 'd', registrationId: 'r', walkIn: null, status: 'PRESENT', at: '2026-11-01T09:00:00.000Z', undoOf: null,
});
const taken = (marks: readonly Mark[]): SendResult => ({ answers: marks.map(({ nonce }): Answer => ({ nonce, accepted: true, alreadyBy: null, alreadyAt: null, reason: null })) });

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** A server that answers as it is told, and remembers what reached it. Here nothing is kept beyond the outbox. */
function door() {
  const outbox = new AttendanceOutbox(new KeptMarks('meeting', 'person'));
  const reached: string[][] = [];
  let answer: (marks: readonly Mark[]) => SendResult = taken;
  const disconnect = outbox.connect({
    send: (marks) => {
      reached.push(marks.map(({ nonce }) => nonce));
      return new Promise((resolve) => resolve(answer(marks)));
    },
    onAnswers: () => undefined,
  });
  ends.push(disconnect);
  return { outbox, reached, answerWith: (next: typeof answer) => (answer = next) };
}

const nonces = (marks: readonly Mark[]) => marks.map(({ nonce }) => nonce);
const away = () => {
  throw new TypeError('the network is away');
};

test('a mark is in sight at once, and once it arrived until the roster tells it back', async () => {
  const { outbox } = door();
  const sent = outbox.add([mark('a')]);
  expect(nonces(outbox.state().waiting)).toEqual(['a']);
  await sent;
  expect([nonces(outbox.state().waiting), nonces(outbox.state().sent)]).toEqual([[], ['a']]);
  outbox.settle(['a']);
  expect(outbox.state().sent).toEqual([]);
});

test('without a network everything waits, in its order, and goes out with the next attempt', async () => {
  const { outbox, reached, answerWith } = door();
  answerWith(away);
  await outbox.add([mark('a')]);
  await outbox.add([mark('b')]);
  expect(nonces(outbox.state().waiting)).toEqual(['a', 'b']);
  expect(outbox.state().trouble).toHaveProperty('failure');
  answerWith(taken);
  await outbox.flush();
  expect(reached.at(-1)).toEqual(['a', 'b']);
  expect(outbox.state()).toMatchObject({ waiting: [], trouble: null });
});

test('what is said while something is on its way follows it', async () => {
  const { outbox, reached } = door();
  await Promise.all([outbox.add([mark('a')]), outbox.add([mark('b')]), outbox.add([mark('c')])]);
  expect(reached.flat()).toEqual(['a', 'b', 'c']);
  expect(outbox.state().waiting).toEqual([]);
});

test('what the server refuses as a whole is kept until somebody lets go of it', async () => {
  const { outbox, answerWith } = door();
  answerWith(() => ({ refusal: 'closed' }));
  await outbox.add([mark('a')]);
  expect(outbox.state()).toMatchObject({ trouble: { refusal: 'closed' }, waiting: [{ nonce: 'a' }] });
  await outbox.discard();
  expect(outbox.state()).toMatchObject({ trouble: null, waiting: [] });
});

test('a hundred go out at once, and the rest right after them', async () => {
  const { outbox, reached } = door();
  await outbox.add(Array.from({ length: 150 }, (_, index) => mark(String(index))));
  expect(reached.map(({ length }) => length)).toEqual([100, 50]);
});
