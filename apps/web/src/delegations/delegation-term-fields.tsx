import { useMessages } from '../messages.js';
import type { DraftForm } from '../ui/draft-form.js';
import { TextField } from '../ui/field.js';
import type { UserError } from '../ui/form.js';
import { Textarea } from '../ui/textarea.js';

/** What organisers say of an invitation, as it is typed. The first four only when it is made. */
export interface DelegationValues {
  organisationId: string;
  admissionId: string;
  comesAs: string;
  locale: string;
  contactName: string;
  contactEmail: string;
  places: string;
  deadline: string;
  note: string;
}

const MOST_PLACES = 100;

/** Nothing typed yet. */
export const blankDelegation: DelegationValues = { organisationId: '', admissionId: '', comesAs: '', locale: '', contactName: '', contactEmail: '', places: '', deadline: '', note: '' };

/** Contact, places, deadline and words of an invitation. */
export function DelegationTermFields({ form, timezone }: { form: DraftForm<DelegationValues>; timezone: string }) {
  const { t } = useMessages();
  const inRange = (text: string) => (/^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= MOST_PLACES ? null : t('invalid.number', { most: MOST_PLACES }));
  return (
    <>
      <TextField form={form} name="contactName" label={t('delegation.contactName')} hint={t('delegation.contactNameHint')} required={t('delegation.contactNameMissing')} autoComplete="off" />
      <TextField form={form} name="contactEmail" label={t('delegation.contactEmail')} required={t('invalid.email')} type="email" inputMode="email" autoComplete="off" />
      <TextField form={form} name="places" label={t('delegation.places')} required={t('invalid.number', { most: MOST_PLACES })} check={inRange} inputMode="numeric" width="short" />
      <TextField form={form} name="deadline" label={t('delegation.deadlineIn', { zone: timezone })} hint={t('delegation.deadlineHint')} type="datetime-local" />
      <Textarea form={form} name="note" label={t('delegation.note')} hint={t('delegation.noteHint')} />
    </>
  );
}

export function inputOf({ contactName, contactEmail, places, deadline, note }: DelegationValues) {
  return { contact: { name: contactName, email: contactEmail }, places: Number(places), deadline: deadline || null, note: note.trim() || null };
}

/** The server names the contact's fields in their own way. */
export function atTermField({ message, path }: UserError): UserError {
  const [of, name] = path ?? [];
  return of === 'contact' && name !== undefined ? { message, path: [name === 'name' ? 'contactName' : 'contactEmail'] } : { message, path: path ?? null };
}
