import type { EntityManager } from '@mikro-orm/postgresql';
import { wallTimeAt } from '@percorso/time';
import { type LocalizedText, textFor } from '../kernel/localized-text.js';
import { localized, type Programme, type ProgrammeAdmission, type ProgrammeMeeting, type ProgrammeQuestion, type Text } from './programme-file.js';
import { keptOfAdmission, keptOfGroup, keptOfItem, keptOfMeeting, keptOfPart, keptOfProcess, keptOfSeries, keptOfTitled } from './programme-kept.js';
import { writeProgramme } from './programme-writer.js';
import { readStoredProgramme, type StoredAdmission, type StoredForm, type StoredMeeting, type StoredPart, type StoredProgramme, type StoredQuestion } from './programmes.queries.js';

/** The file's word for one of our upper-case names: WORKING_GROUP is working-group. */
type FileWord<Name extends string> = Name extends `${infer Head}_${infer Rest}` ? `${Lowercase<Head>}-${FileWord<Rest>}` : Lowercase<Name>;

function fileWord<Name extends string>(name: Name): FileWord<Name> {
  return name.toLowerCase().replaceAll('_', '-') as FileWord<Name>;
}

/** The whole process as a programme file; null when there is none of that name. Drafts are in it, and links to rooms on the net. */
export async function exportProgramme(em: EntityManager, slug: string): Promise<string | null> {
  const stored = await readStoredProgramme(em, slug);
  return stored && writeProgramme(programmeOf(stored));
}

/**
 * Says what is stored as a file would. What the demonstration made up is no part of it: neither its people and their
 * admissions, nor that a meeting was closed because of them.
 */
export function programmeOf(stored: StoredProgramme): Programme & { slug: string } {
  const { process } = stored;
  const { host, ...kept } = keptOfProcess.parse(process.programme);
  return said({
    ...kept,
    slug: process.slug,
    kind: fileWord(process.kind),
    title: process.title,
    subtitle: process.subtitle,
    description: process.description,
    host: { name: process.host, ...host },
    languages: kept.languages ?? [process.language],
    timezone: process.timezone,
    span: process.span,
    stakeholderCategories: stored.categories.map(({ key, title, programme }) => said({ key, title, ...keptOfTitled.parse(programme ?? {}) })),
    tracks: stored.tracks.map(({ key, title, programme }) => said({ key, title, ...keptOfTitled.parse(programme ?? {}) })),
    phases: stored.phases.map(({ key, title, note, span, tracks, inferred }) => said({ key, title, span, tracks: unlessEmpty(tracks), note, inferred })),
    milestones: stored.milestones.map(({ key, title, note, date, track, partners, inferred }) =>
      said({ key, title, date, track, with: unlessEmpty(partners), note, inferred }),
    ),
    groups: stored.groups.map(({ key, kind, title, inferred, programme }) =>
      said({ key, kind: fileWord(kind), title, inferred, ...keptOfGroup.parse(programme ?? {}) }),
    ),
    series: stored.series
      .filter(({ groupId }) => groupId === null)
      .map(({ key, title, inferred, programme }) => said({ key, title, inferred, ...keptOfSeries.parse(programme ?? {}) })),
    meetings: stored.meetings.map((meeting) => meetingOf(meeting, stored)),
    ...formOf(stored.form, process.timezone),
  });
}

function meetingOf(meeting: StoredMeeting, { process }: StoredProgramme): ProgrammeMeeting {
  const { venue: remarks, reason, ...kept } = keptOfMeeting.parse(meeting.programme);
  const { status, venue, room } = meeting;
  return said({
    ...kept,
    key: meeting.key,
    status: status === 'CLOSED' && meeting.synthetic ? 'scheduled' : fileWord(status),
    title: meeting.title,
    description: meeting.description,
    series: meeting.seriesKey,
    group: meeting.groupKey,
    groups: unlessEmpty(meeting.groups.filter((key) => key !== meeting.groupKey)),
    number: meeting.number,
    alternative: meeting.number !== null && meeting.alternative ? true : null,
    ...momentsOf(meeting),
    timezone: meeting.timezone === process.timezone ? null : meeting.timezone,
    tracks: unlessEmpty(meeting.tracks),
    venue: venue || room || remarks ? said({ ...said(venue ?? {}), room: room && said(room), ...remarks }) : null,
    onlineUrl: meeting.onlineUrl,
    parts: unlessEmpty(meeting.parts.map(partOf)),
    ...servicesOf(meeting),
    admissions: unlessEmpty(meeting.admissions.map((admission) => admissionOf(admission, meeting))),
    ...formOf(meeting.form, meeting.timezone),
    reason: status === 'CANCELLED' ? reasonOf(meeting, reason, process.language) : null,
    inferred: meeting.inferred,
  });
}

/** The file's reason when it is still the one that is stored; else what was written in the product. */
function reasonOf({ cancellationReason }: StoredMeeting, reason: Text | undefined, language: keyof LocalizedText) {
  if (cancellationReason === null) return null;
  return reason !== undefined && textFor(localized(reason, language), language)?.text === cancellationReason ? reason : cancellationReason;
}

function momentsOf({ days, date }: StoredMeeting) {
  const moments = days.map((day) => (day.starts === null ? { date: day.date } : said({ starts: day.starts, ends: day.ends })));
  return moments.length > 1 ? { days: moments } : (moments[0] ?? { date });
}

function servicesOf({ services }: StoredMeeting): Pick<ProgrammeMeeting, 'interpreters' | 'signLanguage' | 'recorded' | 'photographed'> {
  return services === null ? {} : { ...services, interpreters: unlessEmpty(services.interpreters) ?? undefined };
}

function partOf({ key, title, description, audience, internal, starts, ends, inferred, programme, items }: StoredPart) {
  return said({
    ...keptOfPart.parse(programme ?? {}),
    key,
    title,
    about: description,
    audience: audience && fileWord(audience),
    internal: internal ? true : null,
    starts,
    ends,
    items: unlessEmpty(
      items.map((item) =>
        said({
          ...keptOfItem.parse(item.programme ?? {}),
          title: item.title,
          minutes: item.minutes,
          speakers: unlessEmpty(item.speakers),
          documents: unlessEmpty(item.documents),
          inferred: item.inferred,
        }),
      ),
    ),
    inferred,
  });
}

function formOf(form: StoredForm | null, timezone: string): Pick<ProgrammeMeeting, 'questions' | 'answersUntil'> {
  return said({
    questions: unlessEmpty((form?.questions ?? []).map(questionOf)),
    answersUntil: form?.editableUntil ? wallTimeAt(new Date(form.editableUntil), timezone) : null,
  });
}

function questionOf({ key, kind, title, hint, required, sensitive, options, least, most, conditionKey, conditionValues }: StoredQuestion): ProgrammeQuestion {
  const answers = unlessEmpty(conditionValues.map((value) => (value === 'YES' || value === 'NO' ? value.toLowerCase() : value)));
  return said({
    key,
    kind: fileWord(kind),
    title,
    hint,
    required: required ? true : null,
    sensitive: sensitive ? true : null,
    options: unlessEmpty(options),
    least,
    most,
    shownIf: conditionKey === null ? null : said({ question: conditionKey, answers }),
  });
}

function admissionOf(admission: StoredAdmission, meeting: StoredMeeting): ProgrammeAdmission {
  const owner = ownerOfSeats(meeting.admissions, admission.quotaId);
  const isOwner = owner === admission.key;
  const { releasesToId } = admission;
  const releases = isOwner && admission.seats !== null && releasesToId !== null && meeting.admissions.some(({ quotaId }) => quotaId === releasesToId);
  const wallTime = (instant: string | null) => instant && wallTimeAt(new Date(instant), meeting.timezone);
  return said({
    key: admission.key,
    title: admission.title,
    mode: fileWord(admission.mode),
    audience: fileWord(admission.audience),
    seats: isOwner ? admission.seats : null,
    sharesSeatsWith: isOwner ? null : owner,
    waitingList: admission.waitingList ? null : false,
    approval: admission.approval ? true : null,
    offerHours: isOwner && admission.promotion === 'OFFER' ? admission.offerHours : null,
    promotionStopsHours: isOwner && admission.promotionStopsHours > 0 ? admission.promotionStopsHours : null,
    releasesTo: releases ? ownerOfSeats(meeting.admissions, releasesToId) : null,
    releasesAt: releases ? wallTime(admission.releasesAt) : null,
    opens: wallTime(admission.opensAt),
    closes: wallTime(admission.closesAt),
    covers: admission.covers,
    ...keptOfAdmission.parse(admission.programme ?? {}),
  });
}

/** The key of the admission that seats belong to: the one that they are named after, else the first that has them. */
export function ownerOfSeats(admissions: readonly StoredAdmission[], quotaId: string): string {
  const sharing = admissions.filter((admission) => admission.quotaId === quotaId);
  const owner = sharing.find(({ key, quotaKey }) => key === quotaKey) ?? sharing[0];
  if (!owner) throw new Error(`Quota ${quotaId} belongs to no admission.`);
  return owner.key;
}

function unlessEmpty<Item>(items: readonly Item[]): Item[] | null {
  return items.length > 0 ? [...items] : null;
}

type Said<Fields> = { [Name in keyof Fields as null extends Fields[Name] ? never : Name]: Fields[Name] } & {
  [Name in keyof Fields as null extends Fields[Name] ? Name : never]?: NonNullable<Fields[Name]>;
};

/** Leaves out what is not said. */
function said<Fields extends object>(fields: Fields): Said<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined)) as Said<Fields>;
}
