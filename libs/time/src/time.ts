export { addDays, type Day, dayOf, daysInMonth } from './day.js';
export { beginningOf, type Edtf, type EdtfPoint, isReversedInterval, parseEdtf } from './edtf.js';
export { type DateLocale, type DayStyle, formatDay, formatEdtf, formatOnDay, weekdayOf } from './format-date.js';
export { formatHour, formatHours, formatInstant, formatSpan, type WallSpan } from './format-time.js';
export { type MeetingSpan, type MeetingTime, meetingTime } from './meeting-time.js';
export { zoneInWords } from './zone-name.js';
export { clocksDiffer, dayAt, isTimeZone, isWallTime, meaningOf, type WallTime, type WallTimeMeaning, wallTimeAt } from './zone.js';
