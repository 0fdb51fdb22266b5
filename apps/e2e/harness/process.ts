import { type APIRequestContext, expect } from '@playwright/test';
import { ask } from './staff.js';

interface TinyProcess {
  title: string;
  /** Titles of groups, whose keys are a, b and so on. */
  groups?: readonly string[];
  /** Titles of series, likewise. */
  series?: readonly string[];
}

/** A process that no other journey touches, from a programme file, with its organiser. @returns its slug */
export async function aProcessOfItsOwn(administrator: APIRequestContext, organiser: string, { title, groups = [], series = [] }: TinyProcess): Promise<string> {
  const slug = `prova-${Date.now()}`;
  const keyed = (titles: readonly string[], more = '') => `[${titles.map((each, index) => `{ key: ${String.fromCharCode(97 + index)}, title: ${each}${more} }`).join(', ')}]`;
  const yaml = [
    'format: percorso/1',
    `slug: ${slug}`,
    'kind: path',
    `title: { it: "${title}" }`,
    'host: Regione di prova',
    'languages: [ it ]',
    'timezone: Europe/Rome',
    groups.length > 0 ? `groups: ${keyed(groups, ', kind: thematic')}` : '',
    series.length > 0 ? `series: ${keyed(series)}` : '',
    '',
  ].join('\n');
  const { importProgramme } = await ask<{ importProgramme: { process: { id: string }; problems: unknown[]; userErrors: unknown[] } }>(
    administrator,
    'mutation ($input: ImportProgrammeInput!) { importProgramme(input: $input) { process { id } problems { message } userErrors { message } } }',
    { input: { yaml } },
  );
  expect([importProgramme.problems, importProgramme.userErrors]).toEqual([[], []]);
  const { grantRole } = await ask<{ grantRole: { userErrors: unknown[] } }>(administrator, 'mutation ($input: GrantRoleInput!) { grantRole(input: $input) { userErrors { message } } }', {
    input: { email: organiser, role: 'ORGANISER', processId: importProgramme.process.id },
  });
  expect(grantRole.userErrors).toEqual([]);
  return slug;
}
