import type { Unmasked } from '@apollo/client/masking';

import { AllCalendarDocument, type AllCalendarQuery, CalendarElsewhereDocument, ProcessCalendarDocument } from '../meetings/calendar.generated.js';
import { paths } from '../paths.js';
import { cancelled, draft, held, lastPage, lodi, meetingEdge, saveTheDate } from './example-meetings.js';
import { process } from './example-processes.js';
import { answer } from './gallery-answer.js';
import type { GalleryPage, Shown } from './gallery-page.js';

type Meetings = Unmasked<AllCalendarQuery>['meetings'];
type Listed = Meetings['edges'][number]['node'];
type Day = Listed['days'][number];

const day = (date: string, from: string, to: string): Day => ({ __typename: 'MeetingDay', id: `day-${date}T${from}`, date, starts: `${date}T${from}`, ends: `${date}T${to}` });
const full = (status: 'WAITING_LIST' | 'FULL', id: string, displayTitle: string, days: Day[]): Listed => ({ ...lodi, id, displayTitle, registrationState: status, date: days[0]?.date ?? '', days });

/** The busiest month that there may be: two on a day, one of three days, one that is off, one not announced, one without a day. */
const someMeetings: Listed[] = [
  lodi,
  full('WAITING_LIST', 'meeting-evening', 'Incontro serale del gruppo 2', [day('2030-03-14', '20:30', '22:30')]),
  full('FULL', 'meeting-days', 'Tre giorni di ascolto in Appennino', [day('2030-03-12', '09:00', '18:00'), day('2030-03-13', '09:00', '18:00'), day('2030-03-14', '09:00', '12:00')]),
  { ...cancelled, date: '2030-03-01', days: [day('2030-03-01', '18:00', '20:00')] },
  { ...draft, displayTitle: 'Restituzione', date: '2030-03-28', days: [day('2030-03-28', '17:00', '19:00')] },
  { ...saveTheDate, date: '2030-03' },
  { ...held, position: 'PAST', date: '2030-03-11', days: [day('2030-03-11', '09:30', '17:00')] },
];

const listed = (nodes: readonly Listed[]): Meetings => ({ __typename: 'MeetingConnection', totalCount: nodes.length, pageInfo: lastPage, edges: nodes.map(meetingEdge) });
const nearest = (date: string | null) => ({ __typename: 'MeetingConnection' as const, edges: date === null ? [] : [meetingEdge({ __typename: 'Meeting' as const, id: `meeting-${date}`, date })] });

const all = (nodes: readonly Listed[]) =>
  answer(AllCalendarDocument, { meetings: listed(nodes), processes: { __typename: 'ProcessConnection', edges: [{ __typename: 'ProcessEdge', node: { __typename: 'Process', id: process.id, municipalities: ['Lodi', 'Milano'] } }] } });
const ofProcess = (nodes: readonly Listed[]) => answer(ProcessCalendarDocument, { meetings: listed(nodes), process: { ...process, municipalities: ['Lodi', 'Milano'] } });
const elsewhere = (earlier: string | null, later: string | null) => answer(CalendarElsewhereDocument, { earlier: nearest(earlier), later: nearest(later) });

const LIST = '?vista=elenco&mese=2030-03';
const MONTH = '?vista=mese&mese=2030-03';
const WEEK = '?vista=settimana&settimana=2030-03-11';

const states = (address: GalleryPage['address'], answerOf: typeof all): GalleryPage['states'] => {
  const at = (place: string, answers: Shown['answers'] = [answerOf(someMeetings)]): Shown => ({ answers, address: (locale) => address(locale) + place });
  return {
    ready: at(LIST),
    month: at(MONTH),
    week: at(WEEK),
    empty: at(MONTH, [answerOf([]), elsewhere(null, null)]),
    'no-results': at(`${WEEK}&luogo=Lodi&aperti=si`, [answerOf([]), elsewhere('2029-12-01', '2030-05')]),
  };
};

const processAddress: GalleryPage['address'] = (locale) => paths.processCalendar(locale, process.slug);

/** Meetings day by day. */
export const calendarPages: Record<string, GalleryPage> = {
  calendar: { route: 'calendario', address: paths.calendar, reader: 'VISITOR', states: states(paths.calendar, all) },
  'process-calendar': { route: 'p/:slug/calendario', address: processAddress, reader: 'VISITOR', states: states(processAddress, ofProcess) },
};
