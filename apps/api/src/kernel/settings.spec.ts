import { readSettings, SettingsError } from './settings.js';

const read = (env: Record<string, string | undefined>) => readSettings(env, () => 'kept in the data folder', '/srv/percorso');

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    read(env);
  } catch (error) {
    if (error instanceof SettingsError) return error.faults;
    throw error;
  }
  return [];
}

describe('reading the settings', () => {
  it('needs nothing on a developer’s machine', () => {
    expect(read({})).toEqual({
      port: 3000,
      host: 'localhost',
      publicUrl: 'http://localhost:3000',
      production: false,
      databaseUrl: null,
      databasePool: 10,
      smtpUrl: null,
      mailFrom: 'Percorso <percorso@example.org>',
      mailRate: 20,
      dataFolder: '/srv/percorso/.percorso',
      demonstration: true,
      mailBox: true,
      sessionSecret: 'kept in the data folder',
      trustProxy: [],
      graphqlOperations: 'any',
      limits: { signInCodesPerMailbox: 5, signInCodesPerAddress: 100, registrationsPerAddress: 100, requestsPerSession: 1200 },
      site: { name: 'Percorso', owner: 'Percorso', contact: { name: 'Percorso', email: 'percorso@example.org', telephone: null, url: null } },
      metricsAllowed: ['127.0.0.0/8', '::1'],
      logLevel: 'info',
    });
  });

  it('names every fault at once, each in a sentence', () => {
    expect(
      faultsOf({
        PORT: '80000',
        PUBLIC_URL: 'percorso.example.org',
        DATABASE_URL: 'mysql://db/percorso',
        SMTP_URL: 'mail.example.org',
        MAIL_FROM: 'Percorso',
        PERCORSO_DEMO: 'yes',
        SESSION_SECRET: 'short',
        TRUST_PROXY: '10.0.0.1, proxy.example.org',
        GRAPHQL_OPERATIONS: 'some',
        MAIL_RATE: '-1',
        LOG_LEVEL: 'loud',
      }),
    ).toEqual([
      'PORT must be a whole number from 1 to 65535.',
      'PUBLIC_URL must be an address such as https://percorso.example.org.',
      'DATABASE_URL must be an address such as postgresql://percorso:secret@db.example.org:5432/percorso.',
      'SMTP_URL must be an address such as smtps://user:secret@mail.example.org:465.',
      'MAIL_FROM must be one address such as "Percorso <percorso@example.org>".',
      'MAIL_RATE must be a whole number from 1 to 10000.',
      'PERCORSO_DEMO must be "on" or "off".',
      'SESSION_SECRET must have at least 32 characters.',
      'TRUST_PROXY must be IP addresses or networks such as "10.0.0.5, 10.1.0.0/16", parted by commas.',
      'GRAPHQL_OPERATIONS must be "any" or "registered".',
      'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent.',
    ]);
  });

  it('takes an empty variable as one that is not set', () => {
    expect(read({ DATABASE_URL: '', PORT: ' ', PERCORSO_DEMO: '' })).toEqual(read({}));
  });

  it('follows the port in the public address', () => {
    expect(read({ PORT: '4100' }).publicUrl).toBe('http://localhost:4100');
  });

  it('drops the slash at the end of the public address, and refuses a path', () => {
    expect(read({ PUBLIC_URL: 'https://percorso.example.org/' }).publicUrl).toBe('https://percorso.example.org');
    expect(faultsOf({ PUBLIC_URL: 'https://example.org/percorso' })).toEqual([
      'PUBLIC_URL must end after the host and the port: Percorso does not run below a path.',
    ]);
  });

  describe('the demonstration', () => {
    it.each([
      ['http://localhost:8080', true],
      ['http://127.0.0.1:3000', true],
      ['http://127.9.9.9:3000', true],
      ['http://[::1]:3000', true],
      ['http://percorso.localhost', true],
      ['https://percorso.example.org', false],
      ['http://localhost.example.org', false],
      ['http://10.0.0.4:3000', false],
    ])('at %s is on by itself: %s', (publicUrl, on) => {
      expect(read({ PUBLIC_URL: publicUrl }).demonstration).toBe(on);
      expect(read({ PUBLIC_URL: publicUrl }).mailBox).toBe(on);
    });

    it('is off in production and with an outside database unless it is asked for', () => {
      const outside = { DATABASE_URL: 'postgresql://db/percorso' };
      expect(read({ NODE_ENV: 'production' }).demonstration).toBe(false);
      expect(read(outside).demonstration).toBe(false);
      expect(read({ ...outside, PERCORSO_DEMO: 'on' }).demonstration).toBe(true);
      expect(read({ PUBLIC_URL: 'https://percorso.example.org', PERCORSO_DEMO: 'on' }).demonstration).toBe(true);
      expect(read({ PERCORSO_DEMO: 'off' }).demonstration).toBe(false);
    });

    it('has no mail box when there is a mail server', () => {
      const settings = read({ SMTP_URL: 'smtp://127.0.0.1:2525' });
      expect([settings.demonstration, settings.mailBox]).toEqual([true, false]);
    });
  });

  describe('the session secret', () => {
    const outside = { DATABASE_URL: 'postgresql://db/percorso' };

    it('must be given in production with an outside database, where several servers share it', () => {
      expect(faultsOf({ ...outside, NODE_ENV: 'production' })).toEqual([
        'SESSION_SECRET must be set in production with an outside database, and be the same for every server and worker.',
      ]);
      expect(faultsOf({ ...outside, NODE_ENV: 'production', PORT: '0' })).toHaveLength(2);
      const secret = 'a'.repeat(32);
      expect(read({ ...outside, NODE_ENV: 'production', SESSION_SECRET: secret }).sessionSecret).toBe(secret);
    });

    it('is kept in the data folder otherwise', () => {
      const folders: string[] = [];
      readSettings({ NODE_ENV: 'production', PERCORSO_DATA: '/var/lib/percorso' }, (folder) => `${folders.push(folder)}`, '/srv');
      readSettings(outside, (folder) => `${folders.push(folder)}`, '/srv');
      expect(folders).toEqual(['/var/lib/percorso', '/srv/.percorso']);
    });
  });

  it('believes forwarded addresses of the named proxies only', () => {
    expect(read({ TRUST_PROXY: '10.0.0.1, 192.168.0.0/16, ::1, fd00::/8' }).trustProxy).toEqual([
      '10.0.0.1',
      '192.168.0.0/16',
      '::1',
      'fd00::/8',
    ]);
    expect(faultsOf({ TRUST_PROXY: '10.0.0.0/33' })).toHaveLength(1);
    expect(faultsOf({ TRUST_PROXY: 'true' })).toHaveLength(1);
  });
});
