/**
 * The expected refusals, stable for clients. Each has a message in every language
 * (`libs/messages/src/<locale>/errors.json`, key "error.<CODE>"); one without does not compile.
 */
export const errorCodes = [
  'INVALID',
  'NOT_OPEN_YET',
  'CLOSED',
  'FULL',
  'WAITING_LIST_CLOSED',
  'NOT_FOR_YOU',
  'ALREADY_REGISTERED',
  'CODE_WRONG',
  'TOKEN_USED_OR_EXPIRED',
  'IDEMPOTENCY_KEY_REUSED',
  'MEETING_CANCELLED',
  'MEETING_CLOSED',
  'MEETING_NOT_PUBLISHED',
  'SEATS_BELOW_TAKEN',
  'ADMISSION_IN_USE',
  'ROOM_TAKEN',
  'NUMBER_TAKEN',
  'ALREADY_INVITED',
  'TIME_SKIPPED',
  'TIME_REPEATED',
  'END_BEFORE_START',
  'TOO_EARLY',
  'UNKNOWN_REFERENCE',
  'LAST_ADMINISTRATOR',
  'NOT_CONFIRMED',
  'OFFER_OVER',
  'STALE',
  'ANSWERS_CLOSED',
  'IMPORT_UNDER_WAY',
  'IMPORT_NOT_CHECKED',
  'IMPORT_NOT_DONE',
  'PERSON_ELSEWHERE',
  'BUSY',
] as const;

export type ErrorCode = (typeof errorCodes)[number];
