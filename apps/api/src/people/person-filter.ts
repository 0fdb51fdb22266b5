import { GraphQLError } from 'graphql';
import { z } from 'zod';
import { isId } from '../kernel/ids.js';
import { locales } from '../kernel/locale.js';

/** Longer than any name, and short enough to be looked for. */
const LONGEST_TEXT = 200;
const MOST_CHOICES = 50;

const choices = <Choice extends z.ZodType>(choice: Choice) => z.array(choice).max(MOST_CHOICES).nullish().transform((given) => (given && given.length > 0 ? given : null));
const text = z.string().max(LONGEST_TEXT);
const yesOrNo = z.boolean().nullish().transform((given) => given ?? null);

const filterSchema = z.strictObject({
  text: text.nullish().transform((given) => given?.trim() || null),
  categories: choices(text),
  municipalities: choices(text),
  organisations: choices(text),
  locales: choices(z.enum(locales)),
  groupIds: choices(z.string().refine(isId)),
  registered: yesOrNo,
  attended: yesOrNo,
});

/** Which people of a process are looked for; null: whatever. In lists of words, the empty one stands for what was not stated. */
export type PeopleFilter = z.output<typeof filterSchema>;

/**
 * Reads a filter as a client sends it, over GraphQL or in the address of a file; null: nothing is filtered.
 *
 * @throws GraphQLError  BAD_USER_INPUT: no page of ours sends such a filter
 */
export function peopleFilter(given: unknown): PeopleFilter {
  const { data, error } = filterSchema.safeParse(given ?? {});
  if (data) return data;
  const where = error.issues[0]?.path.join('.') ?? '';
  throw new GraphQLError(`The filter is not right at "${where}".`, { extensions: { code: 'BAD_USER_INPUT' } });
}

/** Everybody of a process, however they came to it. $1 process */
export const OF_PROCESS = `
  select person_id from process_person where process_id = $1
  union
  select registration.person_id from meeting join registration on registration.meeting_id = meeting.id where meeting.process_id = $1
  union
  select invitation.person_id from meeting join invitation on invitation.meeting_id = meeting.id where meeting.process_id = $1 and invitation.status <> 'WITHDRAWN'
  union
  select attendance.person_id
    from meeting
    join meeting_day on meeting_day.meeting_id = meeting.id
    join attendance on attendance.meeting_day_id = meeting_day.id
   where meeting.process_id = $1
  union
  select group_membership.person_id
    from participant_group
    join group_membership on group_membership.group_id = participant_group.id
   where participant_group.process_id = $1`;

/** Meetings of the process that a person of it is counted at. */
export const REGISTRATIONS = `
  (select count(distinct registration.meeting_id)
     from registration join meeting on meeting.id = registration.meeting_id
    where registration.person_id = person.id and meeting.process_id = $1
      and registration.status in ('PENDING', 'TO_APPROVE', 'OFFERED', 'CONFIRMED', 'WAITING'))`;
export const ATTENDED = `
  (select count(distinct meeting.id)
     from attendance
     join meeting_day on meeting_day.id = attendance.meeting_day_id
     join meeting on meeting.id = meeting_day.meeting_id
    where attendance.person_id = person.id and meeting.process_id = $1 and attendance.status in ('PRESENT', 'LATE'))`;

/**
 * The people of a process who are looked for. Each is read by their key (see FILTERED of registrations); an offset keeps
 * PostgreSQL from making a hash table of all registrations instead.
 *
 * $1 process, $2 … $9 as given by {@link peopleParameters}; further parameters come after
 */
export const PEOPLE = `
  from (${OF_PROCESS}) as known
 cross join lateral (select * from person where person.id = known.person_id and person.erased_at is null limit 1) as person
  left join lateral (select organisation.name, organisation.search_text from organisation where organisation.id = person.organisation_id limit 1) as own on true
 where ($2::text is null or (person.search_text || ' ' || coalesce(own.search_text, '')) like all (search_patterns($2)))
   and ($3::text[] is null or exists (
         select from stakeholder_category as category
          where category.process_id = $1 and category.key = any ($3)
            and (exists (select from process_person where process_person.process_id = $1 and process_person.person_id = person.id and process_person.category_id = category.id)
                 or exists (select from registration where registration.person_id = person.id and registration.comes_as_id = category.id offset 0)))
        or '' = any ($3)
           and not exists (select from process_person where process_person.process_id = $1 and process_person.person_id = person.id and process_person.category_id is not null)
           and not exists (select from registration join stakeholder_category as category on category.id = registration.comes_as_id
                            where registration.person_id = person.id and category.process_id = $1 offset 0))
   and ($4::text[] is null or lower(coalesce(person.municipality, '')) = any ($4))
   and ($5::text[] is null or lower(coalesce(own.name, '')) = any ($5))
   and ($6::text[] is null or person.locale = any ($6))
   and ($7::uuid[] is null or exists (
         select from group_membership
          where group_membership.person_id = person.id and group_membership.group_id = any ($7)
            and daterange(starts_on, ends_on, '[]') @> current_date))
   and ($8::text is null or (${REGISTRATIONS} > 0)::text = $8)
   and ($9::text is null or (${ATTENDED} > 0)::text = $9)`;

export function peopleParameters(processId: string, filter: PeopleFilter): (string | string[] | null)[] {
  const small = (words: string[] | null) => words && words.map((word) => word.toLowerCase());
  const word = (given: boolean | null) => (given === null ? null : String(given));
  const { text: words, categories, municipalities, organisations, locales: languages, groupIds, registered, attended } = filter;
  return [processId, words, categories, small(municipalities), small(organisations), languages, groupIds, word(registered), word(attended)];
}
