// Written by `npm run codegen`. Do not edit.
export type AdmissionMode =
  | 'IN_PERSON'
  | 'ONLINE';

export type Audience =
  | 'GROUP'
  | 'INVITED'
  | 'PUBLIC';

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
  from?: string | null | undefined;
  groupKey?: string | null | undefined;
  municipality?: string | null | undefined;
  openForRegistration?: boolean | null | undefined;
  processSlug?: string | null | undefined;
  text?: string | null | undefined;
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

/** Where something stands against today in the process's zone, by the earliest and latest day that it can mean. */
export type TimePosition =
  | 'FUTURE'
  | 'NOW'
  | 'PAST';

export type TimelineItemKind =
  | 'MEETING'
  | 'MILESTONE';
