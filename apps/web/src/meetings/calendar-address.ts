/** Where a calendar of ours can be taken to. */
export interface CalendarAddresses {
  /** The file itself, to open once. */
  file: string;
  /** For calendars on the reader's device: subscribes, and follows changes. */
  webcal: string;
  /** Google Calendar and Outlook on the web, which fetch the calendar themselves. */
  google: string;
  outlook: string;
}

/**
 * The ways into the common calendars, from the absolute address of one of ours. Google wants the webcal address as the
 * value of `cid`; Outlook the https address and a name.
 */
export function calendarAddresses(url: string, name: string): CalendarAddresses {
  const webcal = url.replace(/^https?:/, 'webcal:');
  return {
    file: url,
    webcal,
    google: `https://calendar.google.com/calendar/r?cid=${encodeURIComponent(webcal)}`,
    outlook: `https://outlook.live.com/calendar/0/addfromweb?url=${encodeURIComponent(url)}&name=${encodeURIComponent(name)}`,
  };
}
