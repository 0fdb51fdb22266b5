import { setTimeout as sleep } from 'node:timers/promises';
import PostalMime from 'postal-mime';
import { MailWorker } from '../../src/mail/mail-worker.js';
import { readBack } from '../calendar-reading.js';
import { MailServer } from './mail-server.js';
import { startTestServer, type TestServer } from './test-server.js';

/** A letter as its reader gets it, with the calendar object as another program reads it. */
export interface ReceivedLetter {
  to: string;
  subject: string;
  text: string;
  raw: string;
  /** Null: the letter brings none. */
  calendar: ReceivedCalendar | null;
}

export interface ReceivedCalendar {
  method: string;
  uid: string;
  sequence: number;
  /** DTSTAMP in UTC, as it is written. */
  stamp: string;
  status: string;
  /** Wall time as it is written, "2099-03-12T10:00:00". */
  starts: string;
  location: string | null;
  attendees: string[];
  partstat: string | null;
  rsvp: string | null;
}

/** A server that sends its mail for real, and the mail server that takes it. */
export class PostOffice {
  private constructor(
    readonly server: TestServer,
    readonly mailServer: MailServer,
  ) {}

  static async open(): Promise<PostOffice> {
    const mailServer = await new MailServer().start();
    const server = await startTestServer({ SMTP_URL: mailServer.url, MAIL_RATE: '200', MAIL_FROM: 'Percorso <inviti@percorso.example>' });
    await server.app.get(MailWorker).start();
    return new PostOffice(server, mailServer);
  }

  async close(): Promise<void> {
    await this.server.stop();
    await this.mailServer.stop();
  }

  /** Waits until everything that is due has left, and forgets what came before. @returns what came since the last call */
  async collect(): Promise<ReceivedLetter[]> {
    await this.#everythingSent();
    const taken = this.mailServer.taken.splice(0);
    return Promise.all(taken.map(({ to, raw }) => readLetter(to[0] ?? '', raw)));
  }

  async #everythingSent(): Promise<void> {
    const due = `select count(*)::int as count from outgoing_mail where state in ('READY', 'SENDING')`;
    for (let tries = 0; tries < 200; tries += 1) {
      const [row] = await this.server.em().execute<{ count: number }[]>(due);
      if (row?.count === 0) return;
      await sleep(25);
    }
    throw new Error('Some mail does not leave');
  }
}

async function readLetter(to: string, raw: string): Promise<ReceivedLetter> {
  const mail = await PostalMime.parse(raw);
  // By hand: the reader of mails makes other line ends of the object's, which are a rule for it.
  const [, base64] = /Content-Type: application\/ics[\s\S]*?\r\n\r\n([A-Za-z0-9+/=\r\n]+)/i.exec(raw) ?? [];
  const calendar = base64 === undefined ? null : readCalendar(Buffer.from(base64, 'base64').toString());
  return { to, subject: mail.subject ?? '', text: mail.text ?? '', raw, calendar };
}

function readCalendar(text: string): ReceivedCalendar {
  const { event, component } = readBack(text);
  const value = (name: string) => component.getFirstPropertyValue(name)?.toString() ?? null;
  const attendee = component.getFirstProperty('attendee');
  return {
    method: component.parent?.getFirstPropertyValue('method')?.toString() ?? '',
    uid: event.uid,
    sequence: event.sequence,
    stamp: value('dtstamp') ?? '',
    status: value('status') ?? '',
    starts: event.startDate.toString(),
    location: value('location'),
    attendees: component.getAllProperties('attendee').map((each) => String(each.getFirstValue())),
    partstat: attendee?.getFirstParameter('partstat') ?? null,
    rsvp: attendee?.getFirstParameter('rsvp') ?? null,
  };
}
