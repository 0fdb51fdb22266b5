export { type Shape, svgText } from './svg-shape.js';
export { stateOf, type TimelineData, type TimelineItem, type TimelineKind, type TimelinePhase, type TimelineState } from './timeline-data.js';
export type { Axis } from './timeline-axis.js';
export { draggedDate, type DraggedPart } from './timeline-drag.js';
export { type DrawingOptions, drawTimeline } from './timeline-drawing.js';
export { paperSheet, screenSheet, type Sheet, timelineAxis } from './timeline-layout.js';
export { stateInWords } from './timeline-words.js';
