import { meaningOf } from '@percorso/time';
import { newId } from '../kernel/ids.js';
import { insertRows, type Row, updateRows } from '../kernel/table-rows.js';
import { nameOf } from './programme-changes.js';
import { ownerOfSeats } from './programme-export.js';
import type { ProgrammeAdmission, ProgrammeMeeting } from './programme-file.js';
import { deleteRows, markImported, type SeatUse } from './programme-import.queries.js';
import { databaseWord } from './programme-import-plan.js';
import { idOf, type Importing, inWords } from './programme-importing.js';
import { keptOfAdmission } from './programme-kept.js';
import * as tables from './programme-tables.js';
import type { StoredAdmission, StoredMeeting } from './programmes.queries.js';

/** A meeting whose admissions are new or other than before. */
export interface MeetingToAdmit {
  /** In the file's list. */
  index: number;
  meeting: ProgrammeMeeting;
  /** Null: the meeting is new. */
  stored: StoredMeeting | null;
}

/** What people did with the admissions that are stored. */
export interface AdmissionUses {
  seats: Map<string, SeatUse>;
  /** Ids of admissions that somebody registered for or was invited to. */
  admissions: Set<string>;
}

interface AdmissionPlan {
  quotas: { added: QuotaRow[]; changed: QuotaRow[] };
  admissions: { added: AdmissionRow[]; changed: AdmissionRow[] };
  removed: StoredAdmission[];
  kept: { admission: StoredAdmission; meeting: MeetingToAdmit }[];
}

type AdmissionRow = Row<typeof tables.admissions.columns>;
type QuotaRow = Row<typeof tables.quotas.columns>;

/** Of an offer, where nobody said. */
const OFFER_HOURS = 24;

/** Finds what becomes of admissions and their seats; faults for what cannot be while people hold seats or wait. Writes nothing. */
export function planAdmissions(importing: Importing, meetings: readonly MeetingToAdmit[], uses: AdmissionUses): AdmissionPlan {
  const plan: AdmissionPlan = { quotas: { added: [], changed: [] }, admissions: { added: [], changed: [] }, removed: [], kept: [] };
  for (const meeting of meetings) planMeeting(importing, meeting, uses, plan);
  return plan;
}

/** Writes the plan. An admission that somebody registered for stays, whatever the file says. */
export async function writeAdmissions(importing: Importing, { quotas, admissions, removed, kept }: AdmissionPlan): Promise<void> {
  const { em } = importing;
  await insertRows(em, tables.quotas, quotas.added);
  await updateRows(em, tables.quotas, ['seats', 'promotion', 'offer_hours', 'promotion_stops_hours', 'releases_to_id', 'releases_at'], quotas.changed);
  await insertRows(em, tables.admissions, admissions.added);
  const columns = ['quota_id', 'title', 'mode', 'audience', 'opens_at', 'closes_at', 'waiting_list', 'approval', 'covers', 'position', 'programme', 'imported'] as const;
  await updateRows(em, tables.admissions, columns, admissions.changed);
  await deleteRows(em, 'admission', removed.map(({ id }) => id));
  const stillUsed = new Set([...admissions.added, ...admissions.changed].map(({ quota_id }) => quota_id));
  for (const { admission } of kept) stillUsed.add(admission.quotaId);
  await deleteRows(em, 'quota', removed.map(({ quotaId }) => quotaId).filter((id) => !stillUsed.has(id)));
  await markImported(em, 'admission', kept.map(({ admission }) => admission.id), false);
  for (const { admission, meeting } of kept) {
    const meetingName = importing.names.meetings.get(meeting.meeting.key) ?? (() => meeting.meeting.key);
    importing.changes.push({ did: 'admissionKept', name: nameOf(admission.title, admission.key), meeting: meetingName });
  }
}

function planMeeting(importing: Importing, toAdmit: MeetingToAdmit, uses: AdmissionUses, plan: AdmissionPlan): void {
  const { meeting, stored, index } = toAdmit;
  const wanted = meeting.admissions ?? [];
  const known = stored?.admissions ?? [];
  const quotaIds = planQuotas(importing, toAdmit, uses, plan);
  for (const [position, admission] of wanted.entries()) {
    const before = known.find(({ key }) => key === admission.key);
    const quotaId = quotaIds.get(admission.sharesSeatsWith ?? admission.key) ?? null;
    if (before && before.quotaId !== quotaId && uses.admissions.has(before.id)) {
      importing.faults.add(['meetings', index, 'admissions', position, 'sharesSeatsWith'], 'programme.seatsOfOthers');
    }
    const row = rowOf(importing, toAdmit, admission, { id: before?.id ?? newId(), position, quota_id: quotaId });
    plan.admissions[before ? 'changed' : 'added'].push(row);
  }
  for (const admission of known) {
    if (!admission.imported || wanted.some(({ key }) => key === admission.key)) continue;
    if (uses.admissions.has(admission.id)) plan.kept.push({ admission, meeting: toAdmit });
    else plan.removed.push(admission);
  }
}

/** The quota of each admission that has seats of its own, by the admission's key. */
function planQuotas(importing: Importing, toAdmit: MeetingToAdmit, { seats: uses }: AdmissionUses, plan: AdmissionPlan): Map<string, string> {
  const { meeting, stored, index } = toAdmit;
  const owners = [...(meeting.admissions ?? []).entries()].filter(([, { sharesSeatsWith }]) => sharesSeatsWith === undefined);
  const known = new Map(owners.map(([, { key }]) => [key, knownQuota(stored?.admissions ?? [], key)]));
  const ids = new Map(owners.map(([, { key }]) => [key, known.get(key)?.quotaId ?? newId()]));
  for (const [position, admission] of owners) {
    const before = known.get(admission.key);
    const row = quotaRow(importing, toAdmit, admission, ids);
    if (!before) plan.quotas.added.push(row);
    else if (!isSame(row, before)) plan.quotas.changed.push(row);
    if (!before || before.seats === row.seats) continue;
    const use = uses.get(before.quotaId) ?? { taken: 0, allowedOver: 0, waiting: 0 };
    const place = ['meetings', index, 'admissions', position, 'seats'];
    if (row.seats !== null && row.seats + use.allowedOver < use.taken) importing.faults.add(place, 'programme.seatsBelowTaken', { taken: use.taken });
    else if (use.waiting > 0 && (row.seats === null || row.seats > (before.seats ?? Infinity))) {
      importing.faults.add(place, 'programme.seatsWithWaiting', { waiting: use.waiting });
    }
  }
  return ids;
}

function knownQuota(known: readonly StoredAdmission[], key: string): StoredAdmission | undefined {
  return known.find((admission) => admission.key === key && ownerOfSeats(known, admission.quotaId) === key) ?? known.find(({ quotaKey }) => quotaKey === key);
}

function quotaRow(importing: Importing, { meeting }: MeetingToAdmit, admission: ProgrammeAdmission, ids: ReadonlyMap<string, string>): QuotaRow {
  const { key, seats = null, offerHours, promotionStopsHours = 0, releasesTo, releasesAt } = admission;
  return {
    id: ids.get(key) ?? '',
    meeting_id: idOf(importing, 'meetings', meeting.key),
    key,
    seats,
    promotion: offerHours === undefined ? 'AT_ONCE' : 'OFFER',
    offer_hours: offerHours ?? OFFER_HOURS,
    promotion_stops_hours: promotionStopsHours,
    releases_to_id: releasesTo === undefined ? null : (ids.get(releasesTo) ?? null),
    releases_at: releasesTo === undefined || releasesAt === undefined ? null : instantOf(importing, meeting, releasesAt),
  };
}

function isSame(row: QuotaRow, before: StoredAdmission): boolean {
  const at = before.releasesAt === null ? null : new Date(before.releasesAt).toISOString();
  return (
    row.seats === before.seats &&
    row.promotion === before.promotion &&
    (row.promotion === 'AT_ONCE' || row.offer_hours === before.offerHours) &&
    row.promotion_stops_hours === before.promotionStopsHours &&
    row.releases_to_id === before.releasesToId &&
    row.releases_at === at
  );
}

function instantOf(importing: Importing, meeting: ProgrammeMeeting, wallTime: string): string {
  return meaningOf(wallTime, meeting.timezone ?? importing.wanted.timezone).instant.toISOString();
}

function rowOf(
  importing: Importing,
  { meeting }: MeetingToAdmit,
  admission: ProgrammeAdmission,
  place: Pick<AdmissionRow, 'id' | 'position' | 'quota_id'>,
): AdmissionRow {
  const instant = (wallTime: string | undefined) => (wallTime === undefined ? null : instantOf(importing, meeting, wallTime));
  return {
    ...place,
    meeting_id: idOf(importing, 'meetings', meeting.key),
    key: admission.key,
    title: inWords(importing, admission.title),
    mode: databaseWord(admission.mode),
    audience: databaseWord(admission.audience),
    opens_at: instant(admission.opens),
    closes_at: instant(admission.closes),
    waiting_list: admission.waitingList ?? true,
    approval: admission.approval ?? false,
    covers: admission.covers?.length ? admission.covers : null,
    programme: keptOfAdmission.strip().parse(admission),
    imported: true,
  };
}
