import { stepsOf, stepToShow } from './registration-steps.js';

const done = { prospect: 'SEAT', name: 'Anna Rossi', email: 'anna@example.org', answered: true } as const;

describe('the steps of registering', () => {
  it('begin with the choice where there is one, and with the person where there is none', () => {
    expect(stepsOf(3)[0]).toBe('incontri');
    expect(stepsOf(1)).toEqual(['dati', 'esigenze', 'riepilogo']);
  });

  it('show the step that is asked for', () => {
    expect(stepToShow('riepilogo', stepsOf(3), done)).toBe('riepilogo');
    expect(stepToShow('incontri', stepsOf(3), done)).toBe('incontri');
  });

  it('lead to the person where there is nothing to choose', () => {
    expect(stepToShow('incontri', stepsOf(1), { ...done, name: '', email: '' })).toBe('dati');
    expect(stepToShow('incontri', stepsOf(1), done)).toBe('dati');
  });

  it('lead back to what was left out, whatever address was opened', () => {
    expect(stepToShow('riepilogo', stepsOf(3), { ...done, prospect: null })).toBe('incontri');
    expect(stepToShow('riepilogo', stepsOf(3), { ...done, email: ' ' })).toBe('dati');
    expect(stepToShow('dati', stepsOf(3), { ...done, email: '' })).toBe('dati');
    expect(stepToShow('riepilogo', stepsOf(1), { ...done, answered: false })).toBe('esigenze');
    expect(stepToShow('esigenze', stepsOf(1), { ...done, answered: false })).toBe('esigenze');
  });
});
