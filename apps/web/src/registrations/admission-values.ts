import { isWallTime, meaningOf, wallTimeAt } from '@percorso/time';

import type { Locale } from '../messages.js';
import type { AdmissionMode, Audience, SaveAdmissionInput } from '../schema.generated.js';
import type { KeptAdmissionFragment } from './admissions-page.generated.js';

const written = ['it', 'en', 'fr'] as const;

/** A way to attend, as it is typed. Wall times are in the meeting's zone. */
export interface AdmissionValues {
  title: Record<Locale, string>;
  mode: AdmissionMode;
  audience: Audience;
  opensAt: string;
  closesAt: string;
  waitingList: boolean;
  approval: boolean;
  /** Id of the admission whose seats these are too; empty: its own. */
  sharesSeatsWith: string;
  /** Empty: no limit. */
  seats: string;
  promotion: 'AT_ONCE' | 'OFFER';
  offerHours: string;
  promotionStopsHours: string;
  /** Id of the admission that gets what is left; empty: the seats are not reserved. */
  releasesTo: string;
  releasesAt: string;
}

export const newAdmission: AdmissionValues = {
  title: { it: '', en: '', fr: '' },
  mode: 'IN_PERSON',
  audience: 'PUBLIC',
  opensAt: '',
  closesAt: '',
  waitingList: true,
  approval: false,
  sharesSeatsWith: '',
  seats: '',
  promotion: 'AT_ONCE',
  offerHours: '24',
  promotionStopsHours: '0',
  releasesTo: '',
  releasesAt: '',
};

/** What is saved, ready to be changed: in each language only what is written in it. */
export function admissionValues(admission: KeptAdmissionFragment, zone: string): AdmissionValues {
  const { it, itLocale, en, enLocale, fr, frLocale, mode, audience, waitingList, approval, seats, offerHours } = admission;
  const typed = (instant: string | null) => (instant === null ? '' : wallTimeAt(new Date(instant), zone));
  return {
    title: { it: itLocale === 'it' ? it : '', en: enLocale === 'en' ? en : '', fr: frLocale === 'fr' ? fr : '' },
    mode,
    audience,
    opensAt: typed(admission.opensAt),
    closesAt: typed(admission.closesAt),
    waitingList,
    approval,
    sharesSeatsWith: admission.sharesSeatsWith?.id ?? '',
    seats: seats === null ? '' : String(seats),
    promotion: offerHours === null ? 'AT_ONCE' : 'OFFER',
    offerHours: String(offerHours ?? newAdmission.offerHours),
    promotionStopsHours: String(admission.promotionStopsHours),
    releasesTo: admission.releasesTo?.id ?? '',
    releasesAt: typed(admission.releasesAt),
  };
}

/** What was typed, as the server takes it. Seats that are another's are left out. */
export function admissionInput(values: AdmissionValues, zone: string): Omit<SaveAdmissionInput, 'meetingId'> {
  const { title, mode, audience, opensAt, closesAt, waitingList, approval, sharesSeatsWith } = values;
  const instant = (typed: string) => (isWallTime(typed) ? meaningOf(typed, zone).instant.toISOString() : null);
  const said = {
    title: written.map((locale) => ({ locale, text: title[locale] })),
    mode,
    audience,
    opensAt: instant(opensAt),
    closesAt: instant(closesAt),
    waitingList,
    approval,
  };
  if (sharesSeatsWith !== '') return { ...said, sharesSeatsWith };
  return {
    ...said,
    seats: number(values.seats),
    promotion: values.promotion,
    offerHours: values.promotion === 'OFFER' ? number(values.offerHours) : null,
    promotionStopsHours: number(values.promotionStopsHours),
    releasesTo: values.releasesTo || null,
    releasesAt: values.releasesTo === '' ? null : instant(values.releasesAt),
  };
}

/** Where the title stands in the form, by language, for what the server says of the list that it was sent. */
export function typedPath(path: readonly string[]): readonly string[] {
  const [first, position] = path;
  return first === 'title' ? [first, written[Number(position ?? 0)] ?? written[0]] : path;
}

function number(typed: string): number | null {
  return typed.trim() === '' ? null : Number(typed);
}
