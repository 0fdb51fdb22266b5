import { clocksDiffer, type DayStyle, formatEdtf, formatHours, formatInstant, formatSpan, parseEdtf, zoneInWords } from '@percorso/time';

import { useMessages } from '../messages.js';

/** A date exactly as precise as it is known: a day, a month, a span. Only what is one day, month or year is machine-readable HTML. */
export function DateText({ date, style }: { date: string; style?: DayStyle }) {
  const { locale } = useMessages();
  const words = formatEdtf(date, locale, style);
  const known = parseEdtf(date);
  return known && known.precision !== 'interval' ? <time dateTime={date}>{words}</time> : words;
}

/** An instant as the clocks of the zone show it, the zone named when the reader's own clock shows something else. */
export function InstantText({ instant, zone }: { instant: string; zone: string }) {
  const { locale } = useMessages();
  const at = new Date(instant);
  const words = formatInstant(at, zone, locale);
  return <time dateTime={instant}>{clocksDiffer(at, zone, ownZone()) ? `${words}, ${zoneInWords(zone, locale)}` : words}</time>;
}

/** Wall time of a zone, from a start to an end that may be unknown: "venerdì 1 dicembre 2023, dalle 09:30 alle 17:00". */
export function SpanText({ starts, ends, zone, at }: { starts: string; ends: string | null; zone: string; at: string | null }) {
  const { locale } = useMessages();
  const named = at !== null && clocksDiffer(new Date(at), zone, ownZone()) ? zone : undefined;
  return <time dateTime={starts}>{formatSpan({ starts, ends }, locale, named)}</time>;
}

/** The hours alone, under a heading that names their day: "09:30–17:00". */
export function HoursText({ starts, ends, zone, at }: { starts: string; ends: string | null; zone: string; at: string | null }) {
  const { locale } = useMessages();
  const hours = formatHours({ starts, ends });
  return <time dateTime={starts}>{at !== null && clocksDiffer(new Date(at), zone, ownZone()) ? `${hours}, ${zoneInWords(zone, locale)}` : hours}</time>;
}

let known: string | null = null;

/** The zone of the reader's own clock. A browser takes its time to say it, and a page may ask for every line. */
export function ownZone(): string {
  return (known ??= Intl.DateTimeFormat().resolvedOptions().timeZone);
}
