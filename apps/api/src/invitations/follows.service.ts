import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { signedIn } from '../access/current-viewer.js';
import type { Viewer } from '../access/viewer.js';
import { meetingsForMail } from '../calendars/meeting-snapshots.queries.js';
import { loadTogether } from '../kernel/batch-loader.js';
import { NotFoundError } from '../kernel/graphql-errors.js';
import { newId } from '../kernel/ids.js';
import type { Locale } from '../kernel/locale.js';
import { runSql } from '../kernel/run-sql.js';
import { SETTINGS, type Settings } from '../kernel/settings.js';
import { enqueueMails } from '../mail/outbox.js';
import type { MeetingChange } from '../meetings/meeting-changes.js';
import { visibleProcesses } from '../processes/process.policy.js';
import { Process } from '../processes/process.entity.js';
import { followToken, readFollowToken } from './follow-token.js';
import { meetingAnnounced } from './meeting-announced.mail.js';

const FOLLOW = `insert into process_follow (id, process_id, person_id, created_at) values ($1, $2, $3, $4) on conflict do nothing`;

const FOLLOWERS = `
select process_follow.id as "followId", person.id, person.name, coalesce(person.email, person.contact_email) as address, person.locale
  from process_follow
  join process on process.id = process_follow.process_id and process.published
  join person on person.id = process_follow.person_id
 where process_follow.process_id = $1 and person.erased_at is null and coalesce(person.email, person.contact_email) is not null`;

/** Following processes: whoever does hears once of each new meeting. */
@Injectable()
export class FollowsService {
  constructor(
    private readonly em: EntityManager,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'sessionSecret'>,
  ) {}

  /** Followed twice is followed once. */
  async follow(processSlug: string, viewer: Viewer, now: Date): Promise<Process> {
    const by = signedIn(viewer);
    const process = await this.#visible(processSlug, viewer);
    await runSql(this.em, FOLLOW, [newId(), process.id, by.person.id, now]);
    return process;
  }

  async unfollow(processSlug: string, viewer: Viewer): Promise<Process> {
    const by = signedIn(viewer);
    const process = await this.#visible(processSlug, viewer);
    await runSql(this.em, 'delete from process_follow where process_id = $1 and person_id = $2', [process.id, by.person.id]);
    return process;
  }

  /** By the link in a mail. The same answer for every token, and however often it is asked for. */
  async unsubscribe(token: string): Promise<void> {
    const followId = readFollowToken(token, this.settings.sessionSecret);
    if (followId !== null) await runSql(this.em.fork(), 'delete from process_follow where id = $1', [followId]);
  }

  /** Whether the caller follows a process. */
  async isFollowed(process: Process, viewer: Viewer, context: object): Promise<boolean> {
    const { person } = viewer;
    if (!person) return false;
    const followed = await loadTogether(context, 'process.followed', process.id, async (ids) => {
      const text = 'select process_id as id from process_follow where person_id = $1 and process_id = any ($2::uuid[])';
      const rows = await runSql<{ id: string }>(this.em, text, [person.id, ids]);
      return new Map(rows.map(({ id }) => [id, true]));
    });
    return followed ?? false;
  }

  /** Tells the followers of a meeting that nobody could know of before; in the transaction of its publication. */
  async announce(em: EntityManager, { meeting, before, now }: MeetingChange): Promise<void> {
    if (before !== 'DRAFT') return;
    const followers = await runSql<{ followId: string; id: string; name: string; address: string; locale: Locale }>(em, FOLLOWERS, [meeting.process.id]);
    const meetings = await meetingsForMail(em, [meeting.id]);
    const mails = followers.map(({ followId, id, name, address, locale }) =>
      meetingAnnounced.mail({
        to: { name, address },
        locale,
        data: { meeting: meetings.inMail(meeting.id, locale, false), day: null, secret: followToken(followId, this.settings.sessionSecret) },
        personId: id,
        processId: meeting.process.id,
        meetingId: meeting.id,
        dedupeKey: `announced:${meeting.id}:${id}`,
      }),
    );
    await enqueueMails(em, mails, now);
  }

  async #visible(slug: string, viewer: Viewer): Promise<Process> {
    const process = await this.em.findOne(Process, { $and: [{ slug }, visibleProcesses(viewer)] });
    if (!process) throw new NotFoundError();
    return process;
  }
}
