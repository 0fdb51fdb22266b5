import { formatHours } from '@percorso/time';

import { useMessages } from '../messages.js';
import { ExternalLink } from '../ui/link.js';
import { Paragraphs, Text } from '../ui/text.js';
import type { MeetingOfPage } from './meeting-page.js';

type Part = MeetingOfPage['agenda'][number];
type Item = NonNullable<Part['items']>[number];

interface AgendaPartsProps {
  parts: readonly Part[];
  /** How many ways to attend the meeting has: a part that all of them cover is for whoever comes. */
  admissions: number;
}

/** The parts of a meeting's days: for whom each is, and what is on it at what hour. */
export function AgendaParts({ parts, admissions }: AgendaPartsProps) {
  return (
    <ol className="agenda list-unstyled">
      {parts.map((part) => (
        <li key={part.id}>
          <Hours starts={part.starts} ends={part.ends} />
          <div className="agenda-body">
            <strong>
              <Text text={part.title} locale={part.titleLocale} />
            </strong>
            <Audience part={part} isForAll={part.admissions.length === admissions} />
            {part.description && <Paragraphs text={part.description} locale={part.descriptionLocale} />}
            <Items part={part} />
          </div>
        </li>
      ))}
    </ol>
  );
}

function Hours({ starts, ends }: { starts: string | null; ends: string | null }) {
  return starts && <span className="agenda-hours">{formatHours({ starts, ends })}</span>;
}

/** Whom the part is for; nothing where it is for whoever comes to the meeting. */
function Audience({ part: { audience, admissions }, isForAll }: { part: Part; isForAll: boolean }) {
  const { t } = useMessages();
  if (audience) return <p className="mb-0">{t('agenda.audience', { audience })}</p>;
  if (isForAll || admissions.length === 0) return null;
  return (
    <p className="mb-0">
      {t('agenda.admissions')}{' '}
      {admissions.map(({ id, title, titleLocale }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <Text text={title} locale={titleLocale} />
        </span>
      ))}
    </p>
  );
}

function Items({ part: { items } }: { part: Part }) {
  const { t } = useMessages();
  if (items === null) return <p className="mb-0">{t('agenda.internal')}</p>;
  if (items.length === 0) return null;
  return (
    <ol className="agenda list-unstyled">
      {items.map((item) => (
        <li key={item.id}>
          <Hours starts={item.starts} ends={item.ends} />
          <AgendaItem item={item} />
        </li>
      ))}
    </ol>
  );
}

function AgendaItem({ item: { title, titleLocale, starts, minutes, speakers, documents } }: { item: Item }) {
  const { t } = useMessages();
  return (
    <div className="agenda-body">
      <Text text={title} locale={titleLocale} />
      {starts === null && minutes !== null && <p className="mb-0">{t('agenda.minutes', { minutes })}</p>}
      {speakers.length > 0 && (
        <p className="mb-0">
          {t('agenda.speakers')} {speakers.join(' · ')}
        </p>
      )}
      {documents.length > 0 && (
        <p className="mb-0">
          {t('agenda.documents')}{' '}
          {documents.map((document, index) => (
            <span key={document.url}>
              {index > 0 && ' · '}
              <ExternalLink href={document.url}>
                <Text text={document.title} locale={document.titleLocale} />
              </ExternalLink>
            </span>
          ))}
        </p>
      )}
    </div>
  );
}
