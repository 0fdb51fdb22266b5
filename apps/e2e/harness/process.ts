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
  await bringIn(administrator, organiser, yaml);
  return slug;
}

/** The largest that an organiser should be able to work with: 1,000 meetings in 200 groups and 6 tracks, over two years around today. @returns its slug */
export async function aLargeProcess(administrator: APIRequestContext, organiser: string): Promise<string> {
  const slug = `grande-${Date.now()}`;
  const day = (count: number) => new Date(Date.now() + (count - 350) * DAY).toISOString().slice(0, 10);
  const list = <Thing>(name: string, count: number, entry: (index: number) => Thing) => [`${name}:`, ...Array.from({ length: count }, (_, index) => `- ${entry(index)}`)];
  const yaml = [
    'format: percorso/1',
    `slug: ${slug}`,
    'kind: path',
    'title: Un percorso molto grande',
    'host: Regione di prova',
    'languages: [it]',
    'timezone: Europe/Rome',
    ...list('tracks', 6, (index) => `{key: t${index},title: Filone ${index}}`),
    ...list('phases', 6, (index) => `{key: p${index},title: Fase ${index},span: ${day(index * 116)}/${day((index + 1) * 116 - 1)}}`),
    ...list('milestones', 9, (index) => `{key: s${index},title: Tappa ${index},date: ${day(index * 77)}}`),
    ...list('groups', 200, (index) => `{key: g${index},kind: thematic}`),
    ...list('meetings', 1000, (index) => `{key: m${index},group: g${index % 200},starts: ${day(index * 0.7)}T09:00,ends: ${day(index * 0.7)}T12:00,tracks: [t${index % 6}]}`),
    '',
  ].join('\n');
  await bringIn(administrator, organiser, yaml);
  return slug;
}

const DAY = 86_400_000;

async function bringIn(administrator: APIRequestContext, organiser: string, yaml: string): Promise<void> {
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
}
