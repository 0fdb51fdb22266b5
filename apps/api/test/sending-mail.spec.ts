import { setTimeout as sleep } from 'node:timers/promises';
import { MikroORM } from '@mikro-orm/postgresql';
import PostalMime from 'postal-mime';
import { z } from 'zod';
import { Clock } from '../src/kernel/clock.js';
import { databaseOptions } from '../src/kernel/database.js';
import { parseMailbox } from '../src/mail/mail-address.js';
import { MailChecks } from '../src/mail/mail-checks.js';
import { defineMail, type MailToRender, type RenderedMail } from '../src/mail/mail-kind.js';
import { MailOutcomes, type MailOutcome } from '../src/mail/mail-outcomes.js';
import { MailSender, type MailSenderOptions } from '../src/mail/mail-sender.js';
import { MailTemplates } from '../src/mail/mail-templates.js';
import { releaseMails } from '../src/mail/mails.queries.js';
import { enqueueMails, type NewMail } from '../src/mail/outbox.js';
import { OutgoingMail, type MailCalendar } from '../src/mail/outgoing-mail.entity.js';
import { freshDatabase, type FreshDatabase } from './harness/fresh-database.js';
import { MailServer } from './harness/mail-server.js';


const letterData = z.object({ subject: z.string(), secret: z.string().optional() });
const renderLetter = ({ data, calendar }: MailToRender<z.output<typeof letterData>>): RenderedMail => ({
  subject: data.subject,
  text: `${data.subject} ${data.secret ?? ''}`,
  html: `<p>${data.subject}</p>`,
  calendar: calendar
    ? { method: calendar.method, content: `BEGIN:VCALENDAR\r\nMETHOD:${calendar.method}\r\nSEQUENCE:${calendar.sequence}\r\nEND:VCALENDAR\r\n` }
    : undefined,
});
const letter = defineMail('letter', 'CAMPAIGN', letterData, renderLetter);
const farewell = defineMail('farewell', 'CAMPAIGN', letterData, renderLetter, undefined, { wordsAlone: true });
const signInCode = defineMail('sign-in-code', 'SIGN_IN', z.object({ secret: z.string() }), ({ data }) => ({
  subject: 'Il codice',
  text: data.secret,
  html: `<p>${data.secret}</p>`,
}));

describe('sending mail', () => {
  let database: FreshDatabase;
  let orm: MikroORM;
  let server: MailServer;
  let senders: MailSender[];
  let checks: MailChecks;
  let outcomes: MailOutcomes;
  let told: MailOutcome[];

  beforeAll(async () => {
    database = await freshDatabase();
    orm = await MikroORM.init(databaseOptions(database.url));
  });

  afterAll(async () => {
    await orm.close(true);
    await database.drop();
  });

  beforeEach(async () => {
    await orm.em.fork().nativeDelete(OutgoingMail, {});
    server = await new MailServer().start();
    senders = [];
    checks = new MailChecks();
    outcomes = new MailOutcomes();
    told = [];
    outcomes.on('letter', (_em, outcome) => Promise.resolve(void told.push(outcome)));
  });

  afterEach(async () => {
    await Promise.all([...senders.map((sender) => sender.stop()), server.stop()]);
  });

  function aWorker(options: Partial<MailSenderOptions> = {}): void {
    const templates = new MailTemplates();
    templates.register(letter, farewell, signInCode);
    const sender = new MailSender(orm, new Clock(), templates, checks, outcomes, {
      smtpUrl: server.url,
      rate: 1_000,
      from: parseMailbox('Percorso <inviti@example.org>'),
      publicUrl: 'https://percorso.example.org',
      demonstration: false,
      ...options,
    });
    senders.push(sender);
    sender.start();
  }

  const aLetter = (address: string, more: Partial<NewMail> & { subject?: string; secret?: string } = {}): NewMail => {
    const { subject = `Lettera a ${address}`, secret, ...rest } = more;
    return { ...letter.mail({ to: { name: 'Anna Bianchi', address }, locale: 'it', data: { subject, secret } }), ...rest };
  };

  const write = (...mails: NewMail[]) => orm.em.fork().transactional((em) => enqueueMails(em, mails, new Date()));
  const mails = () => orm.em.fork().find(OutgoingMail, {}, { orderBy: { id: 'asc' }, populate: ['raw'] });
  const theMail = async (): Promise<OutgoingMail> => {
    const [mail] = await mails();
    if (mail === undefined) throw new Error('there is no mail');
    return mail;
  };

  async function until(what: string, holds: () => boolean | Promise<boolean>, seconds = 10): Promise<void> {
    const end = Date.now() + seconds * 1000;
    while (!(await holds())) {
      if (Date.now() > end) throw new Error(`Not within ${seconds} s: ${what}. ${JSON.stringify(await mails())}`);
      await sleep(10);
    }
  }

  const inState = (state: string) => async () => (await theMail()).state === state;
  const passTime = () => orm.em.fork().nativeUpdate(OutgoingMail, { state: { $in: ['DEFERRED', 'UNKNOWN'] } }, { notBefore: new Date() });
  const entry = (sequence: number, method: MailCalendar['method'] = 'REQUEST', uid = 'entry-1@example.org'): MailCalendar => ({
    method,
    uid,
    sequence,
    dtstamp: `2026-10-01T10:0${sequence}:00Z`,
  });

  it('delivers every mail once, also with two workers at once', async () => {
    await write(...Array.from({ length: 200 }, (_, n) => aLetter(`person${n}@example.org`)));
    aWorker();
    aWorker();
    await until('all are sent', async () => (await mails()).every(({ state }) => state === 'SENT'), 20);
    expect(server.taken.map(({ to }) => to.join()).sort()).toEqual(Array.from({ length: 200 }, (_, n) => `person${n}@example.org`).sort());
    expect(server.connections).toBeLessThanOrEqual(8);
  });

  it('sends at once what was just committed, and never what was rolled back', async () => {
    aWorker();
    await sleep(300);
    const rolledBack = orm.em.fork().transactional(async (em) => {
      await enqueueMails(em, [aLetter('nobody@example.org')], new Date());
      throw new Error('the change did not happen');
    });
    await expect(rolledBack).rejects.toThrow('the change did not happen');
    const start = performance.now();
    await write(aLetter('anna@example.org'));
    await until('the mail is there', () => server.taken.length === 1);
    expect(performance.now() - start).toBeLessThan(500);
    expect(server.taken[0]?.to).toEqual(['anna@example.org']);
  });

  it('writes a mail once when the same is asked for twice', async () => {
    expect(await write(aLetter('anna@example.org', { dedupeKey: 'invite-1' }))).toBe(1);
    expect(await write(aLetter('anna@example.org', { dedupeKey: 'invite-1' }), aLetter('bruno@example.org', { dedupeKey: 'invite-2' }))).toBe(1);
    expect((await mails()).map(({ toAddress }) => toAddress)).toEqual(['anna@example.org', 'bruno@example.org']);
  });

  it('tries again later when the server says "not now", with the same bytes', async () => {
    const offered: string[] = [];
    server.onMessage = ({ raw }) => (offered.push(raw) === 1 ? { code: 451, words: '4.7.1 Greylisted, come back' } : 'yes');
    await write(aLetter('anna@example.org'));
    aWorker();
    await until('it is deferred', inState('DEFERRED'));
    const { smtpResponse, notBefore, messageId } = await theMail();
    expect(smtpResponse).toContain('Greylisted, come back');
    expect(notBefore.getTime() - Date.now()).toBeGreaterThan(50_000);
    expect(notBefore.getTime() - Date.now()).toBeLessThan(70_000);

    await passTime();
    await until('it is sent', inState('SENT'));
    expect(offered).toHaveLength(2);
    expect(offered[1]).toBe(offered[0]);
    expect(offered[0]).toContain(`Message-ID: <${messageId}@example.org>`);
  });

  it('gives up when the server will never take it, and keeps its words', async () => {
    server.onRecipient = () => ({ code: 550, words: '5.1.1 No such user here' });
    await write(aLetter('nobody@example.org'), aLetter('ghost@example.org'));
    aWorker();
    await until('both failed', async () => (await mails()).every(({ state }) => state === 'FAILED'));
    expect((await theMail()).smtpResponse).toBe('550 5.1.1 No such user here');
    expect(told.map(({ state, refused }) => ({ state, refused }))).toEqual([
      { state: 'FAILED', refused: true },
      { state: 'FAILED', refused: true },
    ]);

    server.onRecipient = () => 'yes';
    expect(await releaseMails(orm.em.fork(), [(await theMail()).id], new Date())).toHaveLength(1);
    await until('a person had it sent again', inState('SENT'));
    expect(server.taken).toHaveLength(1);
  });

  it('sends an invitation a second time, a quarter of an hour later and with the same bytes, when nobody knows whether it arrived', async () => {
    server.onMessage = () => (server.taken.length === 0 ? 'cut' : 'yes');
    await write(aLetter('anna@example.org', { calendar: entry(0) }));
    aWorker();
    await until('the outcome is unknown', inState('UNKNOWN'));
    const { notBefore } = await theMail();
    expect(Math.round((notBefore.getTime() - Date.now()) / 60_000)).toBe(15);
    expect(told).toEqual([]);

    await passTime();
    await until('it is sent', inState('SENT'));
    expect(server.taken).toHaveLength(2);
    expect(server.taken[1]?.raw).toBe(server.taken[0]?.raw);
  });

  it('sends no third copy', async () => {
    server.onMessage = () => 'cut';
    await write(aLetter('anna@example.org'));
    aWorker();
    await until('the outcome is unknown', inState('UNKNOWN'));
    await passTime();
    await until('it is unknown again', async () => (await theMail()).unknownOutcomes === 2);
    await passTime();
    await sleep(2_500);
    expect(server.taken).toHaveLength(2);
    expect(told).toEqual([expect.objectContaining({ state: 'UNKNOWN' })]);
  });

  it('waits for a server that is down, and sends within seconds of its return', async () => {
    await server.stop();
    await write(aLetter('anna@example.org'));
    aWorker();
    await sleep(1_500);
    expect((await theMail()).attempts).toBeLessThanOrEqual(1);
    await server.start();
    await until('it is sent', inState('SENT'), 6);
    expect((await theMail()).attempts).toBe(1);
    expect(server.taken).toHaveLength(1);
  });

  it('takes over from a worker that died: at once what it had not begun, later what may have left', async () => {
    await write(aLetter('anna@example.org'), aLetter('bruno@example.org'));
    const [begun] = await mails();
    await orm.em.fork().execute(`update outgoing_mail set state = 'SENDING', attempts = 1, lease_until = now() - interval '1 second'`);
    await orm.em.fork().execute(`update outgoing_mail set raw = '' where id = ?`, [begun?.id]);
    aWorker();
    await until('the mail that was not begun is sent', () => server.taken.length === 1);
    expect(server.taken[0]?.to).toEqual(['bruno@example.org']);
    const { state, notBefore } = await theMail();
    expect(state).toBe('UNKNOWN');
    expect(notBefore.getTime()).toBeGreaterThan(Date.now() + 30_000);
  });

  it('does not let a worker whose lease ran out write what became of the mail', async () => {
    let letGo = (_: 'yes') => {};
    server.onMessage = () => new Promise((resolve) => (letGo = resolve));
    await write(aLetter('anna@example.org'));
    aWorker({ leaseSeconds: 1 });
    await until('another took the mail from it', inState('UNKNOWN'), 12);
    letGo('yes');
    await sleep(300);
    expect(server.taken).toHaveLength(1);
    expect((await theMail()).state).toBe('UNKNOWN');
    expect(told).toEqual([]);
  });

  it('lets a sign-in code overtake a campaign of 200', async () => {
    aWorker({ rate: 20 });
    await write(...Array.from({ length: 200 }, (_, n) => aLetter(`person${n}@example.org`)));
    await until('the campaign is under way', () => server.taken.length > 3);
    await write(signInCode.mail({ to: { name: '', address: 'anna@example.org' }, locale: 'it', data: { secret: '123456' } }));
    const start = performance.now();
    await until('the code is there', () => server.taken.some(({ to }) => to[0] === 'anna@example.org'));
    expect(performance.now() - start).toBeLessThan(400);
    expect(server.taken.length).toBeLessThan(40);
    const duration = performance.now();
    const before = server.taken.length;
    await sleep(2_000);
    expect((server.taken.length - before) / ((performance.now() - duration) / 1000)).toBeLessThan(23);
  });

  it('keeps neither a secret nor the bytes of what was sent', async () => {
    await write(aLetter('anna@example.org', { subject: 'Ecco', secret: 'K7-secret' }));
    aWorker();
    await until('it is sent', inState('SENT'));
    expect(server.taken[0]?.raw).toContain('K7-secret');
    expect(JSON.stringify(await mails())).not.toContain('K7-secret');
    expect((await theMail()).data).toEqual({ subject: 'Ecco' });
  });

  it('keeps a name with a comma one recipient, and makes no header of a line break', async () => {
    const name = 'Rossi, Mario\r\nBcc: eve@example.org';
    await write(aLetter('mario@example.org', { to: { name, address: 'mario@example.org' }, subject: 'Ciao\r\nBcc: eve@example.org\r\n\r\nHi' }));
    aWorker();
    await until('it is there', () => server.taken.length === 1);
    const mail = await PostalMime.parse(server.taken[0]?.raw ?? '');
    expect(server.taken[0]?.to).toEqual(['mario@example.org']);
    expect(mail.to).toEqual([{ name: 'Rossi, Mario Bcc: eve@example.org', address: 'mario@example.org' }]);
    expect(mail.subject).toBe('Ciao Bcc: eve@example.org Hi');
    expect(mail.bcc).toBeUndefined();
  });

  it.each(['a@example.org,b@example.org', 'a@example.org\r\nRCPT TO:<eve@example.org>', 'a b@example.org', '<a@example.org>'])(
    'does not offer %j to the server: it is not one address',
    async (address) => {
      await write(aLetter('x@example.org', { to: { name: 'A', address } }));
      aWorker();
      await until('it failed', inState('FAILED'));
      expect(server.taken).toEqual([]);
    },
  );

  it('sends the calendar object among the alternatives and once more as a file, both equal', async () => {
    await write(aLetter('anna@example.org', { calendar: entry(0) }));
    aWorker();
    await until('it is there', () => server.taken.length === 1);
    const raw = server.taken[0]?.raw ?? '';
    expect([...raw.matchAll(/^content-type: ([^;\r\n]+)/gim)].map(([, type]) => type)).toEqual([
      'multipart/mixed',
      'multipart/alternative',
      'text/plain',
      'text/html',
      'text/calendar',
      'application/ics',
    ]);
    expect(raw).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=REQUEST\r\nContent-Transfer-Encoding: quoted-printable\r\n/);
    expect(raw).toMatch(/application\/ics; name=invite\.ics\r\n/);
    expect(raw).toMatch(/Content-Disposition: attachment; filename=invite\.ics\r\n/);
    for (const header of ['From: Percorso <inviti@example.org>', 'Content-Language: it', 'Auto-Submitted: auto-generated', 'X-Auto-Response-Suppress: OOF, AutoReply']) {
      expect(raw).toContain(`${header}\r\n`);
    }
    const { attachments } = await PostalMime.parse(raw, { attachmentEncoding: 'utf8' });
    const contents = attachments.map(({ content }) => content);
    expect(contents).toEqual([expect.stringContaining('METHOD:REQUEST'), contents[0]]);
  });

  it('sends a cancellation only after its invitation, and as an answer to it', async () => {
    let letGo = (_: 'yes') => {};
    server.onMessage = ({ raw }) => (raw.includes('METHOD:REQUEST') ? new Promise((resolve) => (letGo = resolve)) : 'yes');
    await write(aLetter('anna@example.org', { calendar: entry(0) }));
    aWorker();
    await until('the invitation is on its way', async () => (await theMail()).raw != null);
    await write(aLetter('anna@example.org', { calendar: entry(1, 'CANCEL') }));
    await sleep(1_000);
    expect(server.taken).toEqual([]);
    letGo('yes');
    await until('both are there', () => server.taken.length === 2);
    expect(server.taken.map(({ raw }) => /METHOD:\w+/.exec(raw)?.[0])).toEqual(['METHOD:REQUEST', 'METHOD:CANCEL']);
    const invitation = /^Message-ID: (.+)$/im.exec(server.taken[0]?.raw ?? '')?.[1];
    expect(server.taken[1]?.raw).toContain(`References: ${invitation}`);
  });

  it('sends neither an invitation that was taken back before it left, nor the cancellation', async () => {
    await write(aLetter('anna@example.org', { calendar: entry(0) }), aLetter('anna@example.org', { calendar: entry(1, 'CANCEL') }));
    aWorker();
    await until('both are put aside', async () => (await mails()).every(({ state }) => state === 'SUPERSEDED'));
    expect(server.taken).toEqual([]);
  });

  it('says in words alone that somebody left whose invitation had not left yet, where the letter is made for that', async () => {
    const leaving = { ...aLetter('anna@example.org', { subject: 'Arrivederci', calendar: entry(1, 'CANCEL') }), kind: farewell.kind };
    await write(aLetter('anna@example.org', { calendar: entry(0) }), leaving);
    aWorker();
    await until('both are through', async () => (await mails()).map(({ state }) => state).join() === 'SUPERSEDED,SENT');
    expect(server.taken).toHaveLength(1);
    expect(server.taken[0]?.raw).toContain('Arrivederci');
    expect(server.taken[0]?.raw).not.toContain('VCALENDAR');
  });

  it('sends only the newest of two invitations that wait', async () => {
    await write(aLetter('anna@example.org', { calendar: entry(0) }), aLetter('anna@example.org', { calendar: entry(1) }));
    aWorker();
    await until('one is sent', async () => (await mails()).map(({ state }) => state).join() === 'SUPERSEDED,SENT');
    expect(server.taken).toHaveLength(1);
    expect(server.taken[0]?.raw).toContain('SEQUENCE:1');
  });

  it('asks again whether a mail still holds, just before it leaves', async () => {
    checks.register('letter', (_em, mail) => Promise.resolve(mail.toAddress !== 'withdrawn@example.org'));
    await write(aLetter('withdrawn@example.org'), aLetter('anna@example.org'));
    aWorker();
    await until('both are through', async () => (await mails()).map(({ state }) => state).join() === 'SUPERSEDED,SENT');
    expect(server.taken.map(({ to }) => to.join())).toEqual(['anna@example.org']);
  });

  it('records an outcome together with what follows from it, and does not send anew when that fails', async () => {
    let tries = 0;
    outcomes.on('letter', () => Promise.reject(new Error(`no ${(tries += 1)}`)));
    await write(aLetter('anna@example.org'));
    aWorker();
    await until('it is sent', inState('SENT'));
    expect(tries).toBe(3);
    expect(server.taken).toHaveLength(1);
  });

  it('does not wait for ever for a server that hangs when the worker is to stop', async () => {
    server.onMessage = () => new Promise(() => {});
    await write(aLetter('anna@example.org'));
    aWorker({ stopMilliseconds: 500 });
    await until('the mail is on its way', async () => (await theMail()).raw != null);
    await senders[0]?.stop();
    expect((await theMail()).state).toBe('UNKNOWN');
  });

  it('holds back what somebody wants to look at first, until that person lets it go', async () => {
    await write(aLetter('anna@example.org', { held: true }));
    aWorker();
    await sleep(500);
    expect(server.taken).toEqual([]);
    await releaseMails(orm.em.fork(), [(await theMail()).id], new Date());
    await until('it is there', () => server.taken.length === 1, 1);
  });
});
