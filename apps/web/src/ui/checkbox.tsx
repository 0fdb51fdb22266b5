import type { ReactNode } from 'react';
import type { FieldValues, Path } from 'react-hook-form';

import type { DraftForm } from './draft-form.js';
import { describedBy, errorOf, FieldError, FieldHint, fieldId } from './field.js';

interface CheckboxProps<Values extends FieldValues> {
  form: DraftForm<Values>;
  name: Path<Values>;
  label: ReactNode;
  hint?: ReactNode;
  /** The message when it is not ticked; without it one is free. */
  required?: string;
}

/** Yes or no, no unless ticked. The field's value is a boolean. */
export function Checkbox<Values extends FieldValues>({ form, name, label, hint, required }: CheckboxProps<Values>) {
  const id = fieldId(name);
  const error = errorOf(form, name);
  return (
    <div className={error ? 'form-group is-invalid' : 'form-group'}>
      {error && <FieldError id={`${id}-error`} message={error} />}
      <div className="form-check">
        <input
          {...form.register(name, { validate: (value: unknown) => value === true || (required ?? true) })}
          id={id}
          type="checkbox"
          className="form-check-input"
          required={required !== undefined}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, hint, error)}
        />
        <label htmlFor={id} className="form-check-label">
          {label}
          {required !== undefined && <span aria-hidden="true">{'\u00a0*'}</span>}
        </label>
        {hint && <FieldHint id={`${id}-hint`}>{hint}</FieldHint>}
      </div>
    </div>
  );
}
