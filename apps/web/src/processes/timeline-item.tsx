import { stateInWords } from '@percorso/timeline';

import { useMessages } from '../messages.js';
import { DateText } from '../ui/date.js';
import { InferredMark, someInferred } from '../ui/inferred-mark.js';
import { Text } from '../ui/text.js';
import { type Item, itemState } from './timeline-data.js';
import { TimelineLink, useMeetingPath } from './timeline-place.js';

export function ItemDate({ item: { date, inferredFields } }: { item: Item }) {
  return (
    <>
      <DateText date={date} /> {someInferred(inferredFields, 'date', 'starts', 'days') && <InferredMark fields={['date']} />}
    </>
  );
}

export function ItemTracks({ item: { tracks, inferred, inferredFields } }: { item: Item }) {
  const { t } = useMessages();
  if (tracks.length === 0) return t('common.none');
  return (
    <>
      {tracks.map(({ id, title, titleLocale }, index) => (
        <span key={id}>
          {index > 0 && ' · '}
          <Text text={title} locale={titleLocale} />
        </span>
      ))}{' '}
      {(inferred || someInferred(inferredFields, 'track', 'tracks')) && <InferredMark />}
    </>
  );
}

export function ItemTitle({ slug, item }: { slug: string; item: Item }) {
  const path = useMeetingPath(slug)(item.meeting);
  const title = <Text text={item.title} locale={item.titleLocale} />;
  return (
    <>
      {path === null ? title : <TimelineLink to={path}>{title}</TimelineLink>} {item.inferred && item.inferredFields.length === 0 && <InferredMark />}
    </>
  );
}

/** As the drawing's legend has it: "tenuto", "annullato". */
export function ItemState({ item }: { item: Item }) {
  const { t } = useMessages();
  return stateInWords(item.kind, itemState(item), t);
}
