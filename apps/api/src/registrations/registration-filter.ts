import { GraphQLError } from 'graphql';
import { z } from 'zod';
import { attendanceStatuses } from '../attendance/attendance-event.entity.js';
import { isId } from '../kernel/ids.js';
import { locales } from '../kernel/locale.js';
import { needKinds, registrationStatuses } from './registration.entity.js';

/** NOT_RECORDED: nobody has said anything of them. */
export const attendanceChoices = [...attendanceStatuses, 'NOT_RECORDED'] as const;

/** OTHER: in words of their own; NONE: nothing was stated. */
export const needChoices = [...needKinds, 'OTHER', 'NONE'] as const;

/** Longer than any name, and short enough to be looked for. */
const LONGEST_TEXT = 200;
const MOST_CHOICES = 50;

const choices = <Choice extends z.ZodType>(choice: Choice) => z.array(choice).max(MOST_CHOICES).nullish().transform((given) => (given && given.length > 0 ? given : null));
const text = z.string().max(LONGEST_TEXT);

const filterSchema = z.strictObject({
  text: text.nullish().transform((given) => given?.trim() || null),
  statuses: choices(z.enum(registrationStatuses)),
  admissionIds: choices(z.string().refine(isId)),
  categories: choices(text),
  municipalities: choices(text),
  organisations: choices(text),
  attendance: choices(z.enum(attendanceChoices)),
  locales: choices(z.enum(locales)),
  needs: choices(z.enum(needChoices)),
});

/** What registrations are looked for; null: whatever. In lists of words, the empty one stands for what was not stated. */
export type RegistrationFilter = z.output<typeof filterSchema>;

/**
 * Reads a filter as a client sends it, over GraphQL or in the address of a file; null: nothing is filtered.
 *
 * @throws GraphQLError  BAD_USER_INPUT: no page of ours sends such a filter
 */
export function registrationFilter(given: unknown): RegistrationFilter {
  const { data, error } = filterSchema.safeParse(given ?? {});
  if (data) return data;
  const where = error.issues[0]?.path.join('.') ?? '';
  throw new GraphQLError(`The filter is not right at "${where}".`, { extensions: { code: 'BAD_USER_INPUT' } });
}

/*
 * What is told of a registration, each looked up by its key for one row at a time. As joins PostgreSQL would rather
 * read all people than a few thousand by their keys, and that gets slower with everybody who ever registered anywhere.
 */
const ofPerson = (what: string) => `(select ${what} from person where person.id = registration.person_id)`;
const ofNamed = (what: string) => `(select ${what} from organisation where organisation.id = registration.organisation_id)`;
const ofOwn = (what: string) => `(select ${what} from organisation where organisation.id = ${ofPerson('organisation_id')})`;

/** The organisation that somebody comes for: as said for the meeting, else their own. */
export const ORGANISATION = `coalesce(${ofNamed('name')}, registration.organisation_name, ${ofOwn('name')})`;
export const MUNICIPALITY = `coalesce(registration.municipality, ${ofPerson('municipality')})`;
const CATEGORY = `(select key from stakeholder_category where stakeholder_category.id = registration.comes_as_id)`;

/** The best that stands of any day, as OF_REGISTRATIONS of attendance has it. */
export const ATTENDANCE = `
  (select attendance.status from attendance where attendance.registration_id = registration.id
    order by array_position(array['PRESENT', 'LATE', 'EXCUSED', 'ABSENT'], attendance.status) limit 1)`;

const WORDS = `
  ${ofPerson('search_text')} || ' ' || coalesce(${ofNamed('search_text')}, search_text(registration.organisation_name), ${ofOwn('search_text')}, '')`;

/**
 * The registrations of a meeting that are looked for. PostgreSQL plans this for what is asked: what is null leaves no
 * trace.
 *
 * $1 meeting, $2 … $10 as given by {@link filterParameters}; further parameters come after
 *
 * @param source  the table, or some of its rows in an order that is kept
 */
export const filtered = (source: string) => `
  from ${source}
 where registration.meeting_id = $1
   and ($2::text[] is null or registration.status = any ($2))
   and ($3::uuid[] is null or registration.admission_id = any ($3))
   and ($4::text[] is null or coalesce(${CATEGORY}, '') = any ($4))
   and ($5::text[] is null or lower(coalesce(${MUNICIPALITY}, '')) = any ($5))
   and ($6::text[] is null or lower(coalesce(${ORGANISATION}, '')) = any ($6))
   and ($7::text[] is null or coalesce(${ATTENDANCE}, 'NOT_RECORDED') = any ($7))
   and ($8::text[] is null or registration.locale = any ($8))
   and ($9::text is null or (${WORDS}) like all (search_patterns($9)))
   and ($10::text[] is null or registration.need_kinds && $10 or 'OTHER' = any ($10) and registration.needs is not null
        or 'NONE' = any ($10) and registration.needs is null and registration.need_kinds = '{}')`;

/** The same of the whole table, in any order. */
export const FILTERED = filtered('registration');

export function filterParameters(meetingId: string, filter: RegistrationFilter): (string | string[] | null)[] {
  const small = (words: string[] | null) => words && words.map((word) => word.toLowerCase());
  const { text: words, statuses, admissionIds, categories, municipalities, organisations, attendance, locales: languages, needs } = filter;
  return [meetingId, statuses, admissionIds, categories, small(municipalities), small(organisations), attendance, languages, words, needs];
}
