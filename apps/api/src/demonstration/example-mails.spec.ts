import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import ICAL from 'ical.js';
import PostalMime from 'postal-mime';
import { locales } from '../kernel/locale.js';
import { registerAccessMails } from '../access/access-mails.js';
import { registerDelegationMails } from '../delegations/delegation-letters.js';
import { groupJoined } from '../groups/group-joined.mail.js';
import { registerInvitationMails } from '../invitations/invitation-mails.js';
import { composeMessage } from '../mail/mail-message.js';
import { MailTemplates } from '../mail/mail-templates.js';
import { registerRegistrationMails } from '../registrations/registration-mails.js';
import { exampleMails } from './example-mails.js';

const surroundings = { publicUrl: 'https://percorso.example.org', from: { name: 'Percorso', address: 'inviti@example.org' }, demonstration: false };

const all = locales.flatMap((locale) => exampleMails(locale, surroundings)).map((mail) => ({ ...mail, called: `${mail.name} (${mail.locale})` }));

function composed({ kind, locale, rendered }: (typeof all)[number], demonstration = false) {
  const row = {
    id: '',
    kind,
    lane: 1,
    personId: null,
    processId: null,
    meetingId: null,
    registrationId: null,
    toAddress: 'anna@example.org',
    toName: 'Anna',
    locale,
    data: {},
    calendar: null,
    messageId: 'm1',
    raw: null,
    attempts: 1,
    unknownOutcomes: 0,
    leaseToken: '',
    createdAt: new Date(),
  };
  return composeMessage(row, rendered, { ...surroundings, demonstration }, [], new Date('2026-11-16T09:00:00Z'));
}

const linksIn = (text: string) => text.match(/https?:\/\/\S+/g) ?? [];
const visible = (html: string) => html.replace(/<style>.*?<\/style>|<[^>]+>/gs, ' ').replace(/&#x27;/g, "'").replace(/&amp;/g, '&').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/\s+/g, ' ');

describe('the example mails', () => {
  it('hold one of every kind that the sources have a letter for', () => {
    const sources = join(import.meta.dirname, '..');
    const letters = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.mail.tsx'));
    expect([...new Set(all.map(({ kind }) => kind))].sort()).toEqual(letters.map((file) => basename(file, '.mail.tsx')).sort());
  });

  it('hold one of every kind that the product sends', () => {
    const templates = new MailTemplates();
    registerAccessMails(templates);
    templates.register(groupJoined);
    registerRegistrationMails(templates);
    registerInvitationMails(templates);
    registerDelegationMails(templates);
    expect([...new Set(all.map(({ kind }) => kind))].sort()).toEqual(templates.kinds.sort());
  });

  it.each(all)('$called is read back as it was written', async (example) => {
    const { rendered, locale } = example;
    const mail = await PostalMime.parse(await composed(example), { attachmentEncoding: 'utf8' });
    expect(mail.subject).toBe(rendered.subject);
    expect(mail.text?.trim()).toBe(rendered.text.trim());
    expect(mail.html?.trim()).toBe(rendered.html.trim());
    expect(mail.headers.find(({ key }) => key === 'content-language')?.value).toBe(locale);
  });

  it.each(all)('$called says the same as text and as HTML, in its language, and loads nothing', ({ rendered, locale }) => {
    const { text, html, subject } = rendered;
    expect(html).toContain(`<html lang="${locale}"`);
    expect(html).not.toMatch(/<img|<script|src=|url\(|@import/i);
    expect(`${subject} ${text} ${html}`).not.toMatch(/undefined|\[object|\{\w+\}|Invalid Date|\bnull\b/);
    const shown = visible(html);
    for (const line of text.split('\n').map((each) => each.replace(/^> /, '').trim()).filter((each) => each !== '' && each !== '--')) {
      for (const word of line.split(/\s+/).filter((each) => !each.startsWith('https:'))) expect(shown).toContain(word.replace(/:$/, ''));
    }
    expect([...new Set(html.match(/href="([^"]+)"/g)?.map((each) => each.slice(6, -1).replace(/&amp;/g, '&')) ?? [])].sort()).toEqual([...new Set(linksIn(text))].sort());
  });

  it.each(all.filter(({ rendered }) => rendered.calendar))('$called brings an object that a calendar takes', ({ rendered, called }) => {
    const { method, content } = rendered.calendar ?? { method: '', content: '' };
    const calendar = new ICAL.Component(ICAL.parse(content));
    expect(calendar.getFirstPropertyValue('method')).toBe(method);
    const [event, ...others] = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
    expect(others).toEqual([]);
    expect(rendered.text).toContain(event?.summary.split(':')[1] ?? 'nothing');
    if (!called.includes('save the date')) expect(calendar.getAllSubcomponents('vtimezone')).toHaveLength(1);
    expect(event?.component.getFirstPropertyValue('organizer')).toBe('mailto:inviti@example.org');
    expect(event?.attendees.map((attendee) => attendee.getFirstValue())).toEqual(['mailto:niccolo.damico@example.org']);
  });

  // All others are about a meeting.
  it.each(all.filter(({ kind }) => !['sign-in-code', 'group-joined', 'delegate-named'].includes(kind)))('$called says day, hour, zone and place', ({ rendered, locale, called }) => {
    const zone = { it: 'ora italiana', en: 'Italian time', fr: 'heure italienne' }[locale];
    if (called.includes('save the date')) expect(rendered.text).toMatch(/7 (maggio|May|mai) 2027/);
    else {
      expect(rendered.text).toMatch(/\b(1[23]|19) (marzo|March|mars) 2027/);
      expect(rendered.text).toMatch(/09:30|14:30/);
      expect(rendered.text).toContain(zone);
    }
  });

  it.each(all.filter(({ name }) => name.endsWith(', online')))('$called announces interpreters, sign language, recording and photographs, in the calendar too', ({ rendered, locale }) => {
    const announced = {
      it: [/francese e tedesco/, /lingua dei segni/, /registrato/, /fotografie/],
      en: [/French and German/, /sign language/i, /recorded/, /[Pp]hotographs/],
      fr: [/français et allemand/, /langue des signes/, /enregistrée/, /photographies/],
    }[locale];
    const event = new ICAL.Event(new ICAL.Component(ICAL.parse(rendered.calendar?.content ?? '')).getFirstSubcomponent('vevent') ?? undefined);
    for (const sentence of announced) for (const text of [rendered.text, visible(rendered.html), event.description]) expect(text).toMatch(sentence);
  });

  it.each(all.filter(({ kind }) => /-to-confirm$|another-person$/.test(kind)))('$called holds exactly one link, to the page with the button', ({ rendered, locale }) => {
    expect(linksIn(rendered.text)).toEqual([expect.stringMatching(new RegExp(`^https://percorso\\.example\\.org/${locale}/conferma(-tutti)?#[\\w-]+$`))]);
  });

  it.each(all.filter(({ kind }) => kind === 'sign-in-code'))('$called holds six digits exactly once', ({ rendered }) => {
    expect(rendered.text.match(/\d{6,}/g)).toEqual(['042917']);
    expect(linksIn(rendered.text)).toEqual([]);
  });

  it('say that they are a trial in the demonstration, and nowhere else', () => {
    const trial = exampleMails('it', { ...surroundings, demonstration: true });
    for (const { rendered } of trial) for (const part of [rendered.text, rendered.html]) expect(part).toContain('Prova: questo messaggio');
    for (const { rendered } of all) expect(rendered.text + rendered.html).not.toContain('Prova: questo messaggio');
  });

  it('take a name as a name, whatever is in it', () => {
    const name = '<b>Mimì</b> {secret} "Rossi", Anna';
    const [mail] = exampleMails('it', { ...surroundings, from: { name, address: 'inviti@example.org' } });
    expect(mail?.rendered.html).not.toContain('<b>');
    expect(visible(mail?.rendered.html ?? '')).toContain(name.replace(/"/g, '&quot;'));
  });
});
