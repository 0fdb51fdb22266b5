import type { ReactNode } from 'react';
import { Link } from 'react-router';

import { type Locale, useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { Callout } from '../ui/callout.js';
import { Page } from '../ui/page.js';
import { Text } from '../ui/text.js';

interface ProcessListFrameProps {
  process: { slug: string; title: string; titleLocale: Locale; synthetic: boolean; host: { name: string } };
  title: string;
  /** The same meetings, seen otherwise. */
  other: { to: string; label: string };
  children: ReactNode;
}

/** The frame of the pages that list a process's meetings. */
export function ProcessListFrame({ process, title, other, children }: ProcessListFrameProps) {
  const { t, locale } = useMessages();
  return (
    <Page
      title={title}
      within={[process.title, process.host.name]}
      crumbs={[
        { to: paths.home(locale), label: t('site.processes') },
        { to: paths.process(locale, process.slug), label: process.title, locale: process.titleLocale },
      ]}
    >
      <p className="paper-only">
        <Text text={process.title} locale={process.titleLocale} />
      </p>
      {process.synthetic && <Callout kind="warning">{t('process.syntheticNotice')}</Callout>}
      <p className="calendar-acts">
        <Link to={other.to}>{other.label}</Link>
      </p>
      {children}
    </Page>
  );
}
