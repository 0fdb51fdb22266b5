import { csvOf } from './csv-text.js';

describe('a table as CSV', () => {
  it('begins with a byte order mark, and leaves numbers numbers and nothing nothing', () => {
    expect(csvOf([['Città', 1, null]])).toBe('\uFEFFCittà;1;\r\n');
  });

  it('quotes what would fall apart', () => {
    expect(csvOf([['a;b', 'say "hi"', 'two\nlines']])).toBe('\uFEFF"a;b";"say ""hi""";"two\nlines"\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('hands on %j as text, never as a formula', (value) => {
    expect(csvOf([[value]])).toMatch(/^\uFEFF"?'/);
  });
});
