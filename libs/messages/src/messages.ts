import { setupI18n } from '@lingui/core';
import { compileMessageOrThrow, type CompiledMessage } from '@lingui/message-utils/compileMessage';

import enAccount from './en/account.json' with { type: 'json' };
import enAnswers from './en/answers.json' with { type: 'json' };
import enCalendar from './en/calendar.json' with { type: 'json' };
import enCommon from './en/common.json' with { type: 'json' };
import enDelegations from './en/delegations.json' with { type: 'json' };
import enErrors from './en/errors.json' with { type: 'json' };
import enFiles from './en/files.json' with { type: 'json' };
import enImports from './en/imports.json' with { type: 'json' };
import enLegal from './en/legal.json' with { type: 'json' };
import enMail from './en/mail.json' with { type: 'json' };
import enOrganisations from './en/organisations.json' with { type: 'json' };
import enPeople from './en/people.json' with { type: 'json' };
import enPlanning from './en/planning.json' with { type: 'json' };
import enProgramme from './en/programme.json' with { type: 'json' };
import enPublic from './en/public.json' with { type: 'json' };
import enQuestions from './en/questions.json' with { type: 'json' };
import enRegistration from './en/registration.json' with { type: 'json' };
import enSplits from './en/splits.json' with { type: 'json' };
import enStaff from './en/staff.json' with { type: 'json' };
import enTimeline from './en/timeline.json' with { type: 'json' };
import frAccount from './fr/account.json' with { type: 'json' };
import frAnswers from './fr/answers.json' with { type: 'json' };
import frCalendar from './fr/calendar.json' with { type: 'json' };
import frCommon from './fr/common.json' with { type: 'json' };
import frDelegations from './fr/delegations.json' with { type: 'json' };
import frErrors from './fr/errors.json' with { type: 'json' };
import frFiles from './fr/files.json' with { type: 'json' };
import frImports from './fr/imports.json' with { type: 'json' };
import frLegal from './fr/legal.json' with { type: 'json' };
import frMail from './fr/mail.json' with { type: 'json' };
import frOrganisations from './fr/organisations.json' with { type: 'json' };
import frPeople from './fr/people.json' with { type: 'json' };
import frPlanning from './fr/planning.json' with { type: 'json' };
import frProgramme from './fr/programme.json' with { type: 'json' };
import frPublic from './fr/public.json' with { type: 'json' };
import frQuestions from './fr/questions.json' with { type: 'json' };
import frRegistration from './fr/registration.json' with { type: 'json' };
import frSplits from './fr/splits.json' with { type: 'json' };
import frStaff from './fr/staff.json' with { type: 'json' };
import frTimeline from './fr/timeline.json' with { type: 'json' };
import itAccount from './it/account.json' with { type: 'json' };
import itAnswers from './it/answers.json' with { type: 'json' };
import itCalendar from './it/calendar.json' with { type: 'json' };
import itCommon from './it/common.json' with { type: 'json' };
import itDelegations from './it/delegations.json' with { type: 'json' };
import itErrors from './it/errors.json' with { type: 'json' };
import itFiles from './it/files.json' with { type: 'json' };
import itImports from './it/imports.json' with { type: 'json' };
import itLegal from './it/legal.json' with { type: 'json' };
import itMail from './it/mail.json' with { type: 'json' };
import itOrganisations from './it/organisations.json' with { type: 'json' };
import itPeople from './it/people.json' with { type: 'json' };
import itPlanning from './it/planning.json' with { type: 'json' };
import itProgramme from './it/programme.json' with { type: 'json' };
import itPublic from './it/public.json' with { type: 'json' };
import itQuestions from './it/questions.json' with { type: 'json' };
import itRegistration from './it/registration.json' with { type: 'json' };
import itSplits from './it/splits.json' with { type: 'json' };
import itStaff from './it/staff.json' with { type: 'json' };
import itTimeline from './it/timeline.json' with { type: 'json' };
import { numbersInMessages } from './number-format.js';

export type Locale = 'it' | 'en' | 'fr';
export const locales: readonly Locale[] = ['it', 'en', 'fr'];

const it = { ...itAccount, ...itAnswers, ...itCalendar, ...itCommon, ...itDelegations, ...itErrors, ...itFiles, ...itImports, ...itLegal, ...itMail, ...itOrganisations, ...itPeople, ...itPlanning, ...itProgramme, ...itPublic, ...itQuestions, ...itRegistration, ...itSplits, ...itStaff, ...itTimeline };

/** A key of the catalogues, whatever its namespace: keys are unique across namespaces. */
export type MessageKey = keyof typeof it;
export type MessageValues = Readonly<Record<string, string | number>>;
export type Translate = (key: MessageKey, values?: MessageValues) => string;

/** Typed by the Italian keys: a key that English or French lacks does not compile. */
const catalogues: Record<Locale, Record<MessageKey, string>> = {
  it,
  en: { ...enAccount, ...enAnswers, ...enCalendar, ...enCommon, ...enDelegations, ...enErrors, ...enFiles, ...enImports, ...enLegal, ...enMail, ...enOrganisations, ...enPeople, ...enPlanning, ...enProgramme, ...enPublic, ...enQuestions, ...enRegistration, ...enSplits, ...enStaff, ...enTimeline },
  fr: { ...frAccount, ...frAnswers, ...frCalendar, ...frCommon, ...frDelegations, ...frErrors, ...frFiles, ...frImports, ...frLegal, ...frMail, ...frOrganisations, ...frPeople, ...frPlanning, ...frProgramme, ...frPublic, ...frQuestions, ...frRegistration, ...frSplits, ...frStaff, ...frTimeline },
};

/** Whether there is a message of this name, for names that come from outside the code. */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(it, key);
}

export function isLocale(value: unknown): value is Locale {
  return typeof value === 'string' && (locales as readonly string[]).includes(value);
}

const translators = new Map<Locale, Translate>();

/**
 * All messages of one language, for the server: mails, errors, calendars. Messages are ICU MessageFormat; numbers are
 * written as the language writes them. Dates come in as text: they need a zone, which a message does not know.
 * The catalogue is compiled on first use and kept.
 */
export function translator(locale: Locale): Translate {
  const known = translators.get(locale);
  if (known) return known;
  const messages: Record<string, CompiledMessage> = {};
  for (const [key, message] of Object.entries(catalogues[locale])) messages[key] = compileMessageOrThrow(message);
  const i18n = setupI18n({ locale, messages: { [locale]: messages } });
  const translate: Translate = (key, values) => i18n.t(key, values, numbersInMessages);
  translators.set(locale, translate);
  return translate;
}
