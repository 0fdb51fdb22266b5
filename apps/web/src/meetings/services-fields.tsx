import type { FieldValues, Path } from 'react-hook-form';

import { useMessages } from '../messages.js';
import { Checkbox } from '../ui/checkbox.js';
import type { DraftForm } from '../ui/draft-form.js';
import { TextField } from '../ui/field.js';

/** What is announced of a meeting besides its programme, as it is typed. */
export interface ServicesValues {
  /** Languages in two letters, with anything in between. */
  interpreters: string;
  signLanguage: boolean;
  recorded: boolean;
  photographed: boolean;
}

export const noServices: ServicesValues = { interpreters: '', signLanguage: false, recorded: false, photographed: false };

/** As the server takes it. */
export function servicesInput({ interpreters, signLanguage, recorded, photographed }: ServicesValues) {
  return { interpreters: interpreters.toLowerCase().split(/[\s,;]+/).filter(Boolean), signLanguage, recorded, photographed };
}

export function ServicesFields<Values extends FieldValues & ServicesValues>({ form }: { form: DraftForm<Values> }) {
  const { t } = useMessages();
  const field = (name: keyof ServicesValues) => name as Path<Values>;
  return (
    <>
      <TextField form={form} name={field('interpreters')} label={t('details.interpreters')} hint={t('details.interpretersHint')} autoComplete="off" />
      <Checkbox form={form} name={field('signLanguage')} label={t('details.signLanguage')} />
      <Checkbox form={form} name={field('recorded')} label={t('details.recorded')} />
      <Checkbox form={form} name={field('photographed')} label={t('details.photographed')} />
    </>
  );
}
