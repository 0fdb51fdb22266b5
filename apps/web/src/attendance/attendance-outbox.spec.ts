import { type Answer, AttendanceOutbox, type SendResult } from './attendance-outbox.js';
import type { Mark } from './roster-view.js';

const mark = (nonce: string): Mark => ({
  nonce, entryId: 'p', name: 'Anna Bianchi', meetingDayId: 'd', registrationId: 'r', walkIn: null, status: 'PRESENT', at: '2026-11-01T09:00:00.000Z', undoOf: null,
});
const taken = (marks: readonly Mark[]): SendResult => ({ answers: marks.map(({ nonce }): Answer => ({ nonce, accepted: true, alreadyBy: null, alreadyAt: null, reason: null })) });

/** A server that answers as it is told, and remembers what reached it. */
function door(key: string) {
  const outbox = new AttendanceOutbox(key);
  const reached: string[][] = [];
  let answer: (marks: readonly Mark[]) => SendResult = taken;
  const disconnect = outbox.connect({
    send: (marks) => {
      reached.push(marks.map(({ nonce }) => nonce));
      return new Promise((resolve) => resolve(answer(marks)));
    },
    onAnswers: () => undefined,
  });
  return { outbox, reached, disconnect, answerWith: (next: typeof answer) => (answer = next) };
}

const nonces = (marks: readonly Mark[]) => marks.map(({ nonce }) => nonce);
const away = () => {
  throw new TypeError('the network is away');
};

test('a mark that arrived stays in sight until the roster tells it back', async () => {
  const { outbox } = door('arrives');
  outbox.add([mark('a')]);
  await outbox.flush();
  await new Promise((resolve) => setTimeout(resolve));
  expect([nonces(outbox.state().waiting), nonces(outbox.state().sent)]).toEqual([[], ['a']]);
  outbox.settle(['a']);
  expect(outbox.state().sent).toEqual([]);
});

test('without a network everything waits, in its order, and goes out with the next attempt', async () => {
  const { outbox, reached, answerWith } = door('offline');
  answerWith(away);
  outbox.add([mark('a')]);
  await new Promise((resolve) => setTimeout(resolve));
  outbox.add([mark('b')]);
  await new Promise((resolve) => setTimeout(resolve));
  expect(nonces(outbox.state().waiting)).toEqual(['a', 'b']);
  expect(outbox.state().trouble).toHaveProperty('failure');
  answerWith(taken);
  await outbox.flush();
  expect(reached.at(-1)).toEqual(['a', 'b']);
  expect(outbox.state()).toMatchObject({ waiting: [], trouble: null });
});

test('what the server refuses as a whole is kept until somebody lets go of it', async () => {
  const { outbox, answerWith } = door('refused');
  answerWith(() => ({ refusal: 'closed' }));
  outbox.add([mark('a')]);
  await new Promise((resolve) => setTimeout(resolve));
  expect(outbox.state()).toMatchObject({ trouble: { refusal: 'closed' }, waiting: [{ nonce: 'a' }] });
  outbox.discard();
  expect(outbox.state()).toMatchObject({ trouble: null, waiting: [] });
});

test('a hundred go out at once, and the rest right after them', async () => {
  const { outbox, reached } = door('many');
  outbox.add(Array.from({ length: 150 }, (_, index) => mark(String(index))));
  await new Promise((resolve) => setTimeout(resolve));
  expect(reached.map(({ length }) => length)).toEqual([100, 50]);
});
