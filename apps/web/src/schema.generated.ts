// Written by `npm run codegen`. Do not edit.
export type AdmissionMode =
  | 'IN_PERSON'
  | 'ONLINE';

export type Audience =
  | 'GROUP'
  | 'INVITED'
  | 'PUBLIC';

/** Stable names of expected refusals. */
export type ErrorCode =
  | 'ALREADY_INVITED'
  | 'ALREADY_REGISTERED'
  | 'BUSY'
  | 'CLOSED'
  | 'CODE_WRONG'
  | 'END_BEFORE_START'
  | 'FULL'
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'INVALID'
  | 'LAST_ADMINISTRATOR'
  | 'MEETING_CANCELLED'
  | 'MEETING_CLOSED'
  | 'MEETING_NOT_PUBLISHED'
  | 'NOT_FOR_YOU'
  | 'NOT_OPEN_YET'
  | 'NUMBER_TAKEN'
  | 'ROOM_TAKEN'
  | 'SEATS_BELOW_TAKEN'
  | 'STALE'
  | 'TIME_REPEATED'
  | 'TIME_SKIPPED'
  | 'TOKEN_USED_OR_EXPIRED'
  | 'TOO_EARLY'
  | 'UNKNOWN_REFERENCE'
  | 'WAITING_LIST_CLOSED';

export type GroupKind =
  | 'EXPERTS'
  | 'STEERING'
  | 'TECHNICAL'
  | 'THEMATIC'
  | 'WORKING';

export type Locale =
  | 'en'
  | 'fr'
  | 'it';

export type MeetingFilter = {
  /** Meetings that can fall on this day or later. */
  from?: string | null | undefined;
  groupKey?: string | null | undefined;
  municipality?: string | null | undefined;
  openForRegistration?: boolean | null | undefined;
  processSlug?: string | null | undefined;
  text?: string | null | undefined;
  /** Meetings that can fall on this day or earlier. */
  to?: string | null | undefined;
};

export type MeetingOrder =
  | 'EARLIEST_FIRST'
  | 'LATEST_FIRST';

export type MeetingStatus =
  | 'CANCELLED'
  | 'CLOSED'
  | 'DRAFT'
  | 'SAVE_THE_DATE'
  | 'SCHEDULED';

export type ProcessKind =
  | 'BODY'
  | 'LABORATORY'
  | 'PATH'
  | 'STRATEGY'
  | 'WORKING_GROUP';

export type RegistrationState =
  | 'CANCELLED'
  | 'CLOSED'
  | 'FULL'
  | 'NOT_FOR_YOU'
  | 'NOT_OPEN_YET'
  | 'OPEN'
  | 'OVER'
  | 'REGISTERED'
  | 'RUNNING'
  | 'TO_CONFIRM'
  | 'WAITING'
  | 'WAITING_LIST';

export type RegistrationStatus =
  | 'CANCELLED'
  | 'CONFIRMED'
  | 'EXPIRED'
  | 'OFFERED'
  | 'PENDING'
  | 'REFUSED'
  | 'TO_APPROVE'
  | 'WAITING';

export type RequestSignInCodeInput = {
  email: string;
  /** Of the mail; without it, the language of the request. */
  locale?: Locale | null | undefined;
};

export type SignInInput = {
  /** Six digits; blanks between them do not matter. */
  code: string;
  email: string;
};

/** Where something stands against now, by the earliest and latest day that it can mean. */
export type TimePosition =
  | 'FUTURE'
  | 'NOW'
  | 'PAST';

export type TimelineItemKind =
  | 'MEETING'
  | 'MILESTONE';

export type UseSignInLinkInput = {
  /** What stands behind the # of the link. */
  token: string;
};
