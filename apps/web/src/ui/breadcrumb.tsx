import { Link } from 'react-router';

import { type Locale, useMessages } from '../messages.js';
import { Text } from './text.js';

/** A page above this one. */
export interface Crumb {
  to: string;
  label: string;
  locale?: Locale | null;
}

/** The way down to this page; the page itself is its heading, and is not said twice. */
export function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  const { t } = useMessages();
  return (
    <nav className="breadcrumb-container" aria-label={t('common.breadcrumb')}>
      <ol className="breadcrumb" data-element="breadcrumb">
        {crumbs.map(({ to, label, locale }, index) => (
          <li key={to} className="breadcrumb-item">
            <Link to={to}>
              <Text text={label} locale={locale} />
            </Link>
            {index < crumbs.length - 1 && (
              <span className="separator" aria-hidden="true">
                /
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
