import { returnPath } from './return-path.js';

describe('where one lands after signing in', () => {
  it('is the page that one came from', () => expect(returnPath('/it/profilo?a=1', '/it')).toBe('/it/profilo?a=1'));
  it.each([null, '', 'https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])('is never %s', (wanted) =>
    expect(returnPath(wanted, '/it')).toBe('/it'),
  );
});
