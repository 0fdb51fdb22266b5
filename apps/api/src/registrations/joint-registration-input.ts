import { InvalidError } from '../kernel/domain-error.js';
import { NotFoundError } from '../kernel/graphql-errors.js';
import { isId } from '../kernel/ids.js';
import type { Locale } from '../kernel/locale.js';
import { digestOf } from '../kernel/text-digest.js';
import type { AskedQuestion } from '../questions/questions.queries.js';
import type { AttachableFiles } from './answer-files.queries.js';
import type { MeetingChoiceInput, RegisterForMeetingsInput } from './joint-registration.graphql.js';
import { checkApplication, type CheckedPerson } from './registration-input.js';
import type { JointRequest } from './registration-wish.js';

/** More are asked for in a second act. */
export const MOST_CHOICES = 50;

/** @throws NotFoundError; DomainError  INVALID: none, or too many */
export function checkChoices(choices: readonly MeetingChoiceInput[]): void {
  if (choices.length === 0) throw new InvalidError('invalid.required', ['choices']);
  if (choices.length > MOST_CHOICES) throw new InvalidError('invalid.tooMany', ['choices'], { most: MOST_CHOICES });
  if (!choices.every(({ meetingId, admissionId }) => isId(meetingId) && isId(admissionId))) throw new NotFoundError();
}

/** What several meetings ask, each question once. @param questions  what each meeting asks */
export function askedInAll(questions: ReadonlyMap<string, readonly AskedQuestion[]>): AskedQuestion[] {
  return [...new Map([...questions.values()].flat().map((question) => [question.id, question])).values()];
}

/**
 * Checks what somebody asks for in one act. What several meetings ask alike is answered once.
 *
 * @param questions  what each meeting asks
 * @param files      those that answers name
 * @throws DomainErrors  every fault, at its path
 */
export function checkJointApplication(
  { choices, what, ...input }: RegisterForMeetingsInput,
  locale: Locale,
  questions: ReadonlyMap<string, readonly AskedQuestion[]>,
  files?: AttachableFiles,
): { request: JointRequest; person: CheckedPerson | null; key: string; contentHash: string } {
  const all = askedInAll(questions);
  const { wish, person, key, contentHash } = checkApplication({ ...input, meetingId: '', admissionId: '' }, locale, all, files);
  const { answers = [], ...same } = wish;
  const request: JointRequest = {
    choices: choices.map(({ meetingId, admissionId, wait }) => ({
      meetingId,
      admissionId,
      wait: wait ?? false,
      answers: answers.filter(({ questionId }) => questions.get(meetingId)?.some(({ id }) => id === questionId)),
    })),
    all: what === 'ALL',
    wish: same,
  };
  return { request, person, key, contentHash: digestOf(JSON.stringify([contentHash, request.choices, request.all])) };
}
