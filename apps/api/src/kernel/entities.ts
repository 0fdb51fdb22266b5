import { BulkActItem } from '../bulk-acts/bulk-act-item.entity.js';
import { BulkAct } from '../bulk-acts/bulk-act.entity.js';
import { CalendarEntry } from '../calendars/calendar-entry.entity.js';
import { Delegate } from '../delegations/delegate.entity.js';
import { DelegationLimit } from '../delegations/delegation-limit.entity.js';
import { DelegationToken } from '../delegations/delegation-token.entity.js';
import { Delegation } from '../delegations/delegation.entity.js';
import { FeedToken } from '../calendars/feed-token.entity.js';
import { LoginSession } from '../access/login-session.entity.js';
import { RoleAssignment } from '../access/role-assignment.entity.js';
import { SignInCode } from '../access/sign-in-code.entity.js';
import { AttendanceEvent } from '../attendance/attendance-event.entity.js';
import { Attendance } from '../attendance/attendance.entity.js';
import { Demonstration } from '../demonstration/demonstration.entity.js';
import { GroupMembership } from '../groups/group-membership.entity.js';
import { Group } from '../groups/group.entity.js';
import { PeopleImport } from '../imports/people-import.entity.js';
import { PeopleImportChunk } from '../imports/people-import-chunk.entity.js';
import { PeopleImportRow } from '../imports/people-import-row.entity.js';
import { InvitationToken } from '../invitations/invitation-token.entity.js';
import { Invitation } from '../invitations/invitation.entity.js';
import { MailboxMessage } from '../mail/mailbox-message.entity.js';
import { OutgoingMail } from '../mail/outgoing-mail.entity.js';
import { Admission } from '../meetings/admission.entity.js';
import { AgendaItem } from '../meetings/agenda-item.entity.js';
import { AgendaPart } from '../meetings/agenda-part.entity.js';
import { MeetingDay } from '../meetings/meeting-day.entity.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { Quota } from '../meetings/quota.entity.js';
import { Room } from '../meetings/room.entity.js';
import { Series } from '../meetings/series.entity.js';
import { Session } from '../meetings/session.entity.js';
import { Venue } from '../meetings/venue.entity.js';
import { OrganisationCategory } from '../processes/organisation-category.entity.js';
import { OrganisationsApart } from '../organisations/organisations-apart.entity.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { Person } from '../people/person.entity.js';
import { SavedFilter } from '../people/saved-filter.entity.js';
import { PlanChange } from '../plans/plan-change.entity.js';
import { Milestone } from '../processes/milestone.entity.js';
import { Phase } from '../processes/phase.entity.js';
import { ProcessFollow } from '../processes/process-follow.entity.js';
import { ProcessPerson } from '../processes/process-person.entity.js';
import { Process } from '../processes/process.entity.js';
import { StakeholderCategory } from '../processes/stakeholder-category.entity.js';
import { Track } from '../processes/track.entity.js';
import { QuestionForm } from '../questions/question-form.entity.js';
import { Question } from '../questions/question.entity.js';
import { AnswerFilePiece } from '../registrations/answer-file-piece.entity.js';
import { AnswerFile } from '../registrations/answer-file.entity.js';
import { Consent } from '../registrations/consent.entity.js';
import { RegistrationAnswer } from '../registrations/registration-answer.entity.js';
import { JointLink } from '../registrations/joint-link.entity.js';
import { RegistrationToken } from '../registrations/registration-token.entity.js';
import { Registration } from '../registrations/registration.entity.js';
import { AuditEntry } from './audit-entry.entity.js';
import { IdempotencyKey } from './idempotency-key.entity.js';
import { JobRun } from './job-run.entity.js';
import { RateLimit } from './rate-limit.entity.js';

/** Every table. */
export const entities = [
  Admission,
  AgendaItem,
  AgendaPart,
  AnswerFile,
  AnswerFilePiece,
  Attendance,
  AttendanceEvent,
  AuditEntry,
  BulkAct,
  BulkActItem,
  CalendarEntry,
  Consent,
  Delegate,
  Delegation,
  DelegationLimit,
  DelegationToken,
  Demonstration,
  FeedToken,
  Group,
  GroupMembership,
  IdempotencyKey,
  Invitation,
  InvitationToken,
  JobRun,
  JointLink,
  LoginSession,
  MailboxMessage,
  Meeting,
  MeetingDay,
  Milestone,
  Organisation,
  OrganisationCategory,
  OrganisationsApart,
  OutgoingMail,
  PeopleImport,
  PeopleImportChunk,
  PeopleImportRow,
  Person,
  Phase,
  PlanChange,
  Process,
  ProcessFollow,
  ProcessPerson,
  Quota,
  Question,
  QuestionForm,
  RateLimit,
  Registration,
  RegistrationAnswer,
  RegistrationToken,
  RoleAssignment,
  Room,
  SavedFilter,
  Series,
  Session,
  SignInCode,
  StakeholderCategory,
  Track,
  Venue,
];
