import { useMessages } from '../messages.js';
import type { TimePosition } from '../schema.generated.js';
import { Badge, type Tone } from '../ui/badge.js';
import { DateText } from '../ui/date.js';
import { InferredMark } from '../ui/inferred-mark.js';
import { Text } from '../ui/text.js';
import type { ProcessTimelineFragment } from './process-timeline.generated.js';
import { type Item, itemState } from './timeline-data.js';
import { ItemDate, ItemState, ItemTitle } from './timeline-item.js';

type Phase = ProcessTimelineFragment['phases'][number];

const tones: Record<TimePosition, Tone> = { PAST: 'plain', NOW: 'good', FUTURE: 'wait' };

/** The course of the process as an ordered list of its phases, each with what falls into it. */
export function TimelineList({ slug, phases, timeline }: Pick<ProcessTimelineFragment, 'slug' | 'phases' | 'timeline'>) {
  const { t } = useMessages();
  const loose = timeline.filter(({ phase }) => phase === null);
  return (
    <ol className="timeline">
      {phases.map((phase) => (
        <li key={phase.id} className={phase.position === 'NOW' ? 'timeline-phase active' : 'timeline-phase'} aria-current={phase.position === 'NOW' ? 'step' : undefined}>
          <h3 className="h6">
            <PhaseName phase={phase} />
          </h3>
          <p className="badges">
            <Badge tone={tones[phase.position]}>{t(`timeline.position.${phase.position}`)}</Badge> {phase.inferred && <InferredMark />}
          </p>
          {phase.tracks.length > 0 && (
            <p className="timeline-tracks">
              {phase.tracks.map(({ id, title, titleLocale }, index) => (
                <span key={id}>
                  {index > 0 && ' · '}
                  <Text text={title} locale={titleLocale} />
                </span>
              ))}
            </p>
          )}
          {phase.note && <p>{phase.note}</p>}
          <ItemList slug={slug} items={timeline.filter((item) => item.phase?.id === phase.id)} />
        </li>
      ))}
      {loose.length > 0 && (
        <li className="timeline-phase">
          {phases.length > 0 && <h3 className="h6">{t('timeline.outsidePhases')}</h3>}
          <ItemList slug={slug} items={loose} />
        </li>
      )}
    </ol>
  );
}

export function PhaseName({ phase }: { phase: Phase }) {
  return (
    <>
      <DateText date={phase.span} />
      {phase.title && (
        <>
          {': '}
          <Text text={phase.title} locale={phase.titleLocale} />
        </>
      )}
    </>
  );
}

/** A long phase is folded after its milestones: its meetings have a page of their own. */
function ItemList({ slug, items }: { slug: string; items: readonly Item[] }) {
  const { t } = useMessages();
  const milestones = items.filter(({ kind }) => kind === 'MILESTONE');
  const meetings = items.filter(({ kind }) => kind === 'MEETING');
  return (
    <>
      {milestones.length > 0 && <Items slug={slug} items={milestones} />}
      {meetings.length > 0 && (
        <details open={meetings.length <= 4}>
          <summary>{t('timeline.meetings', { count: meetings.length })}</summary>
          <Items slug={slug} items={meetings} />
        </details>
      )}
    </>
  );
}

function Items({ slug, items }: { slug: string; items: readonly Item[] }) {
  return (
    <ul className="timeline-items">
      {items.map((item) => (
        <li key={item.id}>
          <span className="timeline-date">
            <ItemDate item={item} />
          </span>{' '}
          <ItemTitle slug={slug} item={item} />
          {saysMore(item) && (
            <span className="timeline-state">
              {' ('}
              <ItemState item={item} />)
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Whether the state is more than what the date says. */
function saysMore(item: Item): boolean {
  const state = itemState(item);
  return item.kind === 'MEETING' && state !== 'PLANNED' && state !== 'OVER';
}
