import { formatEdtf, parseEdtf } from '@percorso/time';
import type { FieldValues, Path } from 'react-hook-form';

import { useMessages } from '../messages.js';
import type { DraftForm } from '../ui/draft-form.js';
import { TextField } from '../ui/field.js';

/** A date as precise as it is known, which the field reads back in words while one writes. `value` is what is in it. */
export function EdtfField<Values extends FieldValues>({ form, name, value, label, hint }: { form: DraftForm<Values>; name: Path<Values>; value: string; label: string; hint: string }) {
  const { t, locale } = useMessages();
  const known = parseEdtf(value.trim());
  return (
    <TextField
      form={form}
      name={name}
      label={label}
      hint={
        <>
          {hint}
          <span className="plan-reading">{known ? t('planEdit.reads', { words: formatEdtf(value.trim(), locale) }) : t('planEdit.readsNothing')}</span>
        </>
      }
      required={t('planEdit.dateMissing')}
      autoComplete="off"
      width="short"
    />
  );
}
