import { BlockList, isIP } from 'node:net';
import { isAbsolute, resolve } from 'node:path';
import { z } from 'zod';

/** The token under which the settings are injected. */
export const SETTINGS = Symbol('settings');

/** Everything that an installation may choose. Read once, at the start, from the environment. */
export interface Settings {
  /** Where the server listens. */
  readonly port: number;
  /** The interface it listens on; the loopback unless HOST says otherwise. */
  readonly host: string;
  /** The address that people see, without a slash at the end. */
  readonly publicUrl: string;
  readonly production: boolean;
  /** An outside PostgreSQL; null: the embedded one in the data folder. */
  readonly databaseUrl: string | null;
  /** Connections a process keeps to the database at most. */
  readonly databasePool: number;
  /** The mail server that mails go to; null: the mail box in demonstration mode, else mails wait in the outbox. */
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  /** Messages a second that leave for the mail server at most. */
  readonly mailRate: number;
  /** Absolute path of the data folder. */
  readonly dataFolder: string;
  /** Whether the demonstration is loaded and its accounts are shown. */
  readonly demonstration: boolean;
  /** Whether mails are caught and shown at /mailbox. */
  readonly mailBox: boolean;
  /** Signs what leaves for browsers and mails. */
  readonly sessionSecret: string;
  /** Addresses and networks (CIDR) whose X-Forwarded-For is believed. */
  readonly trustProxy: readonly string[];
  /** `registered`: only operations of our own client are answered. */
  readonly graphqlOperations: 'any' | 'registered';
  readonly limits: {
    /** Sign-in codes in ten minutes. */
    readonly signInCodesPerMailbox: number;
    readonly signInCodesPerAddress: number;
    /** Registrations without a session in a minute. */
    readonly registrationsPerAddress: number;
    /** Requests of one signed-in session in a minute, to one process. */
    readonly requestsPerSession: number;
  };
  /** What the installation is called, whose it is, and whom to ask. */
  readonly site: {
    readonly name: string;
    readonly owner: string;
    readonly contact: { readonly name: string; readonly email: string; readonly telephone: string | null; readonly url: string | null };
  };
  /** Addresses and networks (CIDR) that may read /metrics. */
  readonly metricsAllowed: readonly string[];
  readonly logLevel: (typeof LOG_LEVELS)[number];
}

/** The environment cannot be used; `faults` are sentences, all of them. */
export class SettingsError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'));
    this.name = 'SettingsError';
  }
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const SHORTEST_SECRET = 32;

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8);
loopback.addAddress('::1', 'ipv6');

const wholeNumber = (name: string, fallback: number, smallest: number, largest: number) => {
  const fault = `${name} must be a whole number from ${smallest} to ${largest}.`;
  return z
    .string()
    .regex(/^\d{1,9}$/, fault)
    .transform(Number)
    .refine((number) => number >= smallest && number <= largest, fault)
    .default(fallback);
};

const address = (name: string, protocols: readonly string[], example: string) =>
  z.string().refine((text) => {
    const url = URL.parse(text);
    return url !== null && protocols.includes(url.protocol) && url.hostname !== '';
  }, `${name} must be an address such as ${example}.`);

const publicUrl = address('PUBLIC_URL', ['http:', 'https:'], 'https://percorso.example.org')
  .refine((text) => {
    const url = URL.parse(text);
    return url === null || (url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '');
  }, 'PUBLIC_URL must end after the host and the port: Percorso does not run below a path.')
  .transform((text) => URL.parse(text)?.origin ?? text);

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== ''),
);

const networks = (name: string) =>
  list.refine(
    (entries) => entries.every(isNetwork),
    `${name} must be IP addresses or networks such as "10.0.0.5, 10.1.0.0/16", parted by commas.`,
  );

const environment = z.object({
  NODE_ENV: z.string().optional(),
  PORT: wholeNumber('PORT', 3000, 1, 65_535),
  HOST: z.string().default('localhost'),
  PUBLIC_URL: publicUrl.optional(),
  DATABASE_URL: address(
    'DATABASE_URL',
    ['postgres:', 'postgresql:'],
    'postgresql://percorso:secret@db.example.org:5432/percorso',
  ).optional(),
  DATABASE_POOL: wholeNumber('DATABASE_POOL', 10, 1, 200),
  SMTP_URL: address('SMTP_URL', ['smtp:', 'smtps:'], 'smtps://user:secret@mail.example.org:465').optional(),
  MAIL_FROM: z
    .string()
    .regex(
      /^(?:[^<>\r\n]+ <[^\s@<>]+@[^\s@<>]+>|[^\s@<>]+@[^\s@<>]+)$/,
      'MAIL_FROM must be one address such as "Percorso <percorso@example.org>".',
    )
    .optional(),
  MAIL_RATE: wholeNumber('MAIL_RATE', 20, 1, 10_000),
  SITE_NAME: z.string().default('Percorso'),
  SITE_OWNER: z.string().optional(),
  CONTACT_NAME: z.string().optional(),
  CONTACT_EMAIL: z.string().regex(/^[^\s@<>]+@[^\s@<>]+$/, 'CONTACT_EMAIL must be an address such as help@example.org.').optional(),
  CONTACT_TELEPHONE: z.string().optional(),
  CONTACT_URL: address('CONTACT_URL', ['http:', 'https:'], 'https://example.org/help').optional(),
  PERCORSO_DATA: z.string().default('.percorso'),
  PERCORSO_DEMO: z.enum(['on', 'off'], 'PERCORSO_DEMO must be "on" or "off".').optional(),
  SESSION_SECRET: z
    .string()
    .min(SHORTEST_SECRET, `SESSION_SECRET must have at least ${SHORTEST_SECRET} characters.`)
    .optional(),
  TRUST_PROXY: networks('TRUST_PROXY').default([]),
  GRAPHQL_OPERATIONS: z
    .enum(['any', 'registered'], 'GRAPHQL_OPERATIONS must be "any" or "registered".')
    .default('any'),
  SIGN_IN_CODES_PER_MAILBOX: wholeNumber('SIGN_IN_CODES_PER_MAILBOX', 5, 1, 1_000_000),
  SIGN_IN_CODES_PER_ADDRESS: wholeNumber('SIGN_IN_CODES_PER_ADDRESS', 100, 1, 1_000_000),
  REGISTRATIONS_PER_ADDRESS: wholeNumber('REGISTRATIONS_PER_ADDRESS', 100, 1, 1_000_000),
  REQUESTS_PER_SESSION: wholeNumber('REQUESTS_PER_SESSION', 1_200, 1, 1_000_000),
  METRICS_ALLOWED: networks('METRICS_ALLOWED').default(['127.0.0.0/8', '::1']),
  LOG_LEVEL: z.enum(LOG_LEVELS, `LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}.`).default('info'),
});

/**
 * Turns the environment into settings. An empty variable counts as one that is not set.
 *
 * @param env         the environment, as in process.env
 * @param keptSecret  gives the secret kept in the data folder; called only when SESSION_SECRET is not set
 *                    and may be left out, that is outside production or with the embedded database
 * @param workingFolder  what a relative PERCORSO_DATA counts from
 * @throws SettingsError  with one sentence for each fault
 */
export function readSettings(
  env: Readonly<Record<string, string | undefined>>,
  keptSecret: (dataFolder: string) => string,
  workingFolder: string,
): Settings {
  const set = withoutEmpty(env);
  const parsed = environment.safeParse(set);
  const faults = new Set(parsed.error?.issues.map((issue) => issue.message));
  if (set.NODE_ENV === 'production' && set.DATABASE_URL !== undefined && set.SESSION_SECRET === undefined) {
    faults.add('SESSION_SECRET must be set in production with an outside database, and be the same for every server and worker.');
  }
  if (!parsed.success || faults.size > 0) throw new SettingsError([...faults]);

  const given = parsed.data;
  const publicUrl = given.PUBLIC_URL ?? `http://localhost:${given.PORT}`;
  const host = new URL(publicUrl).hostname;
  const local = isLoopback(host);
  const production = given.NODE_ENV === 'production';
  const databaseUrl = given.DATABASE_URL ?? null;
  const smtpUrl = given.SMTP_URL ?? null;
  const demonstration =
    given.PERCORSO_DEMO === undefined ? local && !production && databaseUrl === null : given.PERCORSO_DEMO === 'on';
  const dataFolder = isAbsolute(given.PERCORSO_DATA) ? given.PERCORSO_DATA : resolve(workingFolder, given.PERCORSO_DATA);
  const mailFrom = given.MAIL_FROM ?? `Percorso <percorso@${local ? 'example.org' : host}>`;
  const owner = given.SITE_OWNER ?? given.SITE_NAME;
  return {
    port: given.PORT,
    host: given.HOST,
    publicUrl,
    production,
    databaseUrl,
    databasePool: given.DATABASE_POOL,
    smtpUrl,
    mailFrom,
    mailRate: given.MAIL_RATE,
    dataFolder,
    demonstration,
    mailBox: demonstration && smtpUrl === null,
    sessionSecret: given.SESSION_SECRET ?? keptSecret(dataFolder),
    trustProxy: given.TRUST_PROXY,
    graphqlOperations: given.GRAPHQL_OPERATIONS,
    limits: {
      signInCodesPerMailbox: given.SIGN_IN_CODES_PER_MAILBOX,
      signInCodesPerAddress: given.SIGN_IN_CODES_PER_ADDRESS,
      registrationsPerAddress: given.REGISTRATIONS_PER_ADDRESS,
      requestsPerSession: given.REQUESTS_PER_SESSION,
    },
    site: {
      name: given.SITE_NAME,
      owner,
      contact: {
        name: given.CONTACT_NAME ?? owner,
        email: given.CONTACT_EMAIL ?? mailFrom.replace(/^.*<|>$/g, ''),
        telephone: given.CONTACT_TELEPHONE ?? null,
        url: given.CONTACT_URL ?? null,
      },
    },
    metricsAllowed: given.METRICS_ALLOWED,
    logLevel: given.LOG_LEVEL,
  };
}

function withoutEmpty(env: Readonly<Record<string, string | undefined>>): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));
}

function isLoopback(hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, '');
  if (bare === 'localhost' || bare.endsWith('.localhost')) return true;
  const family = isIP(bare);
  return family !== 0 && loopback.check(bare, family === 6 ? 'ipv6' : 'ipv4');
}

function isNetwork(entry: string): boolean {
  const [ip = '', bits, ...rest] = entry.split('/');
  const family = isIP(ip);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}
