import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { translator } from '@percorso/messages';
import type { Viewer } from '../access/viewer.js';
import { DomainError } from '../kernel/domain-error.js';
import { userErrorOf } from '../kernel/user-errors.js';
import { MeetingQuestions } from '../questions/meeting-questions.js';
import { attachableFiles } from './answer-files.queries.js';
import { type JointAnswer, JointRegistrationActs } from './joint-registration-acts.js';
import type { JointOutcome } from './joint-registration-batch.js';
import type { RegisterForMeetingsInput } from './joint-registration.graphql.js';
import { askedInAll, checkChoices, checkJointApplication } from './joint-registration-input.js';
import { findJointLink, jointLinkOf, type JointLinkRead } from './joint-link-reading.js';
import { RegistrationApplicants } from './registration-applicants.js';
import { RegistrationMetrics } from './registration-metrics.js';

/** What such an act answers: one outcome a meeting, and as errors those for which nothing was written. */
export interface JointPayload {
  outcomes: (JointOutcome & { message: string })[];
  userErrors: ReturnType<typeof userErrorOf>[];
}

/** So many meetings of a visitor count as one request. */
const MEETINGS_A_REQUEST = 10;

/** What people do for several meetings at once. */
@Injectable()
export class JointRegistrationsService {
  constructor(
    private readonly em: EntityManager,
    private readonly acts: JointRegistrationActs,
    private readonly applicants: RegistrationApplicants,
    private readonly metrics: RegistrationMetrics,
    private readonly questions: MeetingQuestions,
  ) {}

  /**
   * Asks for seats in several meetings, in one transaction. Without a session the answer depends on the seats alone, and
   * the mail tells the rest.
   *
   * @throws NotFoundError     no such meeting, or no such admission of it
   * @throws RateLimitedError  too many requests without a session from one network address
   * @throws DomainErrors      INVALID, every fault with its path
   * @throws DomainError       UNKNOWN_REFERENCE; IDEMPOTENCY_KEY_REUSED; BUSY
   */
  async register(input: RegisterForMeetingsInput, viewer: Viewer, now: Date): Promise<JointPayload> {
    checkChoices(input.choices);
    const asked = new Map(await Promise.all(input.choices.map(async ({ meetingId }) => [meetingId, (await this.questions.of(meetingId, now)).questions] as const)));
    const files = await attachableFiles(this.em, askedInAll(asked), input.answers ?? [], now);
    const { request, person, key, contentHash } = checkJointApplication(input, viewer.person?.locale ?? viewer.locale, asked, files);
    const { by, scope } = await this.applicants.welcome(person, Math.ceil(request.choices.length / MEETINGS_A_REQUEST), viewer, now);
    const answer = await this.acts.apply({ request, by, idempotency: { scope, key, contentHash }, now });
    for (const { word, code } of answer.outcomes) this.metrics.told(code ?? word);
    return payloadOf(answer, viewer);
  }

  /** See JointRegistrationActs. */
  async confirm(token: string, viewer: Viewer, now: Date): Promise<JointPayload> {
    return payloadOf(await this.acts.confirm(this.em, await jointLinkOf(this.em, token), now), viewer);
  }

  /** What a link in a mail is about, without acting. Null for a token that is not known. */
  findLink(token: string): Promise<JointLinkRead | null> {
    return findJointLink(this.em, token);
  }
}

function payloadOf({ outcomes, done }: JointAnswer, { locale }: Viewer): JointPayload {
  const t = translator(locale);
  const refusalOf = ({ code }: JointOutcome, path: string[]) => userErrorOf(new DomainError(code ?? 'FULL', {}, path), locale);
  return {
    outcomes: outcomes.map((outcome) => ({ ...outcome, message: outcome.word === 'REFUSED' ? refusalOf(outcome, []).message : t(`outcome.${outcome.word}`) })),
    userErrors: done ? [] : outcomes.flatMap((outcome, index) => (outcome.word === 'REFUSED' ? [refusalOf(outcome, ['choices', String(index)])] : [])),
  };
}
