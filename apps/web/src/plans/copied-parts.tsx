import type { Path } from 'react-hook-form';

import { useMessages } from '../messages.js';
import { Checkbox } from '../ui/checkbox.js';
import type { DraftForm } from '../ui/draft-form.js';
import { copiedPartNames, type CopiedPartValues } from './copy-choice.js';

/** What a copy takes along. People, answers and attendance never go with it, and it says so. */
export function CopiedParts<Values extends CopiedPartValues>({ form }: { form: DraftForm<Values> }) {
  const { t } = useMessages();
  return (
    <fieldset className="form-group">
      <legend className="form-label">{t('copiedParts.label')}</legend>
      <p className="form-text">{t('copiedParts.hint')}</p>
      {copiedPartNames.map((name) => (
        <Checkbox key={name} form={form} name={name as Path<Values>} label={t(`copiedParts.${name}`)} />
      ))}
    </fieldset>
  );
}
