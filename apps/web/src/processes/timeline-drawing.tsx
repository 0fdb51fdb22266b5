import { drawTimeline, paperSheet, screenSheet, type Shape } from '@percorso/timeline';
import { createElement, type MouseEvent, type ReactNode, useMemo } from 'react';
import { useNavigate } from 'react-router';

import { useMessages } from '../messages.js';
import { useMedia } from '../ui/media.js';
import type { ProcessTimelineFragment } from './process-timeline.generated.js';
import { timelineData } from './timeline-data.js';
import { useMeetingPath, useTimelinePlace } from './timeline-place.js';

/** The time line as the function draws it that server and client share; on paper with its rows closer together. */
export function TimelineDrawing({ timeline }: { timeline: ProcessTimelineFragment }) {
  const { t, locale } = useMessages();
  const navigate = useNavigate();
  const isPaper = useMedia('print');
  const { embedded, movable } = useTimelinePlace();
  const pathOf = useMeetingPath(timeline.slug);
  const drawing = useMemo(
    () =>
      drawTimeline(timelineData(timeline, pathOf), {
        sheet: isPaper ? paperSheet : screenSheet,
        ...{ locale, t, prefix: 'timeline' },
        listOf: (first, last) => `?vista=tabella&dal=${first}&al=${last}`,
        ...(embedded ? { target: '_blank' as const } : {}),
        ...(movable ? { movable } : {}),
      }),
    [timeline, pathOf, isPaper, locale, t, embedded, movable],
  );
  if (!drawing) return null;

  // Links of a drawing are not those of the router: it takes them here, as far as they open in this window.
  const follow = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const path = link?.getAttribute('href');
    if (!path || link?.getAttribute('target') || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void navigate(path, { preventScrollReset: path.startsWith('?') });
  };
  return (
    <div className="timeline-drawing" onClick={follow} tabIndex={0} role="group" aria-label={t('timeline.drawing')}>
      {elementOf(drawing)}
    </div>
  );
}

function elementOf(shape: Shape): ReactNode {
  return createElement(shape.tag, shape.attributes, ...shape.children.map((child) => (typeof child === 'string' ? child : elementOf(child))));
}
