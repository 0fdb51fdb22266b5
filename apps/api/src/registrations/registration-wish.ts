import type { Locale } from '../kernel/locale.js';

/** A person as somebody without a session describes them. */
export interface Visitor {
  name: string;
  /** As typed. */
  email: string;
  telephone: string | null;
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
}
