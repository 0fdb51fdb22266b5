import { meaningOf } from '@percorso/time';
import type { AdmissionForMail, MeetingForMail } from '../calendars/meeting-snapshot.js';
import type { Locale } from '../kernel/locale.js';
import { announcementsOf } from '../meetings/meeting-announcements.js';
import type { MeetingServices } from '../meetings/meeting.entity.js';

const words = {
  it: {
    process: 'Laboratorio per la programmazione partecipata',
    title: 'Sessione 2: la casa come primo luogo di cura',
    description: 'Lavoriamo a piccoli gruppi sulle buone pratiche raccolte nel territorio.',
    room: 'Sala dei Comuni',
    venue: 'Palazzo della Provincia',
    inRoom: 'In sala',
    onTheNet: 'In rete',
  },
  en: {
    process: 'Laboratory for participatory planning',
    title: 'Session 2: the home as the first place of care',
    description: 'We work in small groups on the good practices gathered in the area.',
    room: 'Sala dei Comuni',
    venue: 'Palazzo della Provincia',
    inRoom: 'In the room',
    onTheNet: 'Online',
  },
  fr: {
    process: 'Laboratoire de programmation participative',
    title: 'Séance 2 : le domicile, premier lieu de soin',
    description: 'Nous travaillons en petits groupes sur les bonnes pratiques du territoire.',
    room: 'Sala dei Comuni',
    venue: 'Palazzo della Provincia',
    inRoom: 'En salle',
    onTheNet: 'En ligne',
  },
} as const;

const TIMEZONE = 'Europe/Rome';
const services: MeetingServices = { interpreters: ['fr', 'de'], signLanguage: true, recorded: true, photographed: true };

/** A meeting of one day in a room in Lodi. */
export function exampleMeeting(locale: Locale): MeetingForMail {
  const { process, title, description, room, venue } = words[locale];
  return {
    id: '01a00000-0000-7000-8000-000000000001',
    title,
    description,
    processSlug: 'laboratorio-prossime-edizioni',
    processTitle: process,
    tentative: false,
    date: '2027-03-12',
    timezone: TIMEZONE,
    days: [dayOf(1, '2027-03-12', '09:30', '13:00')],
    place: [room, venue, 'Via Fanfulla 14, Lodi'],
    municipality: 'Lodi',
    latitude: 45.3144,
    longitude: 9.5029,
    announcements: [],
    onlineUrl: null,
    createdAt: '2026-11-02T09:00:00Z',
    updatedAt: '2026-11-16T09:00:00Z',
  };
}

/** The same on another day. */
export function movedMeeting(locale: Locale): MeetingForMail {
  return { ...exampleMeeting(locale), date: '2027-03-19', days: [dayOf(1, '2027-03-19', '14:30', '18:00')] };
}

/** The same with a room on the net, and with all that can be announced. */
export function onlineMeeting(locale: Locale): MeetingForMail {
  return { ...exampleMeeting(locale), onlineUrl: 'https://meet.example.org/laboratorio?room=lodi,2;lang=it', announcements: announcementsOf(services, locale) };
}

/** The same over two days. */
export function longMeeting(locale: Locale): MeetingForMail {
  return {
    ...exampleMeeting(locale),
    date: '2027-03-12/2027-03-13',
    days: [dayOf(1, '2027-03-12', '14:00', '18:00'), dayOf(2, '2027-03-13', '09:30', '13:00')],
  };
}

/** A save-the-date: no hour yet, and no place. */
export function announcedMeeting(locale: Locale): MeetingForMail {
  const day = { position: 1, date: '2027-05-07', starts: null, ends: null, startsAt: null, endsAt: null };
  return { ...exampleMeeting(locale), tentative: true, date: '2027-05-07', days: [day], place: [], municipality: null };
}

export function exampleAdmission(locale: Locale, mode: AdmissionForMail['mode']): AdmissionForMail {
  return { title: mode === 'ONLINE' ? words[locale].onTheNet : words[locale].inRoom, mode };
}

function dayOf(position: number, date: string, from: string, to: string): MeetingForMail['days'][number] {
  const [starts, ends] = [`${date}T${from}`, `${date}T${to}`];
  const [startsAt, endsAt] = [starts, ends].map((wallTime) => meaningOf(wallTime, TIMEZONE).instant.toISOString());
  return { position, date, starts, ends, startsAt: startsAt ?? null, endsAt: endsAt ?? null };
}
