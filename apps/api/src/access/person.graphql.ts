import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Locale } from '../kernel/locale.js';
import { connectionOf } from '../kernel/paging.js';
import { LocaleEnum } from '../kernel/payload.graphql.js';
import { isAdministrator, isStaff, type Viewer } from './viewer.js';

@ObjectType('Person')
export class PersonType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'Empty for somebody who only signed in and has not said it yet.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Own, and for staff who need it.' })
  email!: string | null;

  @Field(() => LocaleEnum)
  locale!: Locale;

  @Field(() => Boolean, { description: 'Own: whether there is any role, for the menu.' })
  isStaff!: boolean;
}

export const PersonConnection = connectionOf('Person', () => PersonType);

export interface SeenPerson {
  id: string;
  name: string;
  email?: string | null;
  locale: Locale;
}

/**
 * A person as the viewer may see them: the address is there for themselves, for administrators, and for staff who
 * need it.
 *
 * @param neededByStaff  whether the caller's policy says that the viewer works with this person
 */
export function personSeenBy(viewer: Viewer, person: SeenPerson, neededByStaff: boolean): PersonType {
  const own = viewer.person?.id === person.id;
  const mayWrite = own || neededByStaff || isAdministrator(viewer);
  return {
    id: person.id,
    name: person.name,
    email: mayWrite ? (person.email ?? null) : null,
    locale: person.locale,
    isStaff: own && isStaff(viewer),
  };
}
