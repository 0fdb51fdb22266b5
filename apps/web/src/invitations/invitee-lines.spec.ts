import { readInvitees } from './invitee-lines.js';

const people = (text: string) => readInvitees(text).invitees.map(({ name, email }) => `${name} <${email}>`);

test('names and addresses are read line by line', () => {
  expect(people('Anna Bianchi <anna@example.org>\n\n  "Rossi, Ugo" <ugo@example.org>\n')).toEqual(['Anna Bianchi <anna@example.org>', 'Rossi Ugo <ugo@example.org>']);
});

test('an address alone gives its own name', () => {
  expect(people('maria.de-luca@example.org')).toEqual(['Maria De Luca <maria.de-luca@example.org>']);
});

test('what a mail program copies is parted by semicolons', () => {
  expect(people('Anna <anna@example.org>; Ugo <ugo@example.org>')).toHaveLength(2);
});

test('an address that stands twice is invited once', () => {
  expect(people('anna@example.org\nAnna <ANNA@example.org>')).toHaveLength(1);
});

test('a line without an address is told by its number', () => {
  expect(readInvitees('anna@example.org\nUgo Rossi\nmaria@example').unreadable).toEqual([2, 3]);
});
