import type { FieldValues } from 'react-hook-form';

import { describedBy, errorOf, FieldError, FieldHint, fieldId, type FieldProps, RequiredMark, rulesOf } from './field.js';
import type { Choice } from './select.js';

/** Up to five choices, of which one. */
export function RadioGroup<Values extends FieldValues>({ form, name, label, hint, required, check, choices }: FieldProps<Values> & { choices: readonly Choice[] }) {
  const id = fieldId(name);
  const error = errorOf(form, name);
  const field = form.register(name, rulesOf({ required, check }));
  return (
    <fieldset className={error ? 'form-group is-invalid' : 'form-group'} aria-describedby={describedBy(id, hint, error)}>
      <legend className="form-label">
        {label}
        <RequiredMark isRequired={required !== undefined} />
      </legend>
      {hint && <FieldHint id={`${id}-hint`}>{hint}</FieldHint>}
      {error && <FieldError id={`${id}-error`} message={error} />}
      {choices.map(({ value, label: text, lang, hint: more }, index) => {
        const own = index === 0 ? id : `${id}-${value}`;
        return (
          <div key={value} className="form-check">
            <input {...field} id={own} type="radio" value={value} className="form-check-input" aria-describedby={more ? `${own}-more` : undefined} />
            <label htmlFor={own} className="form-check-label" lang={lang}>
              {text}
            </label>
            {more && (
              <p id={`${own}-more`} className="form-text">
                {more}
              </p>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
