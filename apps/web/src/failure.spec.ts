import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';

import { failureOf } from './failure.js';

/** What the server says before it reads what was asked. */
const answered = (status: number) => new ServerError('Not taken.', { response: new Response(null, { status }), bodyText: '' });

describe('what somebody is told when something did not come', () => {
  test('a text that is longer than the server takes is too long, and no fault of ours', () => {
    expect(failureOf(answered(413))).toBe('TOO_LARGE');
  });

  test('a crowd from one network is told to wait', () => {
    expect(failureOf(answered(429))).toBe('RATE_LIMITED');
    expect(failureOf(new CombinedGraphQLErrors({ data: null, errors: [{ message: 'Too many requests.', extensions: { code: 'RATE_LIMITED' } }] }))).toBe('RATE_LIMITED');
  });

  test('whoever comes in a crowd, or while the server is stopping, is told to try again shortly', () => {
    expect(failureOf(answered(503))).toBe('BUSY');
    expect(failureOf(new CombinedGraphQLErrors({ data: null, errors: [{ message: 'Too many people ask.', extensions: { code: 'BUSY' } }] }))).toBe('BUSY');
  });

  test('whatever else a server says is a fault of ours', () => {
    expect(failureOf(answered(502))).toBe('INTERNAL_SERVER_ERROR');
  });
});
