import type { FragmentType } from '@apollo/client';
import { useSuspenseFragment } from '@apollo/client/react';
import { Link } from 'react-router';

import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import type { TimePosition } from '../schema.generated.js';
import { Badge, type Tone } from '../ui/badge.js';
import { DateText } from '../ui/date.js';
import { InferredMark, someInferred } from '../ui/inferred-mark.js';
import { Table } from '../ui/table.js';
import { Text } from '../ui/text.js';
import { type ProcessTimelineFragment, ProcessTimelineFragmentDoc } from './process-timeline.generated.js';

type Phase = ProcessTimelineFragment['phases'][number];
type Item = ProcessTimelineFragment['timeline'][number];

const tones: Record<TimePosition, Tone> = { PAST: 'plain', NOW: 'good', FUTURE: 'wait' };

/** The course of the process as an ordered list of its phases, and everything in it as a table. */
export function ProcessTimeline({ process }: { process: FragmentType<ProcessTimelineFragment> }) {
  const { t, locale } = useMessages();
  const { data } = useSuspenseFragment({ fragment: ProcessTimelineFragmentDoc, from: process });
  const { slug, phases, timeline } = data;
  const loose = timeline.filter(({ phase }) => phase === null);
  const current = phases.filter(({ position }) => position === 'NOW');
  return (
    <>
      {phases.length > 0 && (
        <p className="where-now">
          <strong>{t('timeline.whereNow')}</strong> {current.length > 0 ? current.map((phase) => <PhaseName key={phase.id} phase={phase} />) : t(nowhere(phases))}
        </p>
      )}
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
      <details>
        <summary>{t('timeline.asTable')}</summary>
        <Table
          caption={t('timeline.tableCaption')}
          rows={timeline}
          rowKey={({ id }) => id}
          columns={[
            { key: 'date', title: t('timeline.date'), isHeader: true, cell: (item) => <ItemDate item={item} /> },
            { key: 'what', title: t('timeline.what'), cell: (item) => <ItemTitle slug={slug} item={item} /> },
            { key: 'kind', title: t('timeline.kind'), cell: ({ kind }) => t(`timeline.kind.${kind}`) },
            { key: 'track', title: t('timeline.track'), cell: (item) => <ItemTrack item={item} /> },
            { key: 'position', title: t('timeline.state'), cell: ({ position }) => t(`timeline.position.${position}`) },
          ]}
        />
      </details>
      <p>
        <Link to={paths.processMeetings(locale, slug)}>{t('timeline.toMeetings')}</Link>
      </p>
    </>
  );
}

function nowhere(phases: readonly Phase[]): 'timeline.over' | 'timeline.notBegun' | 'timeline.between' {
  if (phases.every(({ position }) => position === 'PAST')) return 'timeline.over';
  return phases.every(({ position }) => position === 'FUTURE') ? 'timeline.notBegun' : 'timeline.between';
}

function PhaseName({ phase }: { phase: Phase }) {
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
        </li>
      ))}
    </ul>
  );
}

function ItemDate({ item: { date, inferredFields } }: { item: Item }) {
  return (
    <>
      <DateText date={date} /> {someInferred(inferredFields, 'date', 'starts', 'days') && <InferredMark fields={['date']} />}
    </>
  );
}

function ItemTrack({ item: { track, inferred, inferredFields } }: { item: Item }) {
  const { t } = useMessages();
  if (!track) return t('common.none');
  return (
    <>
      <Text text={track.title} locale={track.titleLocale} /> {(inferred || someInferred(inferredFields, 'track', 'tracks')) && <InferredMark />}
    </>
  );
}

function ItemTitle({ slug, item }: { slug: string; item: Item }) {
  const { locale } = useMessages();
  const title = <Text text={item.title} locale={item.titleLocale} />;
  return (
    <>
      {item.meeting ? <Link to={paths.meeting(locale, slug, item.meeting.id)}>{title}</Link> : title} {item.inferred && item.inferredFields.length === 0 && <InferredMark />}
    </>
  );
}
