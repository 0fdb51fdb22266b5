import { z } from 'zod';
import { programmeSchema } from './programme-file.js';
import { admission, agendaPart, meeting } from './programme-meeting.js';
import { bodyFields, group, series, track } from './programme-plan.js';

/*
 * What the `programme` columns hold: those fields of the file that no column of their own has, as the file gives them.
 */

/** Of a process: all that is kept whole, and what is said of its host besides the name. */
export const keptOfProcess = z.object({
  ...programmeSchema
    .omit({ format: true, slug: true, kind: true, title: true, subtitle: true, description: true, host: true, timezone: true, span: true })
    .omit({ stakeholderCategories: true, tracks: true, phases: true, milestones: true, groups: true, series: true, meetings: true, questions: true, answersUntil: true })
    .partial().shape,
  host: bodyFields.omit({ name: true }).optional(),
});

const ofMeeting = { summary: true, forWhom: true, cost: true, mode: true, with: true, coordinators: true } as const;

/** Of a meeting; `reason` is here when a plain text cannot hold it, `venue` has the remarks about where this meeting is held. */
export const keptOfMeeting = meeting
  .pick({ ...ofMeeting, contact: true, claim: true, reason: true, note: true })
  .extend({ venue: bodyFields.pick({ note: true, inferred: true }).optional() });

export const keptOfGroup = group.pick({ description: true, chairs: true, note: true });
export const keptOfSeries = series.pick({ parts: true, note: true });
export const keptOfAdmission = admission.pick({ note: true, inferred: true });
/** Of a part of a meeting's day; `order` is where the file itself says it. */
export const keptOfPart = agendaPart.pick({ kind: true, order: true, note: true });
export const keptOfItem = agendaPart.shape.items.unwrap().element.pick({ note: true });
/** Of a track, and of a stakeholder category. */
export const keptOfTitled = track.pick({ note: true, inferred: true });
