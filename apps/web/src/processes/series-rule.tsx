import { useMessages } from '../messages.js';
import { InferredMark } from '../ui/inferred-mark.js';
import { Paragraphs, Text } from '../ui/text.js';
import type { ProcessPageQuery } from './process-page.generated.js';

type Series = NonNullable<ProcessPageQuery['process']>['series'][number];

/** What every day of a series is made of, in its order. */
export function SeriesRule({ series: { title, titleLocale, parts } }: { series: Series }) {
  const { t } = useMessages();
  return (
    <>
      {title && (
        <h3 className="h6">
          <Text text={title} locale={titleLocale} />
        </h3>
      )}
      <p>{t('series.rule')}</p>
      <ol>
        {parts.map((part) => (
          <li key={part.id}>
            <strong>
              <Text text={part.title} locale={part.titleLocale} />
            </strong>{' '}
            {(part.inferred || part.inferredFields.length > 0) && <InferredMark fields={part.inferredFields} />}
            {part.description && <Paragraphs text={part.description} locale={part.descriptionLocale} />}
          </li>
        ))}
      </ol>
    </>
  );
}
