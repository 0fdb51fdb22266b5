import { formatEdtf } from '@percorso/time';
import { type Axis, draggedDate, type DraggedPart, screenSheet, timelineAxis } from '@percorso/timeline';
import { type PointerEvent, type ReactNode, type SyntheticEvent, useEffect, useRef, useState } from 'react';

import { useMessages } from '../messages.js';
import type { ProcessTimelineFragment } from '../processes/process-timeline.generated.js';
import type { MovableDates } from './plan-timeline.js';

interface DraggingProps {
  timeline: ProcessTimelineFragment;
  dates: MovableDates;
  onMove: (id: string, date: string) => void;
  children: ReactNode;
}

/** What was taken hold of. Until the pointer has gone a little way it may still be a click. */
interface Held {
  id: string;
  part: DraggedPart;
  mark: SVGElement;
  axis: Axis;
  /** Where the pointer took hold, in pixels of the window; how many units of the drawing a pixel is. */
  from: number;
  scale: number;
  isDragged: boolean;
  date: string | null;
}

/** Pixels that a hand trembles. */
const TREMBLE = 4;
const WEEK = 7;

/** A drawing whose marks can be dragged along its months by a mouse or a pen, and say meanwhile which date they come to. Fingers scroll. */
export function Dragging({ timeline, dates, onMove, children }: DraggingProps) {
  const { t, locale } = useMessages();
  const held = useRef<Held | null>(null);
  const wasDragged = useRef(false);
  const [said, say] = useState<{ words: string; left: number; top: number } | null>(null);

  const letGo = () => {
    if (held.current) held.current.mark.style.transform = '';
    held.current = null;
    say(null);
  };
  useEffect(() => {
    const escape = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && held.current?.isDragged) letGo();
    };
    addEventListener('keydown', escape);
    return () => removeEventListener('keydown', escape);
  }, []);

  const take = (event: PointerEvent) => {
    wasDragged.current = false;
    const mark = event.target instanceof Element ? event.target.closest<SVGElement>('[data-thing]') : null;
    const id = mark?.dataset['thing'];
    const drawing = mark?.closest('svg');
    const axis = timelineAxis({ ...timeline, items: timeline.timeline }, screenSheet);
    if (!mark || !drawing || !axis || id === undefined || !dates.has(id) || event.button !== 0 || event.pointerType === 'touch') return;
    const part = event.target instanceof Element && event.target.hasAttribute('data-end') ? 'end' : 'whole';
    held.current = { ...{ id, part, mark, axis }, from: event.clientX, scale: screenSheet.width / drawing.getBoundingClientRect().width, isDragged: false, date: null };
  };
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    const now = held.current;
    if (!now) return;
    const way = event.clientX - now.from;
    if (!now.isDragged && Math.abs(way) < TREMBLE) return;
    if (!now.isDragged) event.currentTarget.setPointerCapture(event.pointerId);
    const known = dates.get(now.id);
    now.isDragged = true;
    wasDragged.current = true;
    now.date = known ? draggedDate(known.date, now.part, way * now.scale, now.axis, known.meetingId === null ? 1 : WEEK) : null;
    if (now.part === 'whole') now.mark.style.transform = `translateX(${way * now.scale}px)`;
    say({ words: now.date === null ? t('planEdit.dragSame') : t('planEdit.dragTo', { date: formatEdtf(now.date, locale, 'weekday') }), left: event.clientX, top: event.clientY });
  };
  const drop = () => {
    const { id, date } = held.current ?? {};
    letGo();
    if (id !== undefined && date) onMove(id, date);
  };
  /** A drag that ends on a link is no wish to follow it. */
  const swallow = (event: SyntheticEvent) => {
    if (!wasDragged.current) return;
    wasDragged.current = false;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="dragging" onPointerDown={take} onPointerMove={drag} onPointerUp={drop} onPointerCancel={letGo} onClickCapture={swallow} onDragStart={(event) => event.preventDefault()}>
      <p className="timeline-acts dragging-hint">{t('planEdit.dragHint')}</p>
      {children}
      <p className="dragging-date" role="status" hidden={said === null} style={said ? { left: said.left, top: said.top } : undefined}>
        {said?.words}
      </p>
    </div>
  );
}
