import type { FieldValues } from 'react-hook-form';

import { describedBy, errorOf, FieldFrame, fieldId, type FieldProps, rulesOf } from './field.js';

/** A text of several lines; grows with what is written where the browser can. `code`: a file, whose lines stay as they are. */
export function Textarea<Values extends FieldValues>({ form, name, label, hint, required, check, rows = 4, code = false }: FieldProps<Values> & { rows?: number; code?: boolean }) {
  const id = fieldId(name);
  const error = errorOf(form, name);
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} isRequired={required !== undefined}>
      <textarea
        {...form.register(name, rulesOf({ required, check }))}
        id={id}
        rows={rows}
        className={code ? 'form-control form-control-code' : 'form-control'}
        required={required !== undefined}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
      />
    </FieldFrame>
  );
}
