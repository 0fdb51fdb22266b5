import type { Locale } from '../kernel/locale.js';
import type { NeedKind } from './registration.entity.js';

/** A person as somebody without a session describes them. */
export interface Visitor {
  name: string;
  /** As typed. */
  email: string;
  telephone: string | null;
}

/** What somebody answers to a question of a form, checked, as it is kept. */
export interface CheckedAnswer {
  questionId: string;
  /** Never empty. */
  value: string[];
  /** Of an answer to a FILE; null or left out: it is none. */
  fileId?: string | null;
}

/** What somebody asks for, checked. */
export interface Wish {
  meetingId: string;
  admissionId: string;
  locale: Locale;
  organisationId: string | null;
  organisationName: string | null;
  /** Key of a stakeholder category of the process. */
  comesAs: string | null;
  municipality: string | null;
  needs: string | null;
  /** What was ticked; none: left out, as in wishes that were kept before it could be. */
  needKinds?: NeedKind[];
  interpreterLanguage?: string | null;
  /** What was agreed to and the version of the text on the screen, each as "privacy@2026-11". */
  consents: string[];
  /** To the questions that they are asked; none: left out. */
  answers?: CheckedAnswer[];
}

/** One of the meetings that one act asks for. */
export interface JointChoice {
  meetingId: string;
  admissionId: string;
  /** Where there is no seat, take a place in the waiting list. */
  wait: boolean;
  /** To the questions of this meeting. */
  answers: CheckedAnswer[];
}

/** What one act for several meetings asks for, checked. */
export interface JointRequest {
  choices: JointChoice[];
  /** Whether there must be a seat in every one, else none is taken. */
  all: boolean;
  /** The same for each of them. */
  wish: Omit<Wish, 'meetingId' | 'admissionId' | 'answers'>;
}

/** Such a request of somebody without a session, as it is kept until its button is pressed. */
export type JointWish = JointRequest & Visitor;
