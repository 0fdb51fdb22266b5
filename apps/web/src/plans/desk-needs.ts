import type { Locale } from '../messages.js';
import { paths } from '../paths.js';
import type { PlanNeedKind } from '../schema.generated.js';

/** By kind, in the order in which the kinds come. */
export function needsByKind<Need extends { kind: PlanNeedKind }>(needs: readonly Need[]): [PlanNeedKind, Need[]][] {
  const kinds = new Map<PlanNeedKind, Need[]>();
  for (const need of needs) kinds.set(need.kind, [...(kinds.get(need.kind) ?? []), need]);
  return [...kinds];
}

/** The page where a need is met. `meetingId` is null for what concerns a whole process: its mails only administrators see. */
export function needPlace(kind: PlanNeedKind, slug: string, meetingId: string | null, locale: Locale, isAdministrator: boolean): string {
  if (meetingId === null) return kind === 'MAIL_FAILED' && isAdministrator ? paths.adminMails(locale) : paths.plan(locale, slug);
  switch (kind) {
    case 'TO_CLOSE':
      return paths.roster(locale, meetingId);
    case 'MAIL_FAILED':
      return paths.meetingMails(locale, meetingId);
    case 'TO_APPROVE':
    case 'WAITING_LIST':
      return paths.meetingRegistrations(locale, meetingId);
    case 'NO_PLACE':
      return paths.moveMeeting(locale, meetingId);
    case 'NO_ADMISSION':
      return paths.admissions(locale, meetingId);
    case 'NOTICES_HELD':
    case 'PLAN_CHANGES':
      return paths.staffMeeting(locale, meetingId);
  }
}
