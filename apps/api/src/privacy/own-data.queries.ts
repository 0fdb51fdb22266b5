import type { EntityManager } from '@mikro-orm/postgresql';
import { runSql } from '../kernel/run-sql.js';
import { forgetWishedFiles } from '../registrations/answer-files.queries.js';

/** A person's own data, in the words of the tables; arrays in the order in which things happened. */
export type OwnData = Record<string, unknown>;

const EVERYTHING = `
  select jsonb_build_object(
    'person', (select to_jsonb(p) - 'name_key' - 'search_text' - 'version' from person p where p.id = $1),
    'registrations', (
      select coalesce(jsonb_agg(
        to_jsonb(r) - 'quota_id' - 'session_id' - 'person_id'
          || jsonb_build_object(
               'meeting', (select jsonb_build_object('title', title, 'date', date, 'timezone', timezone) from meeting where id = r.meeting_id),
               'answers', (select coalesce(jsonb_agg(jsonb_build_object('question', question.title, 'value', a.value, 'file', '/answer-files/' || a.file_id, 'answered_at', a.answered_at) order by a.answered_at, question.position), '[]')
                             from registration_answer a join question on question.id = a.question_id where a.registration_id = r.id),
               'consents', (select coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'version', text_version, 'given_at', given_at, 'withdrawn_at', withdrawn_at) order by given_at), '[]')
                              from consent where registration_id = r.id))
        order by r.registered_at), '[]')
      from registration r where r.person_id = $1),
    'attendance', (
      select coalesce(jsonb_agg(jsonb_build_object('date', d.date, 'meeting', d.meeting_id, 'status', a.status, 'at', a.at, 'left_at', a.left_at) order by a.at), '[]')
      from attendance a join meeting_day d on d.id = a.meeting_day_id where a.person_id = $1),
    'invitations', (
      select coalesce(jsonb_agg(jsonb_build_object('meeting', meeting_id, 'status', status, 'invited_at', invited_at, 'answered_at', answered_at) order by invited_at), '[]')
      from invitation where person_id = $1),
    'delegations', (
      select coalesce(jsonb_agg(jsonb_build_object('organisation', o.name, 'meeting', d.meeting_id, 'group', d.group_id, 'role', e.role, 'named_at', e.named_at, 'ended_at', e.ended_at) order by e.named_at), '[]')
      from delegate e join delegation d on d.id = e.delegation_id join organisation o on o.id = d.organisation_id where e.person_id = $1),
    'contact_of', (
      select coalesce(jsonb_agg(jsonb_build_object('organisation', o.name, 'meeting', d.meeting_id, 'group', d.group_id, 'name', d.contact_name, 'address', d.contact_email, 'since', d.invited_at) order by d.invited_at), '[]')
      from delegation d join organisation o on o.id = d.organisation_id join person p on p.id = $1 where lower(d.contact_email) in (lower(p.email), lower(p.contact_email))),
    'groups', (
      select coalesce(jsonb_agg(jsonb_build_object('group', g.title, 'key', g.key, 'role', m.role, 'starts_on', m.starts_on, 'ends_on', m.ends_on) order by m.starts_on), '[]')
      from group_membership m join participant_group g on g.id = m.group_id where m.person_id = $1),
    'following', (
      select coalesce(jsonb_agg(jsonb_build_object('process', p.slug, 'since', f.created_at) order by f.created_at), '[]')
      from process_follow f join process p on p.id = f.process_id where f.person_id = $1),
    'processes', (
      select coalesce(jsonb_agg(jsonb_build_object('process', p.slug, 'category', c.title, 'since', j.created_at) order by j.created_at), '[]')
      from process_person j join process p on p.id = j.process_id left join stakeholder_category c on c.id = j.category_id where j.person_id = $1),
    'roles', (
      select coalesce(jsonb_agg(jsonb_build_object('role', role, 'process', process_id, 'group', group_id, 'meeting', meeting_id) order by created_at), '[]')
      from role_assignment where person_id = $1),
    'mails', (
      select coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'to', to_address, 'state', state, 'sent_at', sent_at) order by created_at), '[]')
      from outgoing_mail where person_id = $1),
    'saved_filters', (
      select coalesce(jsonb_agg(jsonb_build_object('list', list, 'name', name, 'query', query) order by list, name), '[]')
      from saved_filter where person_id = $1),
    'sessions', (
      select coalesce(jsonb_agg(jsonb_build_object('begun', created_at, 'last_seen', last_seen_at, 'ended', revoked_at) order by created_at), '[]')
      from login_session where person_id = $1)
  ) as data`;

/** Everything that is kept about a person (GDPR, article 15), in one statement. */
export async function readOwnData(em: EntityManager, personId: string): Promise<OwnData> {
  const [row] = await runSql<{ data: OwnData }>(em, EVERYTHING, [personId]);
  return row?.data ?? {};
}

/**
 * Takes a person's name, addresses and words out of every table. What remains counts them without naming them:
 * registrations and attendance without their answers. Mails that had not gone yet do not go.
 */
export async function erasePerson(em: EntityManager, personId: string, now: Date): Promise<void> {
  const addresses = await runSql<{ address: string }>(
    em,
    `select lower(unnest(array_remove(array[email, contact_email], null))) as address from person where id = $1`,
    [personId],
  );
  const own = addresses.map(({ address }) => address);
  await runSql(em, `update person set name = '', name_key = '', email = null, contact_email = null, telephone = null, organisation_id = null,
            municipality = null, erased_at = $1, version = version + 1 where id = $2`, [now, personId]);
  await runSql(em, `update registration set needs = null, need_kinds = '{}', interpreter_language = null, organisation_name = null, municipality = null, updated_at = $1 where person_id = $2`, [now, personId]);
  await runSql(em, `delete from registration_answer where registration_id in (select id from registration where person_id = $1)`, [personId]);
  await runSql(em, `update calendar_entry set address = '', cancelled_at = coalesce(cancelled_at, $1) where person_id = $2`, [now, personId]);
  await runSql(em, `update feed_token set revoked_at = coalesce(revoked_at, $1) where person_id = $2`, [now, personId]);
  await runSql(em, `delete from invitation_token where invitation_id in (select id from invitation where person_id = $1)`, [personId]);
  await forgetWishedFiles(em, personId, own);
  await runSql(em, `delete from registration_token where registration_id in (select id from registration where person_id = $1) or lower(wish ->> 'email') = any($2)`, [personId, own]);
  await runSql(em, `delete from joint_link where registration_ids && array(select id from registration where person_id = $1) or lower(wish ->> 'email') = any($2)`, [personId, own]);
  await runSql(em, `delete from delegate where person_id = $1`, [personId]);
  await runSql(em, `delete from delegation_token where delegation_id in (select id from delegation where lower(contact_email) = any($1))`, [own]);
  await runSql(em, `update delegation set contact_name = '', contact_email = '' where lower(contact_email) = any($1)`, [own]);
  await runSql(em, `update outgoing_mail set to_address = '', to_name = '', data = '{}', raw = null, smtp_response = null,
            state = case when state in ('READY', 'DEFERRED', 'HELD', 'UNKNOWN') then 'SUPPRESSED' else state end
      where person_id = $1 or lower(to_address) = any($2)`, [personId, own]);
  await runSql(em, `delete from mailbox_message where lower(to_address) = any($1)`, [own]);
  await runSql(em, `delete from sign_in_code where email = any($1)`, [own]);
  await runSql(em, `delete from idempotency_key where scope = $1 or scope = any($2)`, [personId, own]);
  await runSql(em, `delete from process_follow where person_id = $1`, [personId]);
  await runSql(em, `delete from process_person where person_id = $1`, [personId]);
  await runSql(em, `delete from people_import_row where person_id = $1 or exists (select from jsonb_array_elements_text(cells) as cell where lower(cell) = any($2))`, [personId, own]);
  await runSql(em, `delete from role_assignment where person_id = $1`, [personId]);
  await runSql(em, `delete from saved_filter where person_id = $1`, [personId]);
  await runSql(em, `delete from group_membership where person_id = $1`, [personId]);
  await runSql(em, `delete from login_session where person_id = $1`, [personId]);
}
