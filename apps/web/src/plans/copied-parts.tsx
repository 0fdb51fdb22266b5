import type { FieldValues, Path } from 'react-hook-form';

import { useMessages } from '../messages.js';
import { Checkbox } from '../ui/checkbox.js';
import type { DraftForm } from '../ui/draft-form.js';
import { copiedPartNames } from './copy-choice.js';

/** What a copy takes along. People, answers and attendance never go with it, and it says so. `within`: the field that holds the choices, where it is not the form. */
export function CopiedParts<Values extends FieldValues>({ form, within }: { form: DraftForm<Values>; within?: string }) {
  const { t } = useMessages();
  return (
    <fieldset className="form-group">
      <legend className="form-label">{t('copiedParts.label')}</legend>
      <p className="form-text">{t('copiedParts.hint')}</p>
      {copiedPartNames.map((name) => (
        <Checkbox key={name} form={form} name={(within ? `${within}.${name}` : name) as Path<Values>} label={t(`copiedParts.${name}`)} />
      ))}
    </fieldset>
  );
}
