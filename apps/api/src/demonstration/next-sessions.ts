import { addDays, type Day, dayAt } from '@percorso/time';
import type { Locale } from '../kernel/locale.js';
import type { Programme, ProgrammeMeeting } from '../programmes/programme-file.js';

export const NEXT_SESSIONS = 'laboratorio-prossime-edizioni';

const ZONE = 'Europe/Rome';
const WEEK = 7;

/** Days of the year on which nothing is held in Italy, month and day. */
const holidays = new Set(['01-01', '01-06', '04-25', '05-01', '06-02', '08-15', '11-01', '12-08', '12-25', '12-26']);

/**
 * The sixth process: invented, and in the future, so that there is something to register for. One session, held in Lodi
 * five weeks from now and, as its alternative, in Milan a week later.
 */
export function nextSessions(now: Date): Programme {
  const today = dayAt(now, ZONE);
  return {
    slug: NEXT_SESSIONS,
    kind: 'laboratory',
    title: { it: 'Laboratorio: le prossime edizioni', en: 'Laboratory: the next editions', fr: 'Laboratoire : les prochaines éditions' },
    subtitle: { it: 'Percorso inventato per la dimostrazione', en: 'A process invented for the demonstration', fr: 'Démarche inventée pour la démonstration' },
    description: {
      it: 'Una giornata per confrontare pratiche di integrazione tra sanità e servizi sociali: si può scegliere tra Lodi e Milano, in sala o in rete. Serve a provare le iscrizioni: nessuna delle due si terrà davvero.',
      en: 'A day to compare practices that join health and social services: choose between Lodi and Milan, in the room or on the net. It is here to try out registration: neither will really be held.',
      fr: 'Une journée pour comparer des pratiques qui unissent santé et services sociaux : à choisir entre Lodi et Milan, en salle ou en ligne. Elle sert à essayer les inscriptions : aucune des deux n’aura vraiment lieu.',
    },
    host: 'Laboratorio dimostrativo',
    languages: ['it', 'en', 'fr'],
    timezone: ZONE,
    stakeholderCategories: [
      { key: 'health-agency', title: { it: 'Aziende sanitarie', en: 'Health agencies', fr: 'Établissements de santé' } },
      { key: 'local-authority', title: { it: 'Enti locali', en: 'Local authorities', fr: 'Collectivités territoriales' } },
      { key: 'third-sector', title: { it: 'Terzo settore', en: 'Third sector', fr: 'Associations' } },
      { key: 'citizen', title: { it: 'Cittadine e cittadini', en: 'Citizens', fr: 'Citoyennes et citoyens' } },
    ],
    tracks: [{ key: 'sessions', title: { it: 'Sessioni', en: 'Sessions', fr: 'Séances' } }],
    series: [{ key: 'editions', title: { it: 'Edizioni del laboratorio', en: 'Editions of the laboratory', fr: 'Éditions du laboratoire' } }],
    meetings: [
      sessionIn('lodi', { it: 'Lodi', en: 'Lodi', fr: 'Lodi' }, workingDay(addDays(today, 5 * WEEK)), 12, {
        name: { it: 'Sala della dimostrazione', en: 'Demonstration hall', fr: 'Salle de la démonstration' },
        street: 'Via dell’Esempio, 1',
        room: { name: 'Sala piccola', capacity: 12 },
      }),
      sessionIn('milano', { it: 'Milano', en: 'Milan', fr: 'Milan' }, workingDay(addDays(today, 6 * WEEK)), 80, {
        name: { it: 'Auditorium della dimostrazione', en: 'Demonstration auditorium', fr: 'Auditorium de la démonstration' },
        street: 'Via dell’Esempio, 100',
        room: { name: 'Auditorium', capacity: 120 },
      }),
    ],
    questions: [
      { key: 'lunch', kind: 'yes-no', title: { it: 'Ti fermi a pranzo?', en: 'Will you stay for lunch?', fr: 'Restez-vous déjeuner ?' } },
      {
        key: 'diet',
        kind: 'several',
        title: { it: 'Che cosa non mangi?', en: 'What do you not eat?', fr: 'Que ne mangez-vous pas ?' },
        sensitive: true,
        options: [
          { key: 'meat', title: { it: 'Carne', en: 'Meat', fr: 'Viande' } },
          { key: 'fish', title: { it: 'Pesce', en: 'Fish', fr: 'Poisson' } },
          { key: 'gluten', title: { it: 'Glutine', en: 'Gluten', fr: 'Gluten' } },
        ],
        shownIf: { question: 'lunch', answers: ['yes'] },
      },
      {
        key: 'recording',
        kind: 'consent',
        title: {
          it: 'Acconsento alla registrazione audio e video del mio intervento',
          en: 'I agree to being recorded, in sound and picture, when I speak',
          fr: 'J’accepte l’enregistrement sonore et vidéo de mon intervention',
        },
      },
    ],
  };
}

/** @param seats  in the room; on the net there is no limit */
function sessionIn(key: string, town: Record<Locale, string>, day: Day, seats: number, venue: NonNullable<ProgrammeMeeting['venue']>): ProgrammeMeeting {
  return {
    key,
    title: { it: `Laboratorio a ${town.it}`, en: `Laboratory in ${town.en}`, fr: `Laboratoire à ${town.fr}` },
    summary: {
      it: 'Una giornata di confronto, con una parte pubblica e una parte tecnica.',
      en: 'A day of comparing, with a public and a technical part.',
      fr: 'Une journée de comparaison, avec une partie publique et une partie technique.',
    },
    series: 'editions',
    number: 1,
    alternative: true,
    starts: `${day}T09:30`,
    ends: `${day}T17:00`,
    tracks: ['sessions'],
    mode: 'hybrid',
    venue: { ...venue, municipality: town.it, country: 'IT' },
    onlineUrl: `https://example.org/stanza/${key}`,
    parts: [
      { key: 'public', kind: 'public', order: 1, starts: `${day}T09:30`, ends: `${day}T13:00` },
      { key: 'technical', kind: 'technical', order: 2, starts: `${day}T14:00`, ends: `${day}T17:00` },
    ],
    admissions: [
      { key: 'room', title: { it: 'In sala', en: 'In the room', fr: 'En salle' }, mode: 'in-person', audience: 'public', seats },
      { key: 'online', title: { it: 'In rete', en: 'Online', fr: 'En ligne' }, mode: 'online', audience: 'public' },
    ],
  };
}

/** The day itself or the next one from Monday to Friday that is no holiday. */
function workingDay(day: Day): Day {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  const isFree = weekday === 0 || weekday === 6 || holidays.has(day.slice(5));
  return isFree ? workingDay(addDays(day, 1)) : day;
}
