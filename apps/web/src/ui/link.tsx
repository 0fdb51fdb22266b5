import type { ReactNode } from 'react';

import { useMessages } from '../messages.js';
import { Icon } from './icon.js';

/** A link to another site, said in words and not by the icon alone. It opens in the same window, as links do. */
export function ExternalLink({ href, children }: { href: string; children: ReactNode }) {
  const { t } = useMessages();
  return (
    <a href={href} rel="noreferrer">
      {children} <Icon name="external" size="sm" />
      <span className="visually-hidden">{t('common.otherSite')}</span>
    </a>
  );
}
