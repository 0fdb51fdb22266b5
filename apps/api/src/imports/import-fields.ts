import { nameKey } from '../people/person-name.js';

/** What a column of a file of people can be. */
export const importFields = ['NAME', 'FIRST_NAME', 'LAST_NAME', 'EMAIL', 'TELEPHONE', 'LANGUAGE', 'ORGANISATION', 'CATEGORY', 'MUNICIPALITY', 'GROUP', 'MEMBER_SINCE'] as const;
export type ImportField = (typeof importFields)[number];

/** Headings as people write them in our three languages. */
const headings: Record<ImportField, readonly string[]> = {
  NAME: ['nome e cognome', 'nominativo', 'nome completo', 'partecipante', 'persona', 'name', 'full name', 'participant', 'person', 'nom et prénom', 'nom complet', 'participante', 'personne', 'denominazione persona'],
  FIRST_NAME: ['nome', 'nome di battesimo', 'first name', 'given name', 'firstname', 'prénom', 'prenom', 'forename'],
  LAST_NAME: ['cognome', 'last name', 'surname', 'family name', 'lastname', 'nom', 'nom de famille'],
  EMAIL: ['e-mail', 'email', 'mail', 'posta elettronica', 'indirizzo e-mail', 'indirizzo email', 'indirizzo di posta elettronica', 'indirizzo mail', 'pec', 'e-mail address', 'email address', 'courriel', 'adresse e-mail', 'adresse électronique', 'adresse email', 'mél'],
  TELEPHONE: ['telefono', 'tel', 'cellulare', 'cell', 'numero di telefono', 'recapito telefonico', 'telephone', 'phone', 'mobile', 'phone number', 'telephone number', 'téléphone', 'portable', 'numéro de téléphone'],
  LANGUAGE: ['lingua', 'lingua preferita', 'language', 'preferred language', 'locale', 'langue', 'langue préférée'],
  ORGANISATION: ['ente', 'organizzazione', 'ente di appartenenza', 'ente o organizzazione', 'associazione', 'azienda', 'società', 'denominazione ente', 'organisation', 'organization', 'body', 'company', 'organisme', 'association', 'structure', 'employer'],
  CATEGORY: ['categoria', 'categoria di portatori di interesse', 'portatore di interesse', 'stakeholder', 'category', 'stakeholder category', 'catégorie', "catégorie d'acteurs"],
  MUNICIPALITY: ['comune', 'comune di residenza', 'città', 'municipality', 'town', 'city', 'commune', 'ville'],
  GROUP: ['gruppo', 'gruppo di lavoro', 'tavolo', 'group', 'working group', 'groupe', 'groupe de travail'],
  MEMBER_SINCE: ['membro dal', 'nel gruppo dal', 'data di ingresso', 'data ingresso', 'dal', 'member since', 'in the group since', 'since', 'membre depuis', 'dans le groupe depuis', 'depuis'],
};

const known = new Map(importFields.flatMap((field) => headings[field].map((heading) => [nameKey(heading), field] as const)));

/** What a heading names; null: nothing that we know. Case, accents, order and punctuation do not count. */
export function fieldOf(heading: string): ImportField | null {
  return known.get(nameKey(heading.replace(/\([^)]*\)|[*:]/g, ' '))) ?? null;
}

/**
 * What each column is, by its heading; no field twice. "Nome" alone is the whole name, and a surname only where
 * there is a first name beside it.
 */
export function proposedColumns(names: readonly string[]): (ImportField | null)[] {
  const seen = new Set<ImportField>();
  const columns = names.map((name) => {
    const field = fieldOf(name);
    if (field === null || seen.has(field)) return null;
    seen.add(field);
    return field;
  });
  const has = (field: ImportField) => seen.has(field);
  if (has('NAME')) return columns.map((field) => (field === 'FIRST_NAME' || field === 'LAST_NAME' ? null : field));
  if (has('FIRST_NAME') !== has('LAST_NAME')) return columns.map((field) => (field === 'FIRST_NAME' || field === 'LAST_NAME' ? 'NAME' : field));
  return columns;
}

/** Tells sets of headings apart, whatever their order. */
export function headingsKey(names: readonly string[]): string {
  return names
    .map(nameKey)
    .filter((key) => key !== '')
    .sort()
    .join('|');
}

/** What is wrong with a choice of columns: no name, half of one, or one thing twice. Null: nothing. */
export function columnsFault(columns: readonly (ImportField | null)[]): { reason: 'nameMissing' } | { reason: 'twice'; field: ImportField } | null {
  const chosen = columns.filter((field) => field !== null);
  const twice = chosen.find((field, index) => chosen.indexOf(field) !== index);
  if (twice) return { reason: 'twice', field: twice };
  const named = chosen.includes('NAME') || (chosen.includes('FIRST_NAME') && chosen.includes('LAST_NAME'));
  return named ? null : { reason: 'nameMissing' };
}
