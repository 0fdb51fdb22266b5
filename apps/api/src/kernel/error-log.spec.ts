import { faultForLog, withoutPersonalData } from './error-log.js';

describe('what the log keeps of a fault', () => {
  it('drops the values of the row that the database repeats', () => {
    const text = 'duplicate key value\n - detail: Key (lower(email))=(anna.rossi@example.org) already exists.';
    expect(withoutPersonalData(text)).toBe('duplicate key value\n - detail: Key (lower(email))=(…) already exists.');
    expect(withoutPersonalData('Failing row contains (0199, Anna Rossi, (a)).\nmore')).toBe('Failing row =(…).\nmore');
  });

  it('drops addresses and tokens, and keeps ids', () => {
    expect(withoutPersonalData('no mail to <anna@example.org>: refused')).toBe('no mail to <…@…>: refused');
    const token = 'A'.repeat(43);
    expect(withoutPersonalData(`token ${token} of 01999999-9999-7999-8999-999999999999`)).toBe('token … of 01999999-9999-7999-8999-999999999999');
  });

  it('takes whatever was thrown', () => {
    expect(faultForLog('anna@example.org')).toMatchObject({ name: 'string', message: '…@…' });
    const { stack } = faultForLog(new Error('to anna@example.org'));
    expect(stack).toContain('error-log.spec');
    expect(stack).not.toContain('anna');
    expect(faultForLog(Object.assign(new TypeError('x'), { code: 'E' }))).toMatchObject({ name: 'TypeError', code: 'E', message: 'x' });
  });
});
