import type { Locale } from '../kernel/locale.js';

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
  /** What was agreed to and the version of the text on the screen, each as "privacy@2026-11". */
  consents: string[];
  /** To the questions that they are asked; none: left out. */
  answers?: CheckedAnswer[];
}
