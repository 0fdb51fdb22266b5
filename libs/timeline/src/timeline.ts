export { type Shape, svgText } from './svg-shape.js';
export { stateOf, type TimelineData, type TimelineItem, type TimelineKind, type TimelinePhase, type TimelineState } from './timeline-data.js';
export { type DrawingOptions, drawTimeline } from './timeline-drawing.js';
export { paperSheet, screenSheet, type Sheet } from './timeline-layout.js';
export { stateInWords } from './timeline-words.js';
