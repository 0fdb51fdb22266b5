import { embedOrigin } from './embed-origin.js';

describe('a site that may show a time line', () => {
  test.each([
    ['https://www.comune.example.it', 'https://www.comune.example.it'],
    [' https://WWW.Comune.Example.IT/ ', 'https://www.comune.example.it'],
    ['https://example.org:8443', 'https://example.org:8443'],
    ['https://example.org:443', 'https://example.org'],
    ['http://localhost:8080/', 'http://localhost:8080'],
    ['http://127.0.0.1', 'http://127.0.0.1'],
    ['https://città.example', 'https://xn--citt-3na.example'],
  ])('%s is %s', (text, origin) => expect(embedOrigin(text)).toBe(origin));

  test.each([
    'http://www.comune.example.it',
    'http://localhost.example.it',
    'http://localhost:8080/pagina',
    'www.comune.example.it',
    'https://www.comune.example.it/pagina',
    'https://www.comune.example.it/?a=1',
    'https://anna@comune.example.it',
    'https://*.example.it',
    '*',
    "'self'",
    "https://a;script-src'unsafe-inline'",
    'https://a,b',
    'https://a b',
    'javascript:alert(1)',
    'data:text/html,x',
    'https://',
    '',
  ])('%s is none', (text) => expect(embedOrigin(text)).toBeNull());
});
