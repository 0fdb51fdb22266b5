// Written by `npm run codegen`. Do not edit.
export type AddGroupMemberInput = {
  email?: string | null | undefined;
  /** Last day; null: until further notice. */
  endsOn?: string | null | undefined;
  groupId: string;
  name: string;
  role: MembershipRole;
  /** First day; null: since ever. */
  startsOn?: string | null | undefined;
};

export type AddQuestionInput = {
  /** Small letters, digits and hyphens; made from the text where it is left out. */
  key?: string | null | undefined;
  /** The meeting for which it is asked. */
  meetingId?: string | null | undefined;
  /** Without a meeting: the process for all meetings of which it is asked. */
  processId?: string | null | undefined;
  question: QuestionInput;
};

export type AddReadyMadeQuestionInput = {
  /** The meeting for which it is asked. */
  meetingId?: string | null | undefined;
  /** Without a meeting: the process for all meetings of which it is asked. */
  processId?: string | null | undefined;
  readyMade: ReadyMadeQuestion;
};

export type AdmissionInput = {
  /** Whether staff decide on each request; no, without it. */
  approval?: boolean | null | undefined;
  audience: Audience;
  closesAt?: string | null | undefined;
  mode: AdmissionMode;
  /** For how many hours an offer is held, from 1 to 720; 24, without it. */
  offerHours?: number | null | undefined;
  opensAt?: string | null | undefined;
  /** How freed seats get to those who wait; AT_ONCE, without it. */
  promotion?: PromotionWay | null | undefined;
  /** How many hours before the start freed seats stop going to those who wait, from 0 to 720; 0, without it. */
  promotionStopsHours?: number | null | undefined;
  /** Admissions with the same word here share their seats, and how freed ones are given. */
  quotaKey?: string | null | undefined;
  /** A whole number from 0 to 1,000,000; null: no limit. */
  seats?: number | null | undefined;
  title: Array<TextInput>;
  /** Whether people can wait for a seat; they can unless this is false. */
  waitingList?: boolean | null | undefined;
};

export type AdmissionMode =
  | 'IN_PERSON'
  | 'ONLINE';

export type AgendaDocumentInput = {
  title: Array<TextInput>;
  /** https. */
  url: string;
};

export type AgendaItemInput = {
  documents?: Array<AgendaDocumentInput> | null | undefined;
  /** Of an item that there is already: languages that are not given stay as they are. */
  id?: string | null | undefined;
  minutes?: number | null | undefined;
  speakers?: Array<string> | null | undefined;
  title: Array<TextInput>;
};

export type AgendaPartInput = {
  /** All admissions of the meeting that cover it; left out: those that do already, and of a new part those that cover the whole day. */
  admissionIds?: Array<string> | null | undefined;
  audience?: Audience | null | undefined;
  description?: Array<TextInput> | null | undefined;
  ends?: string | null | undefined;
  internal?: boolean | null | undefined;
  items: Array<AgendaItemInput>;
  /** Of a part that there is already: languages that are not given stay as they are. */
  key?: string | null | undefined;
  starts?: string | null | undefined;
  title?: Array<TextInput> | null | undefined;
};

/** By session, or by the token in the mail. */
export type AgreeToMoveInput = {
  registrationId?: string | null | undefined;
  token?: string | null | undefined;
  /** The version of the meeting that the person saw; when it has changed since: STALE. */
  version?: number | null | undefined;
};

export type AnswerInput = {
  questionId: string;
  /** None: no answer. CHOICE and SEVERAL: the keys of options; NUMBER: as 12.5; DATE: as 2026-12-01; YES_NO: YES or NO; CONSENT: the `textVersion` that was read; FILE: the key under which it was sent. */
  value: Array<string>;
};

export type AnswerInvitationInput = {
  /** Another way to attend than the one that the invitation names. */
  admissionId?: string | null | undefined;
  answer: InvitationAnswer;
  /** Keys of Admission.consents that were agreed to. */
  consents?: Array<string> | null | undefined;
  /** With INTERPRETER: into which language. */
  interpreterLanguage?: string | null | undefined;
  /** What of the list is needed; for the staff of the meeting only. */
  needKinds?: Array<NeedKind> | null | undefined;
  /** Accessibility and language; for the staff of the meeting only. */
  needs?: string | null | undefined;
  /** Of the link in the mail. */
  token: string;
};

/** By session, or by the token in the mail. */
export type AnswerQuestionsInput = {
  /** An answer that is not given stays as it is, an empty one is taken away. */
  answers: Array<AnswerInput>;
  registrationId?: string | null | undefined;
  token?: string | null | undefined;
};

export type ApproveRegistrationInput = {
  /** Give a seat beyond the limit where none is free, instead of a place in the waiting list. */
  allowOver?: boolean | null | undefined;
  registrationId: string;
};

/** NOT_RECORDED: nobody has said anything of them. */
export type AttendanceChoice =
  | 'ABSENT'
  | 'EXCUSED'
  | 'LATE'
  | 'NOT_RECORDED'
  | 'PRESENT';

/** What was said at the door: of a registration, of a walk-in, or that something said before is taken back. */
export type AttendanceEventInput = {
  at: string;
  leftAt?: string | null | undefined;
  /** May be left out where there is one day. */
  meetingDayId?: string | null | undefined;
  /** Made by the device, new for each event and the same when it is sent again. */
  nonce: string;
  registrationId?: string | null | undefined;
  /** Says nothing where something is taken back. */
  status: AttendanceStatus;
  /** The nonce of the event that is taken back; what stood before it stands again. */
  undoOf?: string | null | undefined;
  walkIn?: WalkInInput | null | undefined;
};

export type AttendanceStatus =
  | 'ABSENT'
  | 'EXCUSED'
  | 'LATE'
  | 'PRESENT';

export type Audience =
  | 'GROUP'
  | 'INVITED'
  | 'PUBLIC';

/** An act on the registrations of a meeting, or on the people of a process: those that match the filter, or of them those that were chosen. */
export type BulkActInput = {
  /** Whether seats are given beyond the limit. */
  allowOver?: boolean | null | undefined;
  /** Registrations, or people; left out: all that match. */
  chosenIds?: Array<string> | null | undefined;
  /** The group that they are added to, from today. */
  groupId?: string | null | undefined;
  kind: BulkActKind;
  /** Of whose registrations; left out: of the people of the process. */
  meetingId?: string | null | undefined;
  people?: PeopleFilter | null | undefined;
  /** Words to those who are refused. */
  reason?: string | null | undefined;
  registrations?: RegistrationFilter | null | undefined;
  /** As what; left out: MEMBER. */
  role?: MembershipRole | null | undefined;
  /** The process whose people are meant. */
  slug?: string | null | undefined;
  /** Whether those whose registrations are cancelled, or who are added to a group, hear of it; left out: they do. */
  tells?: boolean | null | undefined;
};

/** SEAT gives seats to those who wait. */
export type BulkActKind =
  | 'ADD_TO_GROUP'
  | 'APPROVE'
  | 'CANCEL'
  | 'REFUSE'
  | 'SEAT';

export type BulkActState =
  | 'AT_WORK'
  | 'DONE'
  | 'FAILED'
  | 'UNDONE';

/** What becomes of a row, or why nothing does. */
export type BulkOutcome =
  | 'ADDED'
  | 'ALREADY_MEMBER'
  | 'CANCELLED'
  | 'FULL'
  | 'GONE'
  | 'NOT_ASKING'
  | 'NOT_CONFIRMED'
  | 'NOT_LIVE'
  | 'NOT_WAITING'
  | 'REFUSED'
  | 'SEATED'
  | 'WAITS';

export type CancelMeetingInput = {
  /** Says who would be told what, and changes nothing. */
  dryRun?: boolean | null | undefined;
  meetingId: string;
  notify: Notify;
  /** What people read about why. */
  reason?: string | null | undefined;
};

/** By session, or by the token in the mail. */
export type CancelRegistrationInput = {
  registrationId?: string | null | undefined;
  token?: string | null | undefined;
};

/** By session, or by the token in the mail. */
export type ChangeAdmissionInput = {
  admissionId: string;
  /** Of somebody who waits, for the other meeting of the session: wait in both. The first seat that becomes free ends the other place. */
  keepPlace?: boolean | null | undefined;
  registrationId?: string | null | undefined;
  token?: string | null | undefined;
  /** Where there is no seat, wait for one and keep the seat that one has. Without it, a full admission is FULL and nothing changes. */
  wait?: boolean | null | undefined;
};

export type ChangeKind =
  | 'ADDED'
  | 'CHANGED'
  | 'REMOVED';

export type ChangeMyAddressInput = {
  code: string;
  /** The new address, which a code was asked for by requestSignInCode. */
  email: string;
};

export type ChangeQuestionInput = {
  question: QuestionInput;
  questionId: string;
  /** The version that the editor saw; when it is no longer the current one: STALE. */
  version?: number | null | undefined;
};

export type CheckPeopleImportInput = {
  /** One for each column of the file, in its order; null: the column is passed over. */
  columns: Array<PeopleImportField | null | undefined>;
  peopleImportId: string;
};

/** What is done with people who are in the archive already. */
export type ChoiceForKnown =
  | 'SKIP'
  | 'UPDATE';

/** What is done with rows whose address belongs to somebody of another name. */
export type ChoiceForShared =
  | 'ADD'
  | 'SKIP';

export type ClashKind =
  | 'GROUP'
  | 'HOLIDAY'
  | 'PERSON'
  | 'PHASE'
  | 'ROOM'
  | 'VENUE_HOURS';

/** What of a meeting a copy takes along; the documents are those of the agenda. */
export type CopiedPart =
  | 'ADMISSIONS'
  | 'AGENDA'
  | 'DOCUMENTS'
  | 'PLACE'
  | 'QUESTIONS'
  | 'TEXTS';

/** Changes what is given; an empty text takes it away. */
export type CorrectMyDataInput = {
  /** The language of mails. */
  locale?: Locale | null | undefined;
  municipality?: string | null | undefined;
  name?: string | null | undefined;
  organisationId?: string | null | undefined;
  telephone?: string | null | undefined;
};

export type CreateMeetingInput = {
  admissions?: Array<AdmissionInput> | null | undefined;
  date?: string | null | undefined;
  /** For a meeting of several days, instead of startsAt and endsAt. */
  days?: Array<MeetingDayInput> | null | undefined;
  description?: Array<TextInput> | null | undefined;
  endsAt?: string | null | undefined;
  groupKey?: string | null | undefined;
  /** All groups that meet; the first leads, unless groupKey does. */
  groupKeys?: Array<string> | null | undefined;
  /** In the series or group; a number that a meeting has already makes the two alternatives of one session. */
  number?: number | null | undefined;
  onlineUrl?: string | null | undefined;
  processSlug: string;
  seriesKey?: string | null | undefined;
  services?: MeetingServicesInput | null | undefined;
  startsAt?: string | null | undefined;
  /** IANA zone; without it the one of the process. */
  timezone?: string | null | undefined;
  title?: Array<TextInput> | null | undefined;
  trackKeys?: Array<string> | null | undefined;
  venue?: VenueInput | null | undefined;
};

export type DelegateRole =
  | 'DELEGATE'
  | 'SUBSTITUTE';

export type DelegateState =
  | 'COMING'
  | 'NOT_COMING'
  | 'READY';

export type DelegationContactInput = {
  email: string;
  name: string;
};

export type DelegationInput = {
  delegationId: string;
};

/** OPEN: the organisation can still change whom it sends. */
export type DelegationState =
  | 'CLOSED'
  | 'OPEN'
  | 'WITHDRAWN';

export type DraftMeetingDatesInput = {
  ends: string;
  meetingId: string;
  /** Wall time in the meeting's zone. */
  starts: string;
};

export type DraftMilestoneInput = {
  date: string;
  /** Left out: a new one. */
  id?: string | null | undefined;
  processSlug: string;
  /** The languages that are given; the others stay. */
  title: Array<TextInput>;
  trackId?: string | null | undefined;
};

export type DraftPhaseInput = {
  /** Left out: a new one. */
  id?: string | null | undefined;
  processSlug: string;
  /** An interval, as "2022-01/2022-06"; or a single date. */
  span: string;
  /** The languages that are given; the others stay. */
  title?: Array<TextInput> | null | undefined;
  trackIds: Array<string>;
};

export type DraftTrackInput = {
  /** Left out: a new one. */
  id?: string | null | undefined;
  processSlug: string;
  /** The languages that are given; the others stay. */
  title: Array<TextInput>;
};

/** Which meetings: those named, or all of a group or of a series. */
export type DuplicateMeetingsInput = {
  /** Says which meetings there would be, and makes none. */
  dryRun?: boolean | null | undefined;
  /** Where the earliest of them comes to lie, or next to it: every weekday is kept. */
  firstDay: string;
  groupKey?: string | null | undefined;
  meetingIds?: Array<string> | null | undefined;
  /** The title of a new series with the same numbers; without it the numbers go on in the same one. */
  newSeries?: Array<TextInput> | null | undefined;
  parts: Array<CopiedPart>;
  processSlug: string;
  seriesKey?: string | null | undefined;
};

export type DuplicateProcessInput = {
  /** Where its first day comes to lie, or next to it: every weekday is kept. What is known to the year alone does not count as the first. */
  firstDay: string;
  parts: Array<CopiedPart>;
  processSlug: string;
  /** The new address: small letters, digits and hyphens. */
  slug: string;
  title: Array<TextInput>;
};

/** Changes what is given and leaves the rest. Of a text the languages that are given: an empty one is taken away; null takes away all. */
export type EditMeetingInput = {
  description?: Array<TextInput> | null | undefined;
  /** All groups that meet; the first leads. A meeting that is numbered among those of its leading group keeps it. */
  groupKeys?: Array<string> | null | undefined;
  meetingId: string;
  onlineUrl?: string | null | undefined;
  /** Null: nothing is announced any more. */
  services?: MeetingServicesInput | null | undefined;
  title?: Array<TextInput> | null | undefined;
  trackKeys?: Array<string> | null | undefined;
  /** The version that the editor saw; when it is no longer the current one: STALE. */
  version?: number | null | undefined;
};

export type EraseMyDataInput = {
  /** Must be true: it cannot be undone. */
  understood: boolean;
};

/** Stable names of expected refusals. */
export type ErrorCode =
  | 'ADMISSION_IN_USE'
  | 'ALREADY_INVITED'
  | 'ALREADY_NAMED'
  | 'ALREADY_REGISTERED'
  | 'ANSWERS_CLOSED'
  | 'BUSY'
  | 'CLOSED'
  | 'CODE_WRONG'
  | 'DELEGATE_IN_GROUP'
  | 'DELEGATE_REGISTERED'
  | 'DELEGATION_CLOSED'
  | 'DELEGATION_WITHDRAWN'
  | 'END_BEFORE_START'
  | 'FULL'
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'IMPORT_NOT_CHECKED'
  | 'IMPORT_NOT_DONE'
  | 'IMPORT_UNDER_WAY'
  | 'INVALID'
  | 'LAST_ADMINISTRATOR'
  | 'MEETING_CANCELLED'
  | 'MEETING_CLOSED'
  | 'MEETING_NOT_PUBLISHED'
  | 'NOT_CONFIRMED'
  | 'NOT_FOR_YOU'
  | 'NOT_OPEN_YET'
  | 'NUMBER_TAKEN'
  | 'OFFER_OVER'
  | 'ORGANISATION_INVITED'
  | 'PERSON_ELSEWHERE'
  | 'PLACES_BELOW_NAMED'
  | 'PLACES_NOT_FREE'
  | 'PLACES_TAKEN'
  | 'ROOM_TAKEN'
  | 'SEATS_BELOW_TAKEN'
  | 'STALE'
  | 'SUBSTITUTES_NAMED'
  | 'TIME_REPEATED'
  | 'TIME_SKIPPED'
  | 'TOKEN_USED_OR_EXPIRED'
  | 'TOO_EARLY'
  | 'UNKNOWN_REFERENCE'
  | 'WAITING_LIST_CLOSED';

/** Registrations of any meeting, or people of any process. */
export type FilteredList =
  | 'PEOPLE'
  | 'REGISTRATIONS';

export type FollowProcessInput = {
  processSlug: string;
};

/** A person by id or by address, and where the role holds: organiser and reader in a process, facilitator in a group or a meeting, desk in a meeting. */
export type GrantRoleInput = {
  /** Somebody who is not known yet becomes a person. */
  email?: string | null | undefined;
  groupId?: string | null | undefined;
  meetingId?: string | null | undefined;
  personId?: string | null | undefined;
  processId?: string | null | undefined;
  role: Role;
};

export type GroupKind =
  | 'EXPERTS'
  | 'STEERING'
  | 'TECHNICAL'
  | 'THEMATIC'
  | 'WORKING';

/** SMALL: it is from 1 to 4. PROTECTS: it is kept back for the sake of a small one, which could be computed from it. */
export type HiddenWhy =
  | 'PROTECTS'
  | 'SMALL';

export type ImportProgrammeInput = {
  /** Says what would change, and changes nothing. */
  dryRun?: boolean | null | undefined;
  /** A programme file, with its slug in it. */
  yaml: string;
};

export type InvitationAnswer =
  | 'ACCEPTED'
  | 'DECLINED';

export type InvitationStatus =
  | 'ACCEPTED'
  | 'DECLINED'
  | 'INVITED'
  | 'WITHDRAWN';

/** To an admission of a meeting, or else into a group. */
export type InviteOrganisationInput = {
  admissionId?: string | null | undefined;
  /** Key of the category under which its delegates are counted; left out, that of the organisation. */
  comesAs?: string | null | undefined;
  contact: DelegationContactInput;
  /** In the zone of the meeting, else of the process. Null: until the meeting starts. */
  deadline?: string | null | undefined;
  groupId?: string | null | undefined;
  /** Of the mails to the contact; left out, the caller's. */
  locale?: Locale | null | undefined;
  note?: string | null | undefined;
  organisationId: string;
  places: number;
};

/** Who is invited already, or registered, is not invited again. */
export type InviteToMeetingInput = {
  admissionId: string;
  /** Found by their addresses; a person who is known keeps the name. */
  emails?: Array<PersonInput> | null | undefined;
  /** Everybody with a confirmed registration in a meeting of the process. */
  everyoneRegistered?: boolean | null | undefined;
  /** Everybody who is a member of these groups today. */
  groupKeys?: Array<string> | null | undefined;
  meetingId: string;
};

export type KeepOrganisationsApartInput = {
  organisationId: string;
  otherOrganisationId: string;
};

export type LocalHolidayInput = {
  day: string;
  name: string;
};

export type Locale =
  | 'en'
  | 'fr'
  | 'it';

/** READY and DEFERRED wait to be sent, HELD waits for somebody to let it go. UNKNOWN: the line broke before the last word, so it may have arrived. SUPERSEDED: something newer took its place. */
export type MailState =
  | 'DEFERRED'
  | 'FAILED'
  | 'HELD'
  | 'READY'
  | 'SENDING'
  | 'SENT'
  | 'SUPERSEDED'
  | 'SUPPRESSED'
  | 'UNKNOWN';

export type MeetingChoiceInput = {
  admissionId: string;
  meetingId: string;
  /** Where there is no seat, take a place in the waiting list. */
  wait?: boolean | null | undefined;
};

export type MeetingDayInput = {
  ends: string;
  starts: string;
};

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

export type MeetingIdInput = {
  meetingId: string;
};

export type MeetingOrder =
  | 'EARLIEST_FIRST'
  | 'LATEST_FIRST';

/** All that is announced: what is left out is not. */
export type MeetingServicesInput = {
  /** Languages in the two letters of ISO 639-1. */
  interpreters?: Array<string> | null | undefined;
  photographed?: boolean | null | undefined;
  recorded?: boolean | null | undefined;
  signLanguage?: boolean | null | undefined;
};

export type MeetingStatus =
  | 'CANCELLED'
  | 'CLOSED'
  | 'DRAFT'
  | 'SAVE_THE_DATE'
  | 'SCHEDULED';

export type MembershipRole =
  | 'CHAIR'
  | 'EXPERT'
  | 'FACILITATOR'
  | 'MEMBER'
  | 'SECRETARY';

export type MergeOrganisationsInput = {
  /** Stays, and is also known by the names of the other. */
  keptOrganisationId: string;
  /** Goes: everything that names it names the other. */
  mergedOrganisationId: string;
};

export type MergePeopleInput = {
  /** Stays, with everything of both. */
  keptPersonId: string;
  /** Goes. */
  mergedPersonId: string;
};

/** Moves a meeting and all of its series that come after it by the same number of days; each keeps its own hours unless others are given. */
export type MoveFollowingInput = {
  /** The new day of this meeting. */
  day: string;
  /** Says what would happen, and changes nothing. */
  dryRun?: boolean | null | undefined;
  ends?: string | null | undefined;
  meetingId: string;
  notify: Notify;
  /** What people read about why. */
  reason?: string | null | undefined;
  /** Wall time as "09:30" for all of them. */
  starts?: string | null | undefined;
};

export type MoveQuestionInput = {
  /** Its new place among those that are asked, from 0. */
  position: number;
  questionId: string;
};

export type MoveStakeholderCategoryInput = {
  key: string;
  /** Where it is to stand, from 0. */
  position: number;
  processSlug: string;
};

/** By the link in the mail, or as an organiser of the process. */
export type NameDelegateInput = {
  /** Without a link. */
  delegationId?: string | null | undefined;
  email: string;
  name: string;
  role: DelegateRole;
  /** Of the link. */
  token?: string | null | undefined;
};

/** OTHER: in words of their own; NONE: nothing was stated. */
export type NeedChoice =
  | 'ASSISTANCE_DOG'
  | 'CAPTIONS'
  | 'COMPANION'
  | 'EASY_LANGUAGE'
  | 'INDUCTION_LOOP'
  | 'INTERPRETER'
  | 'LARGE_PRINT'
  | 'NONE'
  | 'OTHER'
  | 'SIGN_LANGUAGE'
  | 'WHEELCHAIR';

/** What somebody needs to take part. */
export type NeedKind =
  | 'ASSISTANCE_DOG'
  | 'CAPTIONS'
  | 'COMPANION'
  | 'EASY_LANGUAGE'
  | 'INDUCTION_LOOP'
  | 'INTERPRETER'
  | 'LARGE_PRINT'
  | 'SIGN_LANGUAGE'
  | 'WHEELCHAIR';

/** UPDATE and CANCEL: a mail that changes the calendar too. MAIL_ONLY: words alone. NOTHING: not told, as for want of an address. */
export type NoticeKind =
  | 'CANCEL'
  | 'MAIL_ONLY'
  | 'NOTHING'
  | 'UPDATE';

/** SEND tells people at once; HOLD keeps the word until releaseNotices, which tells of the net change; NONE tells nobody. */
export type Notify =
  | 'HOLD'
  | 'NONE'
  | 'SEND';

/** By session, or by the token in the mail. */
export type OfferInput = {
  registrationId?: string | null | undefined;
  token?: string | null | undefined;
};

export type OpeningHoursInput = {
  closes: string;
  opens: string;
  weekday: number;
};

export type OrderBulkActInput = {
  act: BulkActInput;
  /** Made by the client: sent twice with it, the act is ordered once. */
  idempotencyKey: string;
  /** How many match, as the preview said: with another number now, nothing is done. */
  total: number;
};

export type OutgoingMailFilter = {
  /** Part of the address. */
  address?: string | null | undefined;
  kind?: string | null | undefined;
  state?: MailState | null | undefined;
};

/** What is left out does not matter. In lists of words, the empty one stands for what was not stated. */
export type PeopleFilter = {
  /** Whether they were present or late at one. */
  attended?: boolean | null | undefined;
  /** Keys of stakeholder categories. */
  categories?: Array<string> | null | undefined;
  /** Groups that they are in today. */
  groupIds?: Array<string> | null | undefined;
  locales?: Array<Locale> | null | undefined;
  municipalities?: Array<string> | null | undefined;
  /** Their names. */
  organisations?: Array<string> | null | undefined;
  /** Whether they have a registration, of whatever status, for a meeting of the process. */
  registered?: boolean | null | undefined;
  /** Words of the name, the address or the organisation, however they are spelt. */
  text?: string | null | undefined;
};

/** What a column of a file of people is. */
export type PeopleImportField =
  | 'CATEGORY'
  | 'EMAIL'
  | 'FIRST_NAME'
  | 'GROUP'
  | 'LANGUAGE'
  | 'LAST_NAME'
  | 'MEMBER_SINCE'
  | 'MUNICIPALITY'
  | 'NAME'
  | 'ORGANISATION'
  | 'TELEPHONE';

export type PeopleImportInput = {
  peopleImportId: string;
};

/** Why a row is shown: it is wrong; repeats an earlier row; is in the archive; has the address, or the name, of somebody else; or stayed when the import was undone. */
export type PeopleImportRowKind =
  | 'BAD'
  | 'HOMONYM'
  | 'KNOWN'
  | 'REPEATED'
  | 'SHARED'
  | 'STAYS';

export type PeopleImportState =
  | 'CHECKED'
  | 'CHECKING'
  | 'DONE'
  | 'FAILED'
  | 'IMPORTING'
  | 'UNDOING'
  | 'UNDONE'
  | 'UPLOADED';

export type PersonInput = {
  /** Key of a stakeholder category of the process. */
  comesAs?: string | null | undefined;
  email: string;
  locale?: Locale | null | undefined;
  municipality?: string | null | undefined;
  name: string;
  organisationId?: string | null | undefined;
  organisationName?: string | null | undefined;
  telephone?: string | null | undefined;
};

export type PlanDraftInput = {
  processSlug: string;
};

/** TO_CLOSE: over and not closed. MAIL_FAILED: mails that were refused. NOTICES_HELD: people who wait for a notice. TO_APPROVE: people whose request awaits a decision. WAITING_LIST: people who wait for a seat. NO_PLACE, NO_ADMISSION: a coming meeting without a place, or without a way to register. PLAN_CHANGES: changes that are not published. */
export type PlanNeedKind =
  | 'MAIL_FAILED'
  | 'NOTICES_HELD'
  | 'NO_ADMISSION'
  | 'NO_PLACE'
  | 'PLAN_CHANGES'
  | 'TO_APPROVE'
  | 'TO_CLOSE'
  | 'WAITING_LIST';

/** Meetings of one group or series, all alike but for their date. Either a rule or a pasted list gives the dates. */
export type PlanSeriesInput = {
  admissions?: Array<AdmissionInput> | null | undefined;
  /** One date a line, with its hours where they differ: "venerdì 12 marzo 2027, 9.30-13". */
  dates?: string | null | undefined;
  /** Says which meetings there would be, and makes none. */
  dryRun?: boolean | null | undefined;
  ends?: string | null | undefined;
  /** The first meeting's number; without it the one after the last. */
  firstNumber?: number | null | undefined;
  groupKey?: string | null | undefined;
  /** The title of a new series, instead of groupKey and seriesKey. */
  newSeries?: Array<TextInput> | null | undefined;
  onlineUrl?: string | null | undefined;
  processSlug: string;
  rule?: SeriesRuleInput | null | undefined;
  seriesKey?: string | null | undefined;
  /** Passes over holidays; a rule then goes on until there are as many dates as asked for. */
  skipHolidays?: boolean | null | undefined;
  /** Wall time as "09:30"; for dates that name no hour. */
  starts?: string | null | undefined;
  trackKeys?: Array<string> | null | undefined;
  venue?: VenueInput | null | undefined;
};

export type PlanThing =
  | 'MEETING'
  | 'MILESTONE'
  | 'PHASE'
  | 'TRACK';

export type ProcessKind =
  | 'BODY'
  | 'LABORATORY'
  | 'PATH'
  | 'STRATEGY'
  | 'WORKING_GROUP';

export type PromoteRegistrationInput = {
  /** Give a seat beyond the limit where none is free. */
  allowOver?: boolean | null | undefined;
  registrationId: string;
};

/** How a freed seat gets to the first in line: given at once, or offered and held for a while. */
export type PromotionWay =
  | 'AT_ONCE'
  | 'OFFER';

/** OTHER: the municipalities of few people, together. */
export type PublicLineKind =
  | 'NOT_STATED'
  | 'OTHER'
  | 'STATED';

export type PublishMeetingInput = {
  /** SAVE_THE_DATE or SCHEDULED. */
  as: MeetingStatus;
  meetingId: string;
};

export type PublishPlanInput = {
  /** Says who would be told what, and changes nothing. */
  dryRun?: boolean | null | undefined;
  notify: Notify;
  processSlug: string;
  /** What people read about why their meeting moves. */
  reason?: string | null | undefined;
};

export type QuestionConditionInput = {
  questionId: string;
  values: Array<string>;
};

export type QuestionInput = {
  condition?: QuestionConditionInput | null | undefined;
  hint?: Array<TextInput> | null | undefined;
  kind: QuestionKind;
  least?: string | null | undefined;
  most?: string | null | undefined;
  /** All of them, in their order. */
  options?: Array<QuestionOptionInput> | null | undefined;
  required?: boolean | null | undefined;
  sensitive?: boolean | null | undefined;
  /** Languages that are not given stay as they are. */
  title: Array<TextInput>;
};

/** What is asked for, and what an answer holds: a text; one key of the options, or several; a number as "12.5"; a day as "2026-12-01"; "YES" or "NO"; of a consent "YES" or the version of the text that is agreed to; of a file the key under which it was sent to /answer-files, or its id where it was the answer before. */
export type QuestionKind =
  | 'CHOICE'
  | 'CONSENT'
  | 'DATE'
  | 'FILE'
  | 'LONG_TEXT'
  | 'NUMBER'
  | 'SEVERAL'
  | 'TEXT'
  | 'YES_NO';

export type QuestionOptionInput = {
  /** Of an option that there is already; without it, one is made. */
  key?: string | null | undefined;
  title: Array<TextInput>;
};

/** Questions that come with their texts in every language. */
export type ReadyMadeQuestion =
  | 'PHOTOGRAPHS'
  | 'RECORDING';

export type RecogniseOrganisationInput = {
  /** As people typed it. */
  name: string;
  organisationId: string;
  processSlug: string;
};

export type RecordAttendanceInput = {
  /** At most 500, in the order in which they happened. */
  events: Array<AttendanceEventInput>;
  meetingId: string;
};

export type RefuseRegistrationInput = {
  /** What the person reads. */
  reason?: string | null | undefined;
  registrationId: string;
};

export type RegisterForMeetingInput = {
  admissionId: string;
  answers?: Array<AnswerInput> | null | undefined;
  /** Keys of Admission.consents that were agreed to. */
  consents?: Array<string> | null | undefined;
  /** Chosen by the client, new for each new request and the same when it is sent again. */
  idempotencyKey: string;
  /** With INTERPRETER: into which language. */
  interpreterLanguage?: string | null | undefined;
  meetingId: string;
  /** What of the list is needed; for the staff of the meeting only. */
  needKinds?: Array<NeedKind> | null | undefined;
  /** Accessibility and language; for the staff of the meeting only. */
  needs?: string | null | undefined;
  /** Needed without a session. */
  person?: PersonInput | null | undefined;
};

export type RegisterForMeetingsInput = {
  answers?: Array<AnswerInput> | null | undefined;
  /** At most 50, and one of each session. */
  choices: Array<MeetingChoiceInput>;
  /** Keys of Admission.consents that were agreed to. */
  consents?: Array<string> | null | undefined;
  /** Chosen by the client, new for each new request and the same when it is sent again. */
  idempotencyKey: string;
  /** With INTERPRETER: into which language. */
  interpreterLanguage?: string | null | undefined;
  /** What of the list is needed; for the staff of the meeting only. */
  needKinds?: Array<NeedKind> | null | undefined;
  /** Accessibility and language; for the staff of the meetings only. */
  needs?: string | null | undefined;
  /** Needed without a session. */
  person?: PersonInput | null | undefined;
  what: WhatToTake;
};

export type RegisterSomebodyInput = {
  admissionId: string;
  /** Give a seat beyond the limit where none is free. */
  allowOver?: boolean | null | undefined;
  /** What they said to the questions of the meeting. Whoever has an address is asked for the others by mail. */
  answers?: Array<AnswerInput> | null | undefined;
  /** With INTERPRETER: into which language. */
  interpreterLanguage?: string | null | undefined;
  meetingId: string;
  /** What of the list is needed; for the staff of the meeting only. */
  needKinds?: Array<NeedKind> | null | undefined;
  needs?: string | null | undefined;
  person: SomebodyInput;
};

/** What is left out does not matter. In lists of words, the empty one stands for what was not stated. */
export type RegistrationFilter = {
  admissionIds?: Array<string> | null | undefined;
  attendance?: Array<AttendanceChoice> | null | undefined;
  /** Keys of stakeholder categories. */
  categories?: Array<string> | null | undefined;
  locales?: Array<Locale> | null | undefined;
  municipalities?: Array<string> | null | undefined;
  /** Those who need any of these. */
  needs?: Array<NeedChoice> | null | undefined;
  /** Their names. */
  organisations?: Array<string> | null | undefined;
  statuses?: Array<RegistrationStatus> | null | undefined;
  /** Words of the name, the address or the organisation, however they are spelt. */
  text?: string | null | undefined;
};

/** Why one can register, or cannot. */
export type RegistrationState =
  | 'CANCELLED'
  | 'CLOSED'
  | 'FULL'
  | 'NOT_FOR_YOU'
  | 'NOT_OPEN_YET'
  | 'OFFERED'
  | 'OPEN'
  | 'OVER'
  | 'REGISTERED'
  | 'RUNNING'
  | 'TO_APPROVE'
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

export type RemoveAdmissionInput = {
  admissionId: string;
};

export type RemoveFilterInput = {
  id: string;
};

export type RemoveFromPlanInput = {
  id: string;
  processSlug: string;
  /** TRACK, PHASE or MILESTONE: a meeting is cancelled on its own page. */
  thing: PlanThing;
};

export type RemoveQuestionInput = {
  questionId: string;
};

export type RenumberSeriesInput = {
  seriesId: string;
};

export type RequestSignInCodeInput = {
  email: string;
  /** Of the mail, and of somebody new; without it, the language of the request. */
  locale?: Locale | null | undefined;
};

export type RescheduleMeetingInput = {
  /** For a meeting of several days, instead of startsAt and endsAt. */
  days?: Array<MeetingDayInput> | null | undefined;
  /** Says who would be told what, and changes nothing. */
  dryRun?: boolean | null | undefined;
  endsAt: string;
  meetingId: string;
  notify: Notify;
  /** What people read about why. */
  reason?: string | null | undefined;
  /** Wall time in the meeting's zone. */
  startsAt: string;
  /** Left out: it stays where it is. With a room alone: another room there. */
  venue?: VenueInput | null | undefined;
  /** The version that the editor saw; when it is no longer the current one: STALE. */
  version?: number | null | undefined;
};

export type RetryMailInput = {
  mailId: string;
};

export type RetryOutgoingMailsInput = {
  /** At most 100. */
  mailIds: Array<string>;
};

export type RevokeRoleInput = {
  assignmentId: string;
};

export type RevokeSessionInput = {
  sessionId: string;
};

export type Role =
  | 'ADMINISTRATOR'
  | 'DESK'
  | 'FACILITATOR'
  | 'ORGANISER'
  | 'READER';

export type RunJobInput = {
  name: string;
};

/** All of a way to attend: what is left out is as if nobody had ever said it. */
export type SaveAdmissionInput = {
  /** Which one is changed; without it, a new one is made. */
  admissionId?: string | null | undefined;
  /** Keep the seats already taken beyond the new number. */
  allowOver?: boolean | null | undefined;
  /** Whether staff decide on each request. */
  approval?: boolean | null | undefined;
  audience: Audience;
  /** Until when one can register; null: until the meeting starts. */
  closesAt?: string | null | undefined;
  /** Only say what would happen. */
  dryRun?: boolean | null | undefined;
  meetingId: string;
  mode: AdmissionMode;
  /** For how many hours an offer is held, from 1 to 720; 24, without it. */
  offerHours?: number | null | undefined;
  /** From when one can register; null: from the publication on. */
  opensAt?: string | null | undefined;
  /** How freed seats get to those who wait; AT_ONCE, without it. */
  promotion?: PromotionWay | null | undefined;
  /** How many hours before the start freed seats stop going to those who wait, from 0 to 720; 0, without it. */
  promotionStopsHours?: number | null | undefined;
  releasesAt?: string | null | undefined;
  /** The admission that gets what is left of these seats at `releasesAt`; null: they are not reserved. */
  releasesTo?: string | null | undefined;
  /** A whole number from 0 to 1,000,000; null: no limit. More seats go to those who wait. */
  seats?: number | null | undefined;
  /** Another admission of the meeting, whose seats these are too: then what follows is that one's, and not read. */
  sharesSeatsWith?: string | null | undefined;
  title: Array<TextInput>;
  /** Whether people can wait for a seat; they can unless this is false. */
  waitingList?: boolean | null | undefined;
};

/** A name that is in use already gets the new filter. */
export type SaveFilterInput = {
  list: FilteredList;
  name: string;
  query: string;
};

/** Without an id a new one is added. */
export type SaveOrganisationInput = {
  /** Other names of it, at most 20; null: as they are. */
  alsoKnownAs?: Array<string> | null | undefined;
  id?: string | null | undefined;
  municipality?: string | null | undefined;
  name: string;
  /** Whether everybody is suggested it; null: as it is, and of a new one yes. */
  suggested?: boolean | null | undefined;
  /** The version that the editor saw; when it is no longer the current one: STALE. */
  version?: number | null | undefined;
};

export type SaveRoomInput = {
  accessNotes?: Array<TextInput> | null | undefined;
  /** People, from 1 up; null: not known. */
  capacity?: number | null | undefined;
  name: string;
  /** Null: a new one. */
  roomId?: string | null | undefined;
  venueId: string;
  /** The version that the editor saw; when it is no longer the current one: STALE. */
  version?: number | null | undefined;
};

export type SaveStakeholderCategoryInput = {
  /** The key of the one to change; null adds one at the end. */
  key?: string | null | undefined;
  processSlug: string;
  /** Languages that are left out stay as they are; an empty text takes one away. */
  title: Array<TextInput>;
};

/** All that is said of a venue. Of a text the languages that are given: an empty one is taken away. */
export type SaveVenueInput = {
  /** Steps, lifts, where to ring. */
  accessNotes?: Array<TextInput> | null | undefined;
  /** ISO 3166-1 alpha-2. */
  country?: string | null | undefined;
  /** WGS 84, in degrees; with longitude or not at all. */
  latitude?: number | null | undefined;
  longitude?: number | null | undefined;
  municipality?: string | null | undefined;
  name?: Array<TextInput> | null | undefined;
  /** Null: not known. */
  openingHours?: Array<OpeningHoursInput> | null | undefined;
  street?: string | null | undefined;
  /** How to get there. */
  travelNotes?: Array<TextInput> | null | undefined;
  /** Null: a new one. */
  venueId?: string | null | undefined;
  /** The version that the editor saw; when it is no longer the current one: STALE. */
  version?: number | null | undefined;
};

/** How the dates of a series follow each other. */
export type SeriesRuleInput = {
  /** How many dates; 1 to 100. */
  count: number;
  /** Every so many weeks or months; 1 to 52, without it 1. */
  every?: number | null | undefined;
  /** The first date; by weekday of the month, the first such day from here on. */
  from: string;
  /** Which of those weekdays in the month: 1 to 5, or -1 for the last; without it the same day of each month. */
  nth?: number | null | undefined;
  unit: SeriesUnit;
  /** 1 is Monday, 7 is Sunday; needed with nth. */
  weekday?: number | null | undefined;
};

export type SeriesUnit =
  | 'MONTH'
  | 'WEEK';

export type SetAgendaInput = {
  meetingId: string;
  /** All parts, in their order; what is not among them is taken away. */
  parts: Array<AgendaPartInput>;
  /** The version of the meeting that the editor saw; when it is no longer the current one: STALE. */
  version?: number | null | undefined;
};

export type SetAnswerDeadlineInput = {
  /** In the zone of the meeting, else of the process. Null: until the meeting starts. */
  editableUntil?: string | null | undefined;
  /** The meeting for which it is asked. */
  meetingId?: string | null | undefined;
  /** Without a meeting: the process for all meetings of which it is asked. */
  processId?: string | null | undefined;
};

export type SetDelegationInput = {
  contact: DelegationContactInput;
  /** In the zone of the meeting, else of the process. Null: until the meeting starts. */
  deadline?: string | null | undefined;
  delegationId: string;
  note?: string | null | undefined;
  places: number;
};

export type SetEmbedOriginsInput = {
  /** All sites that may show its time line, as "https://www.example.org"; those that are left out no longer may. */
  origins: Array<string>;
  processSlug: string;
};

export type SetGroupMembershipInput = {
  /** Today, or earlier, ends it. */
  endsOn?: string | null | undefined;
  membershipId: string;
  role: MembershipRole;
  startsOn?: string | null | undefined;
};

export type SetHeadCountInput = {
  /** People counted without their names; null: nobody counted. */
  headCount?: number | null | undefined;
  meetingId: string;
};

export type SetHolidaysInput = {
  local: Array<LocalHolidayInput>;
  processSlug: string;
  /** ISO 3166-1 country, or country and part as "IT-32"; "none"; null: the country of the time zone. */
  region?: string | null | undefined;
};

export type SetOrganisationCategoryInput = {
  /** The key of a category of the process; null: not stated. */
  category?: string | null | undefined;
  organisationId: string;
  processSlug: string;
};

export type SetSeatsInput = {
  admissionId: string;
  /** Keep the seats already taken beyond the new number. */
  allowOver?: boolean | null | undefined;
  /** Only say what would happen. */
  dryRun?: boolean | null | undefined;
  /** Null: no limit. More seats go to those who wait. */
  seats?: number | null | undefined;
};

export type SignInInput = {
  /** Six digits; blanks between them do not matter. */
  code: string;
  email: string;
};

/** A person as staff enters them; the address may be missing. */
export type SomebodyInput = {
  comesAs?: string | null | undefined;
  email?: string | null | undefined;
  locale?: Locale | null | undefined;
  municipality?: string | null | undefined;
  name: string;
  organisationId?: string | null | undefined;
  organisationName?: string | null | undefined;
  telephone?: string | null | undefined;
};

export type StakeholderCategoryInput = {
  key: string;
  processSlug: string;
};

export type StartPeopleImportInput = {
  /** Needed when people of the file are known. */
  ofKnown?: ChoiceForKnown | null | undefined;
  /** Needed when addresses of the file belong to others. */
  ofShared?: ChoiceForShared | null | undefined;
  peopleImportId: string;
};

/** A substitute takes the place of a delegate, or one that is free. */
export type StepInInput = {
  /** Who no longer comes; left out, a free place is taken. */
  insteadOfId?: string | null | undefined;
  substituteId: string;
  /** Of the link; without it, as an organiser of the process. */
  token?: string | null | undefined;
};

/** A text in one language. */
export type TextInput = {
  locale: Locale;
  text: string;
};

/** Where something stands against now, by the earliest and latest day that it can mean. */
export type TimePosition =
  | 'FUTURE'
  | 'NOW'
  | 'PAST';

export type TimelineItemKind =
  | 'MEETING'
  | 'MILESTONE';

export type TokenInput = {
  token: string;
};

/** What a link in a mail is for. */
export type TokenPurpose =
  | 'ANOTHER_PERSON'
  | 'CONFIRM'
  | 'MANAGE';

export type UndoBulkActInput = {
  bulkActId: string;
};

export type UseSignInLinkInput = {
  /** What stands behind the # of the link. */
  token: string;
};

export type VenueInput = {
  /** ISO 3166-1 alpha-2. */
  country?: string | null | undefined;
  municipality?: string | null | undefined;
  name?: string | null | undefined;
  room?: string | null | undefined;
  street?: string | null | undefined;
};

/** Somebody who comes without a registration. Takes no seat; counts as present. */
export type WalkInInput = {
  email?: string | null | undefined;
  name: string;
};

/** ALL: a seat in every meeting, or a request where staff approve, or nothing at all. WHAT_FITS: the seats that there are; the rest waits where that was asked for, and is left out else. */
export type WhatToTake =
  | 'ALL'
  | 'WHAT_FITS';

export type WithdrawDelegateInput = {
  delegateId: string;
  /** Of the link; without it, as an organiser of the process. */
  token?: string | null | undefined;
};

export type WithdrawInvitationInput = {
  invitationId: string;
};
