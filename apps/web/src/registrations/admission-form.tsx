import { useMutation } from '@apollo/client/react';
import { useEffect, useRef } from 'react';

import { locales } from '../locales.js';
import { useMessages } from '../messages.js';
import { Checkbox } from '../ui/checkbox.js';
import { type DraftForm, useDraftForm } from '../ui/draft-form.js';
import { TextField } from '../ui/field.js';
import { Form } from '../ui/form.js';
import { RadioGroup } from '../ui/radio-group.js';
import { Select } from '../ui/select.js';
import { admissionInput, admissionValues, type AdmissionValues, newAdmission, typedPath } from './admission-values.js';
import { type KeptAdmissionFragment, SaveAdmissionDocument } from './admissions-page.generated.js';
import { languageName } from './language-name.js';
import { seatsBeyond } from './seats-in-words.js';
import { SaveSeats, type SeatsSending, useSeatsPreview } from './seats-preview.js';

interface AdmissionFormProps {
  meetingId: string;
  /** Of the wall times. */
  zone: string;
  /** Null: a new one. */
  admission: KeptAdmissionFragment | null;
  others: readonly KeptAdmissionFragment[];
  onDone: () => void;
  onLeave: () => void;
}

/** What it brings with it is said first, then done by a button that says it. */
export function AdmissionForm({ meetingId, zone, admission, others, onDone, onLeave }: AdmissionFormProps) {
  const { t } = useMessages();
  const form = useDraftForm<AdmissionValues>(`admission-${meetingId}-${admission?.id ?? 'new'}`, admission ? admissionValues(admission, zone) : newAdmission);
  const [save, { loading }] = useMutation(SaveAdmissionDocument);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.querySelector<HTMLElement>('input')?.focus(), []);
  const send = async (values: AdmissionValues, how: SeatsSending) => {
    const input = { ...admissionInput(values, zone), meetingId, admissionId: admission?.id ?? null, ...how };
    const answer = (await save({ variables: { input } })).data?.saveAdmission;
    return answer && { ...answer, userErrors: answer.userErrors.map((error) => ({ ...error, path: error.path && typedPath(error.path) })) };
  };
  const { submit, consequence } = useSeatsPreview(form, send, onDone);
  const leave = () => {
    form.forgetDraft();
    onLeave();
  };
  return (
    <div ref={place} className="inline-form">
      <h3>{admission ? t('admissions.changeOf', { title: admission.title }) : t('admissions.new')}</h3>
      <Form form={form} onSubmit={submit}>
        <p>{t('common.requiredNote')}</p>
        <fieldset className="form-part">
          <legend className="h6">{t('admissions.name')}</legend>
          {locales.map((locale) => (
            <TextField key={locale} form={form} name={`title.${locale}`} label={languageName(locale)} autoComplete="off" />
          ))}
        </fieldset>
        <RadioGroup form={form} name="mode" label={t('admissions.mode')} required={t('invalid.required')} choices={(['IN_PERSON', 'ONLINE'] as const).map((value) => ({ value, label: t(`admissions.mode.${value}`) }))} />
        <RadioGroup form={form} name="audience" label={t('admissions.audience')} required={t('invalid.required')} choices={(['PUBLIC', 'GROUP', 'INVITED'] as const).map((value) => ({ value, label: t(`admissions.audience.${value}`) }))} />
        <Checkbox form={form} name="approval" label={t('admissions.approval')} hint={t('admissions.approvalHint')} />
        <TextField form={form} name="opensAt" label={t('admissions.opensAt', { zone })} hint={t('admissions.opensAtHint')} type="datetime-local" />
        <TextField form={form} name="closesAt" label={t('admissions.closesAt', { zone })} hint={t('admissions.closesAtHint')} type="datetime-local" />
        <Checkbox form={form} name="waitingList" label={t('admissions.waitingList')} />
        <SeatFields form={form} zone={zone} others={others} />
        <SaveSeats consequence={consequence} beyond={() => seatsBeyond(admission ?? {}, Number(form.getValues('seats')))} busy={loading} onLeave={leave} />
      </Form>
    </div>
  );
}

/** How many seats, how freed ones are given and for whom they are kept; nothing of it where they are another's. */
function SeatFields({ form, zone, others }: { form: DraftForm<AdmissionValues>; zone: string; others: readonly KeptAdmissionFragment[] }) {
  const { t } = useMessages();
  const wholeNumber = (value: string) => (/^\d{1,6}$/.test(value) ? null : t('newMeeting.wholeNumber'));
  const owners = others.filter(({ sharesSeatsWith }) => sharesSeatsWith === null).map(({ id, title }) => ({ value: id, label: title }));
  const [shares, promotion, releasesTo] = form.watch(['sharesSeatsWith', 'promotion', 'releasesTo']);
  return (
    <fieldset className="form-part">
      <legend className="h6">{t('seats.title')}</legend>
      {owners.length > 0 && <Select form={form} name="sharesSeatsWith" label={t('admissions.shares')} empty={t('admissions.own')} choices={owners} />}
      {shares === '' && (
        <>
          <TextField form={form} name="seats" label={t('seats.number')} hint={t('seats.hint')} check={wholeNumber} inputMode="numeric" autoComplete="off" width="short" />
          <RadioGroup form={form} name="promotion" label={t('admissions.promotion')} required={t('invalid.required')} choices={(['AT_ONCE', 'OFFER'] as const).map((value) => ({ value, label: t(`admissions.promotion.${value}`) }))} />
          {promotion === 'OFFER' && (
            <TextField form={form} name="offerHours" label={t('admissions.offerHours')} required={t('newMeeting.wholeNumber')} check={wholeNumber} inputMode="numeric" autoComplete="off" width="short" />
          )}
          <TextField form={form} name="promotionStopsHours" label={t('admissions.stopsHours')} hint={t('admissions.stopsHoursHint')} check={wholeNumber} inputMode="numeric" autoComplete="off" width="short" />
          {owners.length > 0 && <Select form={form} name="releasesTo" label={t('admissions.releasesTo')} hint={t('admissions.releasesToHint')} empty={t('admissions.notReserved')} choices={owners} />}
          {releasesTo !== '' && <TextField form={form} name="releasesAt" label={t('admissions.releasesAt', { zone })} required={t('invalid.required')} type="datetime-local" />}
        </>
      )}
    </fieldset>
  );
}
