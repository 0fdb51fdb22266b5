import type { EntityManager } from '@mikro-orm/postgresql';
import { runSql } from '../kernel/run-sql.js';
import { MOST_UNKNOWN_OUTCOMES } from '../mail/mails.queries.js';

/** What became of the mails of one act of inviting, as numbers of mails. */
export interface CampaignCounts {
  mails: number;
  /** Not taken up yet. */
  queued: number;
  sending: number;
  /** The mail server did not want them now; they are tried again. */
  deferred: number;
  /** Nobody knows whether they arrived. */
  unknown: number;
  sent: number;
  failed: number;
  /** Never sent, since by then something newer said it, or it no longer held. */
  putAside: number;
}

export interface CampaignNow {
  counts: CampaignCounts;
  /** Nothing more becomes of its mails by itself. */
  settled: boolean;
}

const COUNTS = `
select count(*)::int as mails,
       count(*) filter (where state in ('READY', 'HELD'))::int as queued,
       count(*) filter (where state = 'SENDING')::int as sending,
       count(*) filter (where state = 'DEFERRED')::int as deferred,
       count(*) filter (where state = 'UNKNOWN')::int as unknown,
       count(*) filter (where state = 'SENT')::int as sent,
       count(*) filter (where state = 'FAILED')::int as failed,
       count(*) filter (where state in ('SUPERSEDED', 'SUPPRESSED'))::int as "putAside",
       bool_and(state in ('SENT', 'FAILED', 'SUPERSEDED', 'SUPPRESSED') or state = 'UNKNOWN' and unknown_outcomes >= $2) as settled
  from outgoing_mail
 where campaign_id = $1`;

/** Null for an unknown campaign. */
export async function countCampaign(em: EntityManager, id: string): Promise<CampaignNow | null> {
  const [row] = await runSql<CampaignCounts & { settled: boolean | null }>(em, COUNTS, [id, MOST_UNKNOWN_OUTCOMES]);
  if (!row || row.settled === null) return null;
  const { settled, ...counts } = row;
  return { counts, settled };
}

/** The meeting that a campaign invites to; null for an unknown one. */
export async function meetingOfCampaign(em: EntityManager, id: string): Promise<string | null> {
  const [row] = await runSql<{ meetingId: string }>(em, 'select meeting_id as "meetingId" from outgoing_mail where campaign_id = $1 limit 1', [id]);
  return row?.meetingId ?? null;
}
