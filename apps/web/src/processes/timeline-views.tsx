import { use } from 'react';
import { useSearchParams } from 'react-router';

import { Boundary } from '../boundary.js';
import { type Locale, loadMessages, useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { once } from '../recovery.js';
import { Button, ButtonAnchor } from '../ui/button.js';
import { FilterLinks } from '../ui/filter-links.js';
import { useMediaOnScreen } from '../ui/media.js';
import type { ProcessTimelineFragment } from './process-timeline.generated.js';
import { TimelineList } from './timeline-list.js';
import { useTimelinePlace } from './timeline-place.js';
import { TimelineTable } from './timeline-table.js';

const views = ['disegno', 'elenco', 'tabella'] as const;
type View = (typeof views)[number];

const loadDrawing = once(() => import('./timeline-drawing.js'));

/** Where a drawing of many months is wide enough to be read. */
const WIDE = '(min-width: 992px)';
/** Where it can still be asked for, and be scrolled. */
const ROOMY = '(min-width: 640px)';
/** A window at four times its size. */
const NARROW = '(max-width: 359.98px)';

/** Begins to load what a time line needs besides its data, so that it comes together with them. */
export function preloadTimeline(locale: Locale): void {
  void loadMessages(locale, 'timeline').catch(() => undefined);
  if (matchMedia(WIDE).matches) void loadDrawing().catch(() => undefined);
}

/** The same plan in three ways; which one the address says, or else the width. */
export function TimelineViews({ timeline }: { timeline: ProcessTimelineFragment }) {
  const { t, locale } = useMessages();
  const [address] = useSearchParams();
  const { embedded } = useTimelinePlace();
  const isWide = useMediaOnScreen(WIDE);
  const isRoomy = useMediaOnScreen(ROOMY);
  const isNarrow = useMediaOnScreen(NARROW);
  use(loadMessages(locale, 'timeline'));
  if (timeline.timeline.length + timeline.phases.length === 0) return null;
  const offered = views.filter((view) => isRoomy || view !== 'disegno');
  const wished = offered.find((view) => view === address.get('vista'));
  const view: View = wished ?? (isWide ? 'disegno' : isNarrow ? 'tabella' : 'elenco');
  return (
    <>
      <FilterLinks label={t('timeline.views')} items={offered.map((one) => ({ search: `?vista=${one}`, label: t(`timeline.view.${one}`), isCurrent: one === view }))} />
      {view === 'elenco' && <TimelineList {...timeline} />}
      {view === 'tabella' && <TimelineTable {...timeline} />}
      {view === 'disegno' && (
        // Without the drawing, the list says the same.
        <Boundary at={view} fallback={() => <TimelineList {...timeline} />}>
          <Drawing timeline={timeline} />
          {!embedded && (
            <p className="timeline-acts d-flex flex-wrap gap-3">
              <ButtonAnchor href={paths.timelineFile(locale, timeline.slug)} look="secondary" icon="download">
                {t('timeline.download')}
              </ButtonAnchor>
              <Button look="secondary" onClick={printTimeline}>
                {t('timeline.print')}
              </Button>
            </p>
          )}
        </Boundary>
      )}
    </>
  );
}

function Drawing({ timeline }: { timeline: ProcessTimelineFragment }) {
  const { TimelineDrawing } = use(loadDrawing());
  return <TimelineDrawing timeline={timeline} />;
}

/** The drawing alone, on one sheet: the style sheet leaves out the rest of the page while this is set. */
function printTimeline(): void {
  document.documentElement.setAttribute('data-print', 'timeline');
  addEventListener('afterprint', () => document.documentElement.removeAttribute('data-print'), { once: true });
  print();
}
