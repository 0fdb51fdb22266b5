import { Inject } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import { SETTINGS, type Settings } from './settings.js';
import { ContactType, siteContact, SiteType } from './site.graphql.js';
import { ownText, textFields } from './text-fields.js';

@Resolver(() => SiteType)
export class SiteResolver {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  @Query(() => SiteType)
  site(): SiteType {
    const { name, owner } = this.settings.site;
    return { name, owner, contact: siteContact(this.settings), demonstration: this.settings.demonstration };
  }
}

export const ContactTextsResolver = textFields(() => ContactType, { name: ownText('name') }, ['name']);
