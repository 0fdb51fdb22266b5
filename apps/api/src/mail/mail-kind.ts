import { z } from 'zod';
import type { Locale } from '../kernel/locale.js';
import type { MailCalendar, MailLane } from './outgoing-mail.entity.js';
import type { NewMail } from './outbox.js';

/** A name and the one mailbox that goes with it. */
export interface Mailbox {
  name: string;
  address: string;
}

/** What an installation puts into every mail. */
export interface MailSurroundings {
  /** The address that people see, without a slash at the end. */
  publicUrl: string;
  /** From, and the ORGANIZER of calendar objects. */
  from: Mailbox;
  /** The demonstration says in every mail that it is one. */
  demonstration: boolean;
}

/** A row of the outbox as a template gets it. */
export interface MailToRender<Data> extends MailSurroundings {
  to: Mailbox;
  locale: Locale;
  data: Data;
  /** What the row holds; null: no calendar object goes with this mail. */
  calendar: MailCalendar | null;
}

export interface RenderedMail {
  subject: string;
  text: string;
  html: string;
  /** The iCalendar object; its METHOD equals `method` (RFC 6047, 2.4). */
  calendar?: { method: 'REQUEST' | 'CANCEL'; content: string } | undefined;
  /** A calendar file to open by hand, of several entries, which no message to calendars may hold. */
  calendarFile?: { name: string; content: string } | undefined;
  /** Address that ends such letters by one POST (RFC 8058); left out where there is nothing to end. */
  unsubscribe?: string | undefined;
}

/** What the caller of `mail()` knows: to whom, and what it says. */
export interface MailOccasion<Data> extends Omit<NewMail, 'kind' | 'lane' | 'data'> {
  data: Data;
  /** Another lane than the kind's own, as for the same letter to thousands. */
  lane?: MailLane;
}

/** One kind of mail: how it is written into the outbox, and how it is rendered later. */
export interface MailKind<Data> {
  readonly kind: string;
  readonly lane: MailLane;
  /** The row for the outbox. */
  mail(occasion: MailOccasion<Data>): NewMail;
  /** After this instant the mail helps nobody any more; null: always worth sending. */
  until(data: unknown): Date | null;
  /** Whether a CANCEL whose invitation was never sent still goes, in words and without the object; else nothing goes. */
  readonly wordsAlone: boolean;
  /** Renders a snapshot read back from the database. @throws ZodError when the snapshot is not what this kind needs */
  render(mail: MailToRender<unknown>): RenderedMail;
}

/**
 * Defines a kind of mail.
 *
 * @param kind    as in `<kind>.mail.tsx`
 * @param data    the snapshot; it is kept as JSON, so instants are text in ISO 8601. A key named `secret` is removed
 *                from the row once the mail server has taken the mail
 * @param until   after this instant the mail helps nobody any more, and is put aside instead of sent
 * @param options see `MailKind`
 */
export function defineMail<Schema extends z.ZodType<Record<string, unknown>>>(
  kind: string,
  lane: MailLane,
  data: Schema,
  render: (mail: MailToRender<z.output<Schema>>) => RenderedMail,
  until: (data: z.output<Schema>) => Date | null = () => null,
  { wordsAlone }: Pick<MailKind<unknown>, 'wordsAlone'> = { wordsAlone: false },
): MailKind<z.output<Schema>> {
  return {
    kind,
    lane,
    wordsAlone,
    mail: (occasion) => ({ lane, ...occasion, kind }),
    until: (snapshot) => until(data.parse(snapshot)),
    render: (mail) => render({ ...mail, data: data.parse(mail.data) }),
  };
}
