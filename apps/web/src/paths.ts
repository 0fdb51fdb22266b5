import type { Locale } from './messages.js';

/** What can be done with a registration that one has, each on a page of its own. */
export type RegistrationAct = 'cambia' | 'risposte' | 'annulla';

/** Of whose meetings: a group or a series of a process, by its key. */
export type JointOf = { group: string } | { series: string };

/** The addresses of the pages, in one place. The words in them are the same in every language: only the first part changes. */
export const paths = {
  home: (locale: Locale) => `/${locale}`,
  meetings: (locale: Locale) => `/${locale}/incontri`,
  calendar: (locale: Locale) => `/${locale}/calendario`,
  process: (locale: Locale, slug: string) => `/${locale}/p/${slug}`,
  processMeetings: (locale: Locale, slug: string) => `/${locale}/p/${slug}/incontri`,
  processNumbers: (locale: Locale, slug: string) => `/${locale}/p/${slug}/numeri`,
  processCalendar: (locale: Locale, slug: string) => `/${locale}/p/${slug}/calendario`,
  /** The time line alone, for a frame in the page of another site. */
  embed: (locale: Locale, slug: string) => `/${locale}/embed/${slug}`,
  meeting: (locale: Locale, slug: string, id: string) => `/${locale}/p/${slug}/incontri/${id}`,
  registration: (locale: Locale, slug: string, id: string, step: 'incontri' | 'dati' | 'esigenze' | 'riepilogo' | 'posta') =>
    `/${locale}/p/${slug}/incontri/${id}/iscrizione/${step}`,
  /** Registering at once for the meetings of a group or a series, by its key. */
  jointRegistration: (locale: Locale, slug: string, of: JointOf, step: 'incontri' | 'dati' | 'esigenze' | 'riepilogo' | 'fatto' = 'incontri') =>
    `/${locale}/p/${slug}/${'group' in of ? `gruppi/${encodeURIComponent(of.group)}` : `cicli/${encodeURIComponent(of.series)}`}/iscrizione/${step}`,
  /** The pages behind links in mails: the secret stands behind the #, and reaches no server. */
  confirmAll: (locale: Locale, token: string) => `/${locale}/conferma-tutti#${token}`,
  confirm: (locale: Locale, token: string) => `/${locale}/conferma#${token}`,
  /** Where an organisation names its delegates, by the link in its mail. */
  delegation: (locale: Locale, token: string) => `/${locale}/delega#${token}`,
  registrationByMail: (locale: Locale, token: string, act?: RegistrationAct) => `/${locale}/iscrizione${act ? `/${act}` : ''}#${token}`,
  /** `returnTo` is where the reader was, and lands again after signing in. */
  signIn: (locale: Locale, returnTo?: string) => `/${locale}/accedi${returnTo ? `?ritorno=${encodeURIComponent(returnTo)}` : ''}`,
  myRegistrations: (locale: Locale) => `/${locale}/mie-iscrizioni`,
  myRegistration: (locale: Locale, id: string, act?: RegistrationAct) => `/${locale}/mie-iscrizioni/${id}${act ? `/${act}` : ''}`,
  profile: (locale: Locale) => `/${locale}/profilo`,
  erase: (locale: Locale) => `/${locale}/profilo/cancella`,
  /** Where staff begin: what each of their roles lets them do. */
  work: (locale: Locale) => `/${locale}/lavoro`,
  /** The organiser's desk: what waits, in all processes that one organises. */
  desk: (locale: Locale) => `/${locale}/org`,
  plan: (locale: Locale, slug: string) => `/${locale}/org/p/${slug}`,
  publishPlan: (locale: Locale, slug: string) => `/${locale}/org/p/${slug}/pubblica`,
  /** The time line with its drafts, and where else it may be shown. */
  staffTimeline: (locale: Locale, slug: string) => `/${locale}/org/p/${slug}/linea`,
  planSeries: (locale: Locale, slug: string) => `/${locale}/org/p/${slug}/cicli`,
  grid: (locale: Locale, slug: string) => `/${locale}/org/p/${slug}/griglia`,
  gridFile: (slug: string, ending: 'csv' | 'xlsx') => `/files/grids/${slug}.${ending}`,
  heldNotices: (locale: Locale, slug: string) => `/${locale}/org/p/${slug}/avvisi`,
  /** Who is in a group; without one, in the first. */
  groupMembers: (locale: Locale, slug: string, group?: string) => `/${locale}/org/p/${slug}/gruppi${group === undefined ? '' : `?gruppo=${encodeURIComponent(group)}`}`,
  /** The stakeholder categories of a process, and its organisations. */
  categories: (locale: Locale, slug: string) => `/${locale}/org/p/${slug}/enti`,
  /** The numbers of a process by category and municipality, or of a group of it; and as a file, also those of a meeting. */
  splits: (locale: Locale, slug: string, group?: string) => `/${locale}/org/p/${slug}/numeri${group === undefined ? '' : `?gruppo=${encodeURIComponent(group)}`}`,
  meetingSplits: (locale: Locale, id: string) => `/${locale}/org/incontri/${id}/numeri`,
  splitsFile: (of: 'process' | 'group' | 'meeting', name: string, ending: 'csv' | 'xlsx') => `/files/splits/${of}/${name}.${ending}`,
  /** Organisations that are invited into a group; without one, into the first. */
  groupDelegations: (locale: Locale, slug: string, group?: string) => `/${locale}/org/p/${slug}/deleghe${group === undefined ? '' : `?gruppo=${encodeURIComponent(group)}`}`,
  planHistory: (locale: Locale, slug: string) => `/${locale}/org/p/${slug}/storia`,
  duplicate: (locale: Locale, slug: string) => `/${locale}/org/p/${slug}/duplica`,
  /** Files of people: those that were brought, and one of them. */
  peopleOfProcess: (locale: Locale, slug: string) => `/${locale}/org/p/${slug}/persone`,
  /** All that is known of a person; in the page of which process it stands only says the way back. */
  personRecord: (locale: Locale, slug: string, id: string) => `/${locale}/org/p/${slug}/persone/${id}`,
  /** Two people who may be one; the first stays. */
  mergePeople: (locale: Locale, slug: string, id: string, otherId: string) => `/${locale}/org/p/${slug}/persone/${id}/unisci/${otherId}`,
  /** A file of the people who are looked for, the filter being a PeopleFilter. */
  peopleFile: (slug: string, ending: 'csv' | 'xlsx', filter: object | null) => `/files/people/${slug}.${ending}${filter ? `?filter=${encodeURIComponent(JSON.stringify(filter))}` : ''}`,
  /** What an act on many people came to. */
  bulkAct: (locale: Locale, id: string) => `/${locale}/org/operazioni/${id}`,
  bulkActs: (locale: Locale, slug: string) => `/${locale}/org/p/${slug}/persone/operazioni`,
  importsOfPeople: (locale: Locale, slug: string) => `/${locale}/org/p/${slug}/persone/importazioni`,
  importOfPeople: (locale: Locale, slug: string, id: string) => `/${locale}/org/p/${slug}/persone/importazioni/${id}`,
  importTemplate: '/imports/people/template.csv',
  importBadRows: (id: string) => `/imports/people/${id}/rows.csv`,
  /** Where a file goes that is the answer to a question. */
  answerUpload: (questionId: string) => `/answer-files/${questionId}`,
  peopleUpload: (slug: string) => `/imports/people/${slug}`,
  newMeeting: (locale: Locale, slug: string) => `/${locale}/org/p/${slug}/nuovo`,
  staffMeeting: (locale: Locale, id: string) => `/${locale}/org/incontri/${id}`,
  moveMeeting: (locale: Locale, id: string) => `/${locale}/org/incontri/${id}/sposta`,
  cancelMeeting: (locale: Locale, id: string) => `/${locale}/org/incontri/${id}/annulla`,
  agenda: (locale: Locale, id: string) => `/${locale}/org/incontri/${id}/programma`,
  admissions: (locale: Locale, id: string) => `/${locale}/org/incontri/${id}/modalita`,
  meetingQuestions: (locale: Locale, id: string) => `/${locale}/org/incontri/${id}/domande`,
  processQuestions: (locale: Locale, slug: string) => `/${locale}/org/p/${slug}/domande`,
  roster: (locale: Locale, id: string) => `/${locale}/org/incontri/${id}/presenze`,
  meetingRegistrations: (locale: Locale, id: string) => `/${locale}/org/incontri/${id}/iscrizioni`,
  /** A file of the registrations that are looked for, the filter being a RegistrationFilter. */
  answersFile: (id: string, ending: 'csv' | 'xlsx') => `/files/answers/${id}.${ending}`,
  registrationsFile: (id: string, ending: 'csv' | 'xlsx', filter: object | null) =>
    `/files/registrations/${id}.${ending}${filter ? `?filter=${encodeURIComponent(JSON.stringify(filter))}` : ''}`,
  registerSomebody: (locale: Locale, id: string) => `/${locale}/org/incontri/${id}/iscrizioni/nuova`,
  /** To print for somebody without an address, or to read out on the telephone. */
  attendeeConfirmation: (locale: Locale, id: string, registrationId: string) => `/${locale}/org/incontri/${id}/iscrizioni/${registrationId}`,
  meetingInvitations: (locale: Locale, id: string) => `/${locale}/org/incontri/${id}/inviti`,
  meetingDelegations: (locale: Locale, id: string) => `/${locale}/org/incontri/${id}/deleghe`,
  meetingMails: (locale: Locale, id: string) => `/${locale}/org/incontri/${id}/posta`,
  /** The venues and rooms that meetings are held in. */
  venues: (locale: Locale) => `/${locale}/org/sedi`,
  newVenue: (locale: Locale) => `/${locale}/org/sedi/nuova`,
  venue: (locale: Locale, id: string) => `/${locale}/org/sedi/${id}`,
  adminOrganisations: (locale: Locale) => `/${locale}/admin/enti`,
  /** Organisations that may be listed twice. */
  organisationDoubles: (locale: Locale) => `/${locale}/admin/enti/doppi`,
  adminPeople: (locale: Locale) => `/${locale}/admin/persone`,
  adminMails: (locale: Locale) => `/${locale}/admin/posta`,
  adminJobs: (locale: Locale) => `/${locale}/admin/lavori`,
  /** A file that the server makes; it has no language. */
  numbersFile: (slug: string) => `/files/numbers/${slug}.csv`,
  programmeFile: (slug: string) => `/files/programmes/${slug}.yaml`,
  timelineFile: (locale: Locale, slug: string) => `/files/timelines/${slug}.svg?locale=${locale}`,
  importProgramme: (locale: Locale) => `/${locale}/admin/importa`,
  adminLog: (locale: Locale) => `/${locale}/admin/registro`,
  demonstration: (locale: Locale) => `/${locale}/dimostrazione`,
  privacy: (locale: Locale) => `/${locale}/privacy`,
  accessibility: (locale: Locale) => `/${locale}/accessibilita`,
  legalNotes: (locale: Locale) => `/${locale}/note-legali`,
  contacts: (locale: Locale) => `/${locale}/contatti`,
};

/** The same page in another language; from a page without a language in its address, the home page. */
export function inLocale(pathname: string, locale: Locale): string {
  return /^\/(it|en|fr)(?=\/|$)/.test(pathname) ? pathname.replace(/^\/(it|en|fr)/, `/${locale}`) : paths.home(locale);
}
