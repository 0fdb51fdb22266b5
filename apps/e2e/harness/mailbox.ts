import { setTimeout as sleep } from 'node:timers/promises';
import { type APIRequestContext, expect } from '@playwright/test';
import ICAL from 'ical.js';

export interface Mail {
  id: string;
  to: string;
  subject: string;
  text: string;
}

const ARRIVES_WITHIN = 20_000;

/** The newest mail to an address whose subject fits; waits until it has arrived. */
export async function mailTo(request: APIRequestContext, address: string, subject = /./): Promise<Mail> {
  const giveUpAt = Date.now() + ARRIVES_WITHIN;
  while (Date.now() < giveUpAt) {
    const answer = await request.get(`/mailbox.json?to=${encodeURIComponent(address)}`);
    const found = ((await answer.json()) as Mail[]).find((mail) => subject.test(mail.subject));
    if (found) return found;
    await sleep(200);
  }
  throw new Error(`No mail to ${address} with a subject like ${String(subject)}.`);
}

/** The one link in a mail's text that leads to a page of ours. */
export function linkIn(mail: Mail, path: RegExp): string {
  const link = [...mail.text.matchAll(/https?:\/\/\S+/g)].map(([url]) => url).find((url) => path.test(url));
  if (!link) throw new Error(`No link like ${String(path)} in: ${mail.text}`);
  return link;
}

/** The raw message, headers and all. */
export async function rawOf(request: APIRequestContext, mail: Mail): Promise<string> {
  return (await request.get(`/mailbox/${mail.id}.eml`)).text();
}

/** The calendar object in a raw message, as text. */
export function calendarIn(raw: string): string {
  const [, headers = '', body = ''] = /Content-Type: text\/calendar(.*?)\r?\n\r?\n(.*?)\r?\n--/s.exec(raw) ?? [];
  if (body === '') throw new Error(`No calendar object in: ${raw}`);
  if (/Content-Transfer-Encoding: base64/i.test(headers)) return Buffer.from(body, 'base64').toString('utf8');
  const bytes = body.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** The one event of the calendar object in a mail, with the method that says what is to be done with it. */
export async function eventIn(request: APIRequestContext, mail: Mail) {
  const root = new ICAL.Component(ICAL.parse(calendarIn(await rawOf(request, mail))));
  const events = root.getAllSubcomponents('vevent');
  expect(events).toHaveLength(1);
  const [event] = events;
  if (!event) throw new Error('No event');
  return {
    method: root.getFirstPropertyValue('method'),
    uid: String(event.getFirstPropertyValue('uid')),
    sequence: Number(event.getFirstPropertyValue('sequence')),
    summary: String(event.getFirstPropertyValue('summary')),
    location: String(event.getFirstPropertyValue('location')),
    zone: event.getFirstProperty('dtstart')?.getFirstParameter('tzid'),
  };
}
