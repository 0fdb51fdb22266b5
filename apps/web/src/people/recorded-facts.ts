import type { Translate } from '../messages.js';
import type { Description } from '../ui/description-list.js';
import type { RecordedFactsFragment } from './person-record.generated.js';

/** What is known of a person beside what they did. */
export function recordedFacts({ email, contactEmail, telephone, municipality, organisation, locale }: RecordedFactsFragment, t: Translate): Description[] {
  return [
    { term: t('people.email'), value: email ?? '–' },
    ...(contactEmail ? [{ term: t('record.contactEmail'), value: contactEmail }] : []),
    { term: t('list.telephone'), value: telephone ?? '–' },
    { term: t('attendees.organisation'), value: organisation ?? '–' },
    { term: t('list.municipality'), value: municipality ?? '–' },
    { term: t('list.language'), value: t(`list.language.${locale}`) },
  ];
}
