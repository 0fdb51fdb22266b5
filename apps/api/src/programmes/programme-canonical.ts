import { locales } from '../kernel/locale.js';
import { FORMAT, laterSections, type Programme, type ProgrammeQuestion, programmeSchema } from './programme-file.js';

const sections = Object.keys(programmeSchema.shape);

/**
 * The order in which the fields of every map below the sections are written. Those that are not listed follow by the
 * alphabet, so that the order survives a store that does not keep any.
 */
export const fieldOrder = [
  ...['section', 'key', 'kind', 'status', 'step', 'planned', 'year', 'name', 'role', 'title', 'summary', 'description', 'text', 'series', 'group', 'groups'],
  ...['number', 'order', 'alternative', 'span', 'date', 'starts', 'ends', 'minutes', 'days', 'timezone', 'track', 'tracks', 'forWhom', 'cost', 'mode', 'audience', 'internal'],
  ...['street', 'municipality', 'country', 'place', 'room', 'capacity', 'venue', 'onlineUrl', 'figure', 'value', 'qualifier', 'figures'],
  ...['publishedBy', 'source', 'url', 'about', 'what', 'by', 'to', 'for', 'after', 'promotedBy', 'with', 'chairs', 'coordinators', 'speakers', 'documents', 'items', 'parts', 'interpreters', 'signLanguage', 'recorded', 'photographed', 'seats'],
  ...['sharesSeatsWith', 'waitingList', 'approval', 'offerHours', 'promotionStopsHours', 'releasesTo', 'releasesAt', 'opens', 'closes', 'covers', 'admissions', 'email', 'telephone', 'contact', 'claim', 'reason', 'steps', 'measures', 'route'],
  ...['hint', 'required', 'sensitive', 'options', 'least', 'most', 'question', 'answers', 'shownIf', 'questions', 'answersUntil'],
  ...['count', 'unit', 'years', 'total', 'amount', 'currency', 'budget', 'lines', 'sources'],
];
const trailing = ['note', 'inferred'];

/**
 * The one form in which a programme is written: what is true anyway is left out, tracks and groups stand in their own order, a text in the process's first
 * language alone is plain, a body with nothing but a name is its name, and fields are in their order.
 */
export function canonical(programme: Programme): Record<string, unknown> {
  const { languages, questions, meetings, phases, tracks, groups, host, partners } = programme;
  const typed: Record<string, unknown> = {
    ...programme,
    format: FORMAT,
    host: plainBody(host),
    partners: partners?.map(plainBody),
    questions: questions?.map(plainQuestion),
    phases: phases?.map((phase) => ({ ...phase, tracks: inOrderOf(tracks, phase.tracks) })),
    meetings: meetings?.map((meeting) => ({
      ...meeting,
      timezone: meeting.timezone === programme.timezone ? undefined : meeting.timezone,
      tracks: inOrderOf(tracks, meeting.tracks),
      groups: inOrderOf(groups, meeting.groups)?.filter((key) => key !== meeting.group),
      status: meeting.status === 'scheduled' ? undefined : meeting.status,
      alternative: meeting.alternative === true ? true : undefined,
      signLanguage: meeting.signLanguage === true ? true : undefined,
      recorded: meeting.recorded === true ? true : undefined,
      photographed: meeting.photographed === true ? true : undefined,
      parts: meeting.parts?.map((part) => ({ ...part, internal: part.internal === true ? true : undefined })),
      questions: meeting.questions?.map(plainQuestion),
      admissions: meeting.admissions?.map(({ waitingList, approval, promotionStopsHours, ...admission }) => ({
        ...admission,
        waitingList: waitingList === false ? false : undefined,
        approval: approval === true ? true : undefined,
        promotionStopsHours: promotionStopsHours || undefined,
      })),
    })),
  };
  const mainLanguage = languages[0];
  const fields = Object.entries(typed).map(([field, value]): [string, unknown] => [
    field,
    field in laterSections ? ordered(value) : ordered(value, (map) => plainText(map, mainLanguage)),
  ]);
  const said = fields.filter(([field, value]) => (field in laterSections ? value !== undefined : isWorthWriting(value)));
  return inOrder(said, sections);
}

/** The keys once each, in the order in which the tracks or groups stand. */
function inOrderOf(section: readonly { key: string }[] | undefined, keys: string[] | undefined): string[] | undefined {
  return keys && (section ?? []).map(({ key }) => key).filter((key) => keys.includes(key));
}

function plainQuestion(question: ProgrammeQuestion): ProgrammeQuestion {
  return { ...question, required: question.required === true ? true : undefined, sensitive: question.sensitive === true ? true : undefined };
}

function plainBody(body: Programme['host']): Programme['host'] {
  if (typeof body === 'string') return body;
  const said = Object.entries(body).filter(([, value]) => value !== undefined);
  return said.length === 1 ? body.name : body;
}

/** A text that is in one language, the process's first, as a plain string; other texts with that language before the others. */
function plainText(map: Record<string, unknown>, mainLanguage: string | undefined): unknown {
  const written = Object.keys(map).filter((field) => map[field] !== undefined);
  if (written.length === 0 || !written.every((field) => locales.some((locale) => locale === field))) return null;
  const [only, ...others] = written;
  if (only !== undefined && only === mainLanguage && others.length === 0) return map[only];
  const order = [...new Set([mainLanguage ?? '', ...locales])].filter((language) => written.includes(language));
  return Object.fromEntries(order.map((language) => [language, map[language]]));
}

/** @param textOf  gives what is written for a map that is a text, null for any other map; left out where data is kept as it is */
function ordered(value: unknown, textOf?: (map: Record<string, unknown>) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => ordered(item, textOf));
  if (typeof value !== 'object' || value === null) return value;
  const map: Record<string, unknown> = Object.fromEntries(Object.entries(value));
  const text = textOf?.(map) ?? null;
  if (text !== null) return text;
  const fields = Object.entries(map).map(([field, child]): [string, unknown] => [field, ordered(child, textOf)]);
  return inOrder(textOf ? fields.filter(([, child]) => isWorthWriting(child)) : fields, fieldOrder);
}

function isWorthWriting(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
  return value !== undefined && value !== null;
}

function inOrder(fields: [string, unknown][], order: string[]): Record<string, unknown> {
  const ranks = fields.map(([field, value]) => ({ field, value, rank: rankIn(order, field) }));
  ranks.sort((a, b) => a.rank - b.rank || (a.field < b.field ? -1 : 1));
  return Object.fromEntries(ranks.map(({ field, value }) => [field, value]));
}

/** Listed fields first, remarks last, others between them. */
function rankIn(order: string[], field: string): number {
  if (order.includes(field)) return order.indexOf(field);
  return order.length + trailing.indexOf(field) + 1;
}
