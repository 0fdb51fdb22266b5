import type { z } from 'zod';
import type { Locale } from '../kernel/locale.js';
import type { Settings } from '../kernel/settings.js';
import { type Contact, siteContact } from '../kernel/site.graphql.js';
import { localized } from './programme-file.js';
import type { contact } from './programme-plan.js';

/** The first contact that is given, else the installation's. @param language  of plain texts */
export function contactOf(settings: Settings, language: Locale, ...given: (z.infer<typeof contact> | undefined)[]): Contact {
  const own = given.find((each) => each !== undefined);
  if (!own) return siteContact(settings);
  return { name: localized(own.name, language), email: own.email ?? null, telephone: own.telephone ?? null, url: own.url ?? null };
}
