import type { FieldValues } from 'react-hook-form';

import { describedBy, errorOf, FieldError, FieldHint, fieldId, type FieldProps, RequiredMark } from './field.js';
import type { Choice } from './select.js';

interface CheckboxGroupProps<Values extends FieldValues> extends Omit<FieldProps<Values>, 'check'> {
  choices: readonly Choice[];
  /** Null when what is chosen is right, else what is wrong, as a sentence. Not called for nothing. */
  check?: (chosen: readonly string[]) => string | null;
}

/** As many of some choices as one likes. The field's value is the list of those that are ticked. */
export function CheckboxGroup<Values extends FieldValues>({ form, name, label, hint, required, check, choices }: CheckboxGroupProps<Values>) {
  const id = fieldId(name);
  const error = errorOf(form, name);
  const field = form.register(name, {
    validate: (value: unknown) => {
      // A single box is no list to the library.
      const chosen = Array.isArray(value) ? value.map(String) : typeof value === 'string' && value !== '' ? [value] : [];
      if (chosen.length === 0) return required ?? true;
      return check?.(chosen) ?? true;
    },
  });
  return (
    <fieldset className={error ? 'form-group is-invalid' : 'form-group'} aria-describedby={describedBy(id, hint, error)}>
      <legend className="form-label">
        {label}
        <RequiredMark isRequired={required !== undefined} />
      </legend>
      {hint && <FieldHint id={`${id}-hint`}>{hint}</FieldHint>}
      {error && <FieldError id={`${id}-error`} message={error} />}
      {choices.map(({ value, label: text, lang }, index) => {
        const own = index === 0 ? id : `${id}-${value}`;
        return (
          <div key={value} className="form-check">
            <input {...field} id={own} type="checkbox" value={value} className="form-check-input" />
            <label htmlFor={own} className="form-check-label" lang={lang}>
              {text}
            </label>
          </div>
        );
      })}
    </fieldset>
  );
}
