import { needPlace, needsByKind } from './desk-needs.js';

describe('what waits on the desk', () => {
  test('is gathered by kind, the first kind first', () => {
    const needs = [{ kind: 'TO_CLOSE' as const, id: 1 }, { kind: 'NO_PLACE' as const, id: 2 }, { kind: 'TO_CLOSE' as const, id: 3 }];
    expect(needsByKind(needs).map(([kind, found]) => [kind, found.map(({ id }) => id)])).toEqual([
      ['TO_CLOSE', [1, 3]],
      ['NO_PLACE', [2]],
    ]);
  });

  test.each([
    ['TO_CLOSE', '/it/org/incontri/m/presenze'],
    ['MAIL_FAILED', '/it/org/incontri/m/posta'],
    ['TO_APPROVE', '/it/org/incontri/m/iscrizioni'],
    ['WAITING_LIST', '/it/org/incontri/m/iscrizioni'],
    ['NO_PLACE', '/it/org/incontri/m/sposta'],
    ['NO_ADMISSION', '/it/org/incontri/m/modalita'],
    ['NOTICES_HELD', '/it/org/incontri/m'],
  ] as const)('%s of a meeting is met at %s', (kind, place) => {
    expect(needPlace(kind, 'lab', 'm', 'it', false)).toBe(place);
  });

  test('changes of a plan are met on its page; mails of no meeting by administrators, who see all mails', () => {
    expect(needPlace('PLAN_CHANGES', 'lab', null, 'it', false)).toBe('/it/org/p/lab');
    expect(needPlace('MAIL_FAILED', 'lab', null, 'it', false)).toBe('/it/org/p/lab');
    expect(needPlace('MAIL_FAILED', 'lab', null, 'it', true)).toBe('/it/admin/posta');
  });
});
