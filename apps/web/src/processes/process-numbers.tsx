import type { FragmentType } from '@apollo/client';
import { useSuspenseFragment } from '@apollo/client/react';
import { numberFormat } from '@percorso/messages/number-format';
import { Link } from 'react-router';

import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { ButtonAnchor } from '../ui/button.js';
import { DateText, InstantText } from '../ui/date.js';
import { InferredMark } from '../ui/inferred-mark.js';
import { ExternalLink } from '../ui/link.js';
import { Text } from '../ui/text.js';
import { type ProcessNumbersFragment, ProcessNumbersFragmentDoc } from './process-numbers.generated.js';

/** What was counted, each figure with its rule; what the host claims in print stands apart, with its source. */
export function ProcessNumbers({ process, slug, zone }: { process: FragmentType<ProcessNumbersFragment>; slug: string; zone: string }) {
  const { t, locale } = useMessages();
  const grouped = new Intl.NumberFormat(locale, numberFormat);
  const { numbers, claims } = useSuspenseFragment({ fragment: ProcessNumbersFragmentDoc, from: process }).data;
  const figures = [
    { key: 'meetingsHeld', value: numbers.meetingsHeld, label: t('numbers.meetingsHeld'), rule: t('numbers.meetingsHeldRule', { planned: numbers.meetingsPlanned }) },
    { key: 'peopleInvolved', value: numbers.peopleInvolved, label: t('numbers.peopleInvolved'), rule: t('numbers.peopleInvolvedRule') },
    { key: 'presences', value: numbers.presences, label: t('numbers.presences'), rule: t('numbers.presencesRule', { headCounts: numbers.headCounts }) },
    { key: 'peopleRegistered', value: numbers.peopleRegistered, label: t('numbers.peopleRegistered'), rule: t('numbers.peopleRegisteredRule') },
    { key: 'organisationsInvolved', value: numbers.organisationsInvolved, label: t('numbers.organisationsInvolved'), rule: t('numbers.organisationsInvolvedRule') },
  ];
  return (
    <>
      <dl className="figures row">
        {figures.map(({ key, value, label, rule }) => (
          <div key={key} className="figure col-6 col-md-4">
            <dt>{label}</dt>
            <dd className="figure-value">{grouped.format(value)}</dd>
            <dd className="figure-rule">{rule}</dd>
          </div>
        ))}
      </dl>
      {numbers.synthetic && <p className="synthetic-note">{t('numbers.synthetic')}</p>}
      <p className="updated-at">
        {t('common.updatedAt')} <InstantText instant={numbers.updatedAt} zone={zone} />
      </p>
      <p>
        <Link to={paths.processNumbers(locale, slug)}>{t('numbers.splits')}</Link>
      </p>
      <p>
        <ButtonAnchor href={paths.numbersFile(slug)} look="link" icon="download">
          {t('numbers.download')}
        </ButtonAnchor>
      </p>
      {claims.length > 0 && (
        <aside className="callout note" aria-labelledby="claims">
          <div className="callout-inner">
            <h3 id="claims" className="callout-title h6">
              {t('numbers.claims')}
            </h3>
            <p>{t('numbers.claimsText')}</p>
            <ul>
              {claims.map(({ id, what, source, sourceUrl, date, shown, covers, coversLocale, inferredFields }) => (
                <li key={id}>
                  <strong>{what}</strong>{' '}
                  <span className="claim-source">
                    {t('numbers.source')} {sourceUrl ? <ExternalLink href={sourceUrl}>{source}</ExternalLink> : source}
                    {date && (
                      <>
                        {', '}
                        <DateText date={date} />
                      </>
                    )}
                  </span>
                  {covers && (
                    <p>
                      <Text text={covers} locale={coversLocale} /> {inferredFields.length > 0 && <InferredMark fields={inferredFields} />}
                    </p>
                  )}
                  {shown && <p>{shown}</p>}
                </li>
              ))}
            </ul>
          </div>
        </aside>
      )}
    </>
  );
}
