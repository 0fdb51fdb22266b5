import { agendaTimes, type PlannedPart } from './agenda-times.js';

const day = { date: '2030-03-14', starts: '2030-03-14T09:30', ends: '2030-03-14T13:00' };
const at = (hour: string) => `2030-03-14T${hour}`;
const part = (minutes: (number | null)[], starts: string | null = null, ends: string | null = null): PlannedPart => ({ minutes, starts: starts && at(starts), ends: ends && at(ends) });

describe('the hours of an agenda', () => {
  it('begin with the day, and items and parts follow each other', () => {
    const [opening, table] = agendaTimes([day], [part([10, 50]), part([30])]);
    expect(opening).toMatchObject({
      starts: at('09:30'),
      ends: at('10:30'),
      items: [{ starts: at('09:30'), ends: at('09:40') }, { starts: at('09:40'), ends: at('10:30') }],
    });
    expect(table).toMatchObject({ starts: at('10:30'), ends: at('11:00'), overruns: [], elsewhere: false });
  });

  it('begin anew where a part says when it starts', () => {
    expect(agendaTimes([day], [part([10]), part([30], '11:15')])[1]).toMatchObject({ starts: at('11:15'), items: [{ starts: at('11:15') }] });
  });

  it('are not known after something whose duration nobody said', () => {
    const [opening, table] = agendaTimes([day], [part([10, null, 20]), part([30])]);
    expect(opening).toMatchObject({ ends: null, items: [{ ends: at('09:40') }, { starts: at('09:40'), ends: null }, { starts: null, ends: null }] });
    expect(table).toMatchObject({ starts: null, items: [{ starts: null }] });
  });

  it('are not known on a day without hours', () => {
    expect(agendaTimes([{ date: '2030-03', starts: null, ends: null }], [part([10])])).toMatchObject([{ starts: null, elsewhere: false }]);
    expect(agendaTimes([], [part([10])])).toMatchObject([{ starts: null }]);
  });

  it.each([
    ['its items take longer than the part', [part([45, 30], '09:30', '10:30')], [{ kind: 'PART', minutes: 15 }]],
    ['its items reach into the next part', [part([60, 40], '09:30'), part([], '11:00')], [{ kind: 'NEXT', minutes: 10 }]],
    ['what is known already reaches into the next part', [part([60, null, 40], '09:30'), part([]), part([], '11:00')], [{ kind: 'NEXT', minutes: 10 }]],
    ['it goes on after the day has ended', [part([], '12:00', '13:30')], [{ kind: 'DAY', minutes: 30 }]],
    ['it reaches past midnight', [part([780], '12:00')], [{ kind: 'DAY', minutes: 720 }]],
  ])('over-run when %s', (_, parts, overruns) => {
    expect(agendaTimes([day], parts)[0]?.overruns).toEqual(overruns);
  });

  it.each([
    ['it ends when the next begins', [part([90], '09:30'), part([120], '11:00')]],
    ['another table runs at the same time', [part([60], '11:00'), part([30], '11:00')]],
  ])('do not over-run when %s', (_, parts) => {
    expect(agendaTimes([day], parts)[0]?.overruns).toEqual([]);
  });

  it('are elsewhere when the meeting does not have that day', () => {
    expect(agendaTimes([day], [{ minutes: [], starts: '2030-03-15T09:30', ends: null }])).toMatchObject([{ elsewhere: true, overruns: [] }]);
  });
});
