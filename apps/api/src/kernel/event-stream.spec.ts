import { eventId, EventStream } from './event-stream.js';

function read(stream: EventStream): string {
  return String(stream.read() ?? '');
}

describe('a stream of events', () => {
  it('keeps every text in its line, whatever stands in it', () => {
    const stream = new EventStream();
    read(stream);
    const title = 'Uno\r\nevent: evil\n\ndata: {"x":1}\rid: 7\u2028\u0000';
    stream.tell('meeting', { title });
    const lines = read(stream).split(/\r\n|\n|\r/);
    expect(lines).toEqual([expect.stringMatching(/^id: [\w-]{16}$/), 'event: meeting', expect.stringMatching(/^data: /), '', '']);
    expect(JSON.parse(lines[2]?.slice('data: '.length) ?? '')).toEqual({ title });
    stream.destroy();
  });

  it('tells nothing twice in a row, and gives the same the same id everywhere', () => {
    const stream = new EventStream();
    read(stream);
    stream.tell('meeting', { seatsLeft: 1 });
    expect(read(stream)).toContain(`id: ${eventId('meeting', { seatsLeft: 1 })}\n`);
    stream.tell('meeting', { seatsLeft: 1 });
    expect(read(stream)).toBe('');
    stream.tell('meeting', { seatsLeft: 0 });
    stream.tell('meeting', { seatsLeft: 1 });
    expect(read(stream).match(/^data: /gm)).toHaveLength(2);
    stream.destroy();
  });

  it('cuts off whoever does not take what is told, and says nothing after the end', () => {
    const slow = new EventStream();
    for (let n = 0; n < 100 && !slow.destroyed; n += 1) slow.tell('meeting', { n, text: 'x'.repeat(2_000) });
    expect(slow.destroyed).toBe(true);

    const ended = new EventStream();
    ended.end();
    ended.end();
    ended.tell('meeting', {});
    expect(read(ended)).toMatch(/^retry: \d{4}\n\n$/);
    ended.destroy();
  });
});
