import { DomainError } from './domain-error.js';
import { emailAddress } from './email-address.js';

describe('an e-mail address that somebody typed', () => {
  it.each([
    ' anna.rossi@example.org ',
    "d'amico+percorso@sub.example.org",
    'Anna@EXAMPLE.ORG',
    'info@città.example',
    'a@xn--citt-3na.xn--p1ai',
  ])('can be "%s"', (text) => {
    expect(emailAddress(text, ['email'])).toBe(text.trim());
  });

  it.each([
    '',
    'anna',
    'anna@localhost',
    'anna@example.org, eva@example.org',
    'anna@example.org eva@example.org',
    'anna@example.org\r\nBcc: eva@example.org',
    'Anna <anna@example.org>',
    'anna@@example.org',
    'anna@-example.org',
    'anna@example..org',
    'anna@example.org;',
    '"anna eva"@example.org',
    'anna\u202e@example.org',
    `${'a'.repeat(65)}@example.org`,
    `anna@${'example.'.repeat(40)}org`,
  ])('cannot be "%s"', (text) => {
    expect(() => emailAddress(text, ['email'])).toThrow(DomainError);
  });

  it('is checked in no time, however it is made', () => {
    const before = performance.now();
    expect(() => emailAddress(`a@${'a-'.repeat(50_000)}`, ['email'])).toThrow(DomainError);
    expect(() => emailAddress(`a@${'a-'.repeat(120)}`, ['email'])).toThrow(DomainError);
    expect(() => emailAddress(`a@${'a.'.repeat(120)}`, ['email'])).toThrow(DomainError);
    expect(performance.now() - before).toBeLessThan(100);
  });
});
