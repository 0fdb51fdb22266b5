import { Field, ObjectType } from '@nestjs/graphql';
import { defaultLocale } from './locale.js';
import type { LocalizedText } from './localized-text.js';
import type { Settings } from './settings.js';

/** Where help is to be had, as the resolver of its name takes it. */
export interface Contact {
  name: LocalizedText;
  email: string | null;
  telephone: string | null;
  url: string | null;
}

@ObjectType('Contact', { description: 'Where help is to be had; at least one of email, telephone, url.' })
export class ContactType {
  @Field(() => String, { nullable: true })
  email!: string | null;

  @Field(() => String, { nullable: true })
  telephone!: string | null;

  @Field(() => String, { nullable: true })
  url!: string | null;
}

@ObjectType('Site', { description: 'The installation.' })
export class SiteType {
  @Field(() => String)
  name!: string;

  @Field(() => String, { description: 'Who runs it.' })
  owner!: string;

  @Field(() => ContactType)
  contact!: Contact;

  @Field(() => Boolean, { description: 'Whether what it shows is there to be tried out.' })
  demonstration!: boolean;
}

/** The contact that stands in for every process and meeting without one of its own. */
export function siteContact({ site }: Settings): Contact {
  return { ...site.contact, name: { [defaultLocale]: site.contact.name } };
}
