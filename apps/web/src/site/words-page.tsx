import { useSuspenseQuery } from '@apollo/client/react';

import type { MessageKey } from '../messages.js';
import { useMessages } from '../messages.js';
import { Page } from '../ui/page.js';
import { SiteContactDocument } from './contact.generated.js';
import { ContactLines } from './contact-lines.js';

interface Part {
  title: MessageKey;
  /** May name {owner}, the body that runs the installation. */
  text: MessageKey;
}

/** A page of words, about the installation: parts with a heading, and whom to ask at the end. */
export function WordsPage({ title, lead, parts }: { title: string; lead: string; parts: readonly Part[] }) {
  const { t } = useMessages();
  const { site } = useSuspenseQuery(SiteContactDocument).data;
  return (
    <Page title={title} lead={<p>{lead}</p>}>
      {parts.map((part) => (
        <section key={part.title} className="page-section">
          <h2 className="h4">{t(part.title)}</h2>
          <p>{t(part.text, { owner: site.owner })}</p>
        </section>
      ))}
      <section className="page-section">
        <h2 className="h4">{t('site.contacts')}</h2>
        <ContactLines contact={site.contact} />
      </section>
    </Page>
  );
}
