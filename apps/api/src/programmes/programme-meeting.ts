import { z } from 'zod';
import { claim, contact, part, role } from './programme-plan.js';
import { question } from './programme-question.js';
import { country, edtf, key, languageCode, marked, text, timeZone, wallTime, webAddress, words } from './programme-values.js';

const MINUTES_A_DAY = 1_440;
const MOST_HOURS = 720;

export const venue = marked({
  name: text.optional(),
  street: words.optional(),
  municipality: words.optional(),
  country: country.optional(),
  room: z.strictObject({ name: words, capacity: z.int().min(1).optional() }).optional(),
}).meta({ id: 'Venue', description: 'Where it is held, as far as the source says.' });

export const admission = marked({
  key,
  title: text,
  mode: z.enum(['in-person', 'online']),
  audience: z.enum(['public', 'group', 'invited']),
  seats: z.int().min(0).optional().meta({ description: 'Without it there is no limit.' }),
  sharesSeatsWith: key.optional().meta({ description: 'The key of another admission of this meeting, whose seats these are too.' }),
  waitingList: z.boolean().optional().meta({ description: 'Whether there is one when the seats are taken: yes, unless false.' }),
  approval: z.boolean().optional().meta({ description: 'Whether the organisers decide on each request: no, unless true.' }),
  offerHours: z.int().min(1).max(MOST_HOURS).optional().meta({ description: 'For how many hours a freed seat is offered to the next in line; it is given at once, without it.' }),
  promotionStopsHours: z.int().min(0).max(MOST_HOURS).optional().meta({ description: 'How many hours before the start freed seats stop going to those who wait; when it starts, without it.' }),
  releasesTo: key.optional().meta({ description: 'The key of the admission that gets what is left of these seats, which are reserved until releasesAt.' }),
  releasesAt: wallTime.optional().meta({ description: 'Until when the seats are reserved.' }),
  opens: wallTime.optional().meta({ description: 'Without it registration opens with the publication.' }),
  closes: wallTime.optional().meta({ description: 'Without it registration closes when the meeting starts.' }),
  covers: z.array(key).optional().meta({ description: 'The parts of the day that it admits to: all, without it.' }),
}).meta({ id: 'Admission', description: 'One way to attend.' });

const moment = {
  date: edtf.optional().meta({ description: 'The day, or what is known of it, where there are no hours.' }),
  starts: wallTime.optional(),
  ends: wallTime.optional(),
};

/** What is announced of a meeting besides its programme. */
const announced = {
  interpreters: z.array(languageCode).optional().meta({ description: 'Languages into which it is interpreted.' }),
  signLanguage: z.boolean().optional(),
  recorded: z.boolean().optional(),
  photographed: z.boolean().optional(),
};

export const day = z.strictObject(moment).meta({ id: 'Day', description: 'Either date, or starts and perhaps ends.' });

const agendaDocument = z.strictObject({ title: text, url: webAddress }).meta({ id: 'AgendaDocument', description: 'What is handed out or shown, where it can be read.' });

const agendaItem = marked({
  title: text,
  minutes: z.int().min(1).max(MINUTES_A_DAY).optional().meta({ description: 'How long it takes; the hours of what follows are counted from it.' }),
  speakers: z.array(words).optional().meta({ description: 'As they are announced.' }),
  documents: z.array(agendaDocument).optional(),
}).meta({ id: 'AgendaItem', description: 'One thing on the agenda of a part.' });

export const agendaPart = part
  .extend({
    audience: z.enum(['public', 'group', 'invited']).optional().meta({ description: 'Whom it is for; without it, those whose admission covers it.' }),
    internal: z.boolean().optional().meta({ description: 'true: its items are shown only to those who run the meeting or have a seat that covers it.' }),
    items: z.array(agendaItem).optional(),
  })
  .meta({ id: 'AgendaPart', description: "A part of a meeting's day with its agenda." });

export const meeting = marked({
  key,
  status: z
    .enum(['draft', 'save-the-date', 'scheduled', 'closed', 'cancelled'])
    .optional()
    .meta({ description: 'scheduled, without it.' }),
  title: text.optional().meta({ description: 'Left out where the source has none: what is shown is then composed.' }),
  summary: text.optional().meta({ description: 'In a sentence or two, for lists and the head of the page.' }),
  description: text.optional(),
  forWhom: text.optional().meta({ description: 'Whom it is meant for, in words.' }),
  cost: text.optional().meta({ description: 'What it costs, in words; it is free, without it.' }),
  series: key.optional(),
  group: key.optional(),
  groups: z.array(key).optional().meta({ description: 'The other groups that meet in it; `group` leads.' }),
  number: z
    .int()
    .min(1)
    .optional()
    .meta({ description: 'The number of its session: in the series, else among the meetings of the group.' }),
  alternative: z.boolean().optional().meta({ description: 'true on each of the meetings among which people choose for one session.' }),
  ...moment,
  days: z.array(day).min(2).optional().meta({ description: 'For a meeting of two days or more, instead of date, starts and ends.' }),
  timezone: timeZone.optional().meta({ description: "The process's, without it." }),
  tracks: z.array(key).optional(),
  mode: z.enum(['in-person', 'online', 'hybrid']).optional(),
  venue: venue.optional(),
  onlineUrl: webAddress.optional().meta({ description: 'The room on the net; shown only to those who may enter.' }),
  with: z.array(words).optional().meta({ description: 'Bodies met, in the words of the source.' }),
  coordinators: z.array(role).optional(),
  parts: z.array(agendaPart).optional(),
  ...announced,
  admissions: z.array(admission).optional(),
  questions: z.array(question).max(60).optional().meta({ description: 'What is asked of those who register, after what the process asks.' }),
  answersUntil: wallTime.optional().meta({ description: 'Until when answers can be changed; until the meeting starts, without it.' }),
  contact: contact.optional().meta({ description: "The process's, without it." }),
  claim: claim.optional(),
  reason: text.optional().meta({ description: 'Why it is cancelled.' }),
}).meta({ id: 'Meeting' });
