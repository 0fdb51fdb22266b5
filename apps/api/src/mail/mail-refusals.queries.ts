import type { EntityManager } from '@mikro-orm/postgresql';
import { runSql } from '../kernel/run-sql.js';

/**
 * People whose mail server said last that there is no such mailbox: 5.1.x and 5.2.1 (RFC 3463), or a bare 550, 551 or
 * 553 (RFC 5321, 4.2.2). What it says of our server or of a message is no reason to give an address up, and a mail that
 * was taken since shows that the mailbox is there. $1 people
 */
const REFUSED = `
select person_id as "personId", words
  from (
    select distinct on (outgoing_mail.person_id) outgoing_mail.person_id, state, smtp_response as words
      from outgoing_mail
      join person on person.id = outgoing_mail.person_id
     where outgoing_mail.person_id = any ($1::uuid[]) and state in ('SENT', 'FAILED')
       and lower(to_address) = lower(coalesce(person.email, person.contact_email))
     order by outgoing_mail.person_id, outgoing_mail.id desc
  ) as latest
 where state = 'FAILED' and (words ~ '^5\\d\\d[ -]5\\.(1\\.\\d+|2\\.1)\\M' or words ~ '^55[013][ -](?!\\d\\.\\d)')`;

/** The mail server's words about addresses that are not reachable, by the person that they belong to. */
export async function mailRefusals(em: EntityManager, people: readonly string[]): Promise<Map<string, string>> {
  const rows = await runSql<{ personId: string; words: string }>(em, REFUSED, [people]);
  return new Map(rows.map(({ personId, words }) => [personId, words]));
}
