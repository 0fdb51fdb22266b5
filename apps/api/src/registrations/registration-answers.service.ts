import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/viewer.js';
import { recordAudit } from '../kernel/audit.js';
import { DomainError } from '../kernel/domain-error.js';
import { runSql } from '../kernel/run-sql.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { mayRunMeeting } from '../meetings/meeting.policy.js';
import { formsOfMeetings, type MeetingForm } from '../questions/questions.queries.js';
import { attachableFiles } from './answer-files.queries.js';
import { byQuestion } from './missing-answers.js';
import { checkAnswers } from './registration-answer-input.js';
import { answersOf, writeAnswers } from './registration-answers.queries.js';
import { changeableUntil, meetingWindow, type MeetingWindow } from './registration-rules.js';
import type { AnswerQuestionsInput } from './registration.graphql.js';
import type { RegistrationStatus } from './registration.entity.js';
import { RegistrationsService } from './registrations.service.js';

const LIVE: readonly RegistrationStatus[] = ['PENDING', 'TO_APPROVE', 'OFFERED', 'CONFIRMED', 'WAITING'];

/** How people change what they answered when they registered. */
@Injectable()
export class RegistrationAnswersService {
  constructor(
    private readonly em: EntityManager,
    private readonly registrations: RegistrationsService,
  ) {}

  /**
   * Changes answers: by the link in a mail, by session, or as staff of the meeting, whom the deadline does not bind. The
   * registration's row is locked.
   *
   * @returns the registration's id
   * @throws DomainErrors  every fault, at its path
   * @throws DomainError   ANSWERS_CLOSED after the deadline; TOKEN_USED_OR_EXPIRED when it is cancelled; MEETING_CANCELLED
   */
  async answer({ answers: inputs, ...named }: AnswerQuestionsInput, viewer: Viewer, now: Date): Promise<string> {
    const { registration, actor } = await this.registrations.toChange(named, viewer);
    return this.em.transactional(async (em) => {
      const [locked] = await runSql<{ status: RegistrationStatus; meeting_id: string }>(em, 'select status, meeting_id from registration where id = $1 for no key update', [registration.id]);
      if (!locked || !LIVE.includes(locked.status)) throw new DomainError('TOKEN_USED_OR_EXPIRED');
      const meeting = await em.findOneOrFail(Meeting, locked.meeting_id, { refresh: true });
      const form = (await formsOfMeetings(em, [meeting.id])).get(meeting.id) ?? { questions: [], editableUntil: null };
      const window = meetingWindow(meeting);
      if (window.status === 'CANCELLED') throw new DomainError('MEETING_CANCELLED');
      if (!mayRunMeeting(viewer, meeting) && !isEditable(form, window, now)) throw new DomainError('ANSWERS_CLOSED');
      const before = byQuestion((await answersOf(em, [registration.id])).get(registration.id) ?? []);
      const files = await attachableFiles(em, form.questions, inputs, now);
      const checked = checkAnswers(form.questions, inputs, { kept: before, files });
      await writeAnswers(em, registration.id, form.questions.map(({ id }) => id), checked, now);
      await recordAudit(em, {
        at: now,
        personId: actor.personId ?? registration.personId,
        action: 'registration.answered',
        subjectType: 'registration',
        subjectId: registration.id,
        processId: meeting.process.id,
        details: { questions: inputs.map(({ questionId }) => questionId) },
        requestId: actor.requestId,
      });
      return registration.id;
    });
  }
}

/** Until when answers can be changed: what the form says, else until the meeting starts. Null while that is not known. */
export function answersUntil(form: MeetingForm, meeting: MeetingWindow): Date | null {
  return form.editableUntil ?? changeableUntil(meeting);
}

/** Whether whoever is registered can still change their answers. */
export function isEditable(form: MeetingForm, meeting: MeetingWindow, now: Date): boolean {
  const until = answersUntil(form, meeting);
  return meeting.status !== 'CANCELLED' && meeting.status !== 'CLOSED' && (until === null || until > now);
}
