import type { Locale } from '../kernel/locale.js';

/** Numbers that look random and are the same each time: mulberry32. From 0 up to, not including, 1. */
export type Chance = () => number;

export function seededChance(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function oneOf<Item>(items: readonly [Item, ...Item[]], chance: Chance): Item {
  return items[Math.floor(chance() * items.length)] ?? items[0];
}

export interface InventedOrganisation {
  name: string;
  /** Key of a stakeholder category. */
  category: string;
  municipality: string;
}

export interface InventedPerson {
  name: string;
  email: string;
  locale: Locale;
  municipality: string;
  category: string;
  organisation: InventedOrganisation | null;
}

const firstNames = [
  ...(['Ada', 'Agnese', 'Alba', 'Alessia', 'Anita', 'Arianna', 'Bianca', 'Bruna', 'Camilla', 'Carla', 'Cecilia', 'Chiara', 'Clara'] as const),
  ...(['Daria', 'Delia', 'Elena', 'Elisa', 'Emma', 'Flavia', 'Gaia', 'Gemma', 'Giada', 'Giulia', 'Greta', 'Ilaria', 'Irene', 'Laura'] as const),
  ...(['Lidia', 'Lucia', 'Marta', 'Micol', 'Mirella', 'Nadia', 'Noemi', 'Olivia', 'Paola', 'Rita', 'Rosa', 'Sara', 'Silvia', 'Teresa'] as const),
  ...(['Alberto', 'Andrea', 'Aldo', 'Bruno', 'Carlo', 'Cesare', 'Dario', 'Davide', 'Diego', 'Elio', 'Enrico', 'Ettore', 'Fabio'] as const),
  ...(['Filippo', 'Franco', 'Gino', 'Giorgio', 'Guido', 'Ivan', 'Ivo', 'Lorenzo', 'Luca', 'Mario', 'Matteo', 'Mauro', 'Nicola'] as const),
  ...(['Omar', 'Oscar', 'Paolo', 'Pietro', 'Remo', 'Renato', 'Sandro', 'Sergio', 'Simone', 'Tommaso', 'Ugo', 'Valerio', 'Vito'] as const),
] as const;

const surnames = [
  ...(['Albertini', 'Amadori', 'Arcangeli', 'Baldi', 'Barbieri', 'Bassi', 'Bellini', 'Benassi', 'Bertoni', 'Bianchi', 'Boschi', 'Brunelli'] as const),
  ...(['Calzolari', 'Campana', 'Casadei', 'Cavalli', 'Ceccarelli', 'Colombo', 'Corradi', 'Costa', 'Dallari', 'Donati', 'Fabbri', 'Fantini'] as const),
  ...(['Farina', 'Ferrari', 'Fontana', 'Franchi', 'Gallo', 'Gatti', 'Gentile', 'Ghini', 'Gialli', 'Grandi', 'Grassi', 'Guerra', 'Guidi'] as const),
  ...(['Landini', 'Leoni', 'Lombardi', 'Magnani', 'Mancini', 'Marchi', 'Martini', 'Mazza', 'Melloni', 'Montanari', 'Monti', 'Morandi'] as const),
  ...(['Mori', 'Neri', 'Orlandi', 'Pagani', 'Palmieri', 'Pellegrini', 'Poli', 'Ricci', 'Righi', 'Rinaldi', 'Riva', 'Romani', 'Rossi', 'Sala'] as const),
  ...(['Santi', 'Serra', 'Silvestri', 'Tassi', 'Testa', 'Tosi', 'Valenti', 'Vecchi', 'Venturi', 'Villa', 'Vitali', 'Zanetti', 'Zani'] as const),
] as const;

const towns = ['Bologna', 'Modena', 'Parma', 'Reggio Emilia', 'Ravenna', 'Ferrara', 'Forlì', 'Rimini', 'Piacenza', 'Cesena', 'Imola', 'Faenza', 'Carpi'] as const;

/** No real body is made to take part in what is invented. */
const inventedPlaces = ['Valserena', 'Montechiaro Nuovo', 'Borgo Lume', 'Rocca dei Pioppi', 'Pianaverde', 'Castel Ginepro', 'Fonterossa', 'Pontelungo al Rio'] as const;

const bodies: Record<string, readonly string[]> = {
  'health-agency': ['Azienda sanitaria di'],
  'local-authority': ['Comune di', 'Unione dei comuni di', 'Azienda per i servizi alla persona di'],
  'third-sector': ['Associazione Porte Aperte di', 'Cooperativa sociale L’Esempio di', 'Volontari insieme di', 'Fondazione Terza Riva di'],
  'trade-union': ['Sindacato delle persone in pensione di', 'Sindacato dei servizi di'],
  'intermediate-body': ['Consulta delle associazioni di', 'Consorzio delle cooperative di'],
  region: ['Servizio regionale inventato di'],
};

/** How often people come as what, in hundredths; citizens belong to no organisation. */
const shares: readonly (readonly [string, number])[] = [
  ['health-agency', 30],
  ['local-authority', 22],
  ['third-sector', 22],
  ['trade-union', 6],
  ['intermediate-body', 5],
  ['region', 3],
  ['citizen', 12],
];

/** Bodies of each category, some of them in every invented place. */
export function inventedOrganisations(): InventedOrganisation[] {
  return Object.entries(bodies).flatMap(([category, names]) =>
    names.flatMap((name) => inventedPlaces.map((place) => ({ name: `${name} ${place}`, category, municipality: place }))),
  );
}

/** People of the given number, no two with one address. */
export function inventedPeople(count: number, organisations: readonly InventedOrganisation[], chance: Chance): InventedPerson[] {
  return Array.from({ length: count }, (_, index) => {
    const [first, last] = [oneOf(firstNames, chance), oneOf(surnames, chance)];
    const category = categoryBy(chance() * 100);
    const [employer, ...others] = organisations.filter((organisation) => organisation.category === category);
    return {
      name: `${first} ${last}`,
      email: `${asAddress(first)}.${asAddress(last)}.${index + 1}@example.org`,
      locale: localeBy(chance()),
      municipality: oneOf(towns, chance),
      category,
      organisation: employer ? oneOf([employer, ...others], chance) : null,
    };
  });
}

function categoryBy(hundredth: number): string {
  let passed = 0;
  for (const [category, share] of shares) {
    passed += share;
    if (hundredth < passed) return category;
  }
  return 'citizen';
}

function localeBy(draw: number): Locale {
  return draw < 0.96 ? 'it' : draw < 0.985 ? 'en' : 'fr';
}

function asAddress(name: string): string {
  return name.normalize('NFKD').replace(/[^A-Za-z]/g, '').toLowerCase();
}
