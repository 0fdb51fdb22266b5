import { InvalidError } from '../kernel/domain-error.js';
import { isLanguageCode } from '../kernel/language-code.js';
import type { MeetingServices } from './meeting.entity.js';
import type { MeetingServicesInput } from './meeting.graphql.js';

/** What shall be announced; null: nothing. @throws InvalidError at ["services", "interpreters"] for what is no language */
export function servicesFrom(input: MeetingServicesInput | null | undefined): MeetingServices | null {
  const { interpreters = [], signLanguage = false, recorded = false, photographed = false } = input ?? {};
  const languages = [...new Set(interpreters ?? [])];
  if (!languages.every(isLanguageCode)) throw new InvalidError('invalid.languageCode', ['services', 'interpreters']);
  const announced = languages.length > 0 || signLanguage || recorded || photographed;
  return announced ? { interpreters: languages, signLanguage: signLanguage ?? false, recorded: recorded ?? false, photographed: photographed ?? false } : null;
}
