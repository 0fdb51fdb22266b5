import type { FieldValues } from 'react-hook-form';

import type { Locale } from '../messages.js';

import { describedBy, errorOf, FieldFrame, fieldId, type FieldProps, rulesOf } from './field.js';

export interface Choice {
  value: string;
  label: string;
  hint?: string;
  /** Where it is not the page's language. */
  lang?: Locale;
}

/** For six to ten choices; fewer are radio buttons, more a text field with suggestions. `empty` names the choice of none. */
export function Select<Values extends FieldValues>({ form, name, label, hint, required, check, choices, empty }: FieldProps<Values> & { choices: readonly Choice[]; empty: string }) {
  const id = fieldId(name);
  const error = errorOf(form, name);
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} isRequired={required !== undefined}>
      <select
        {...form.register(name, rulesOf({ required, check }))}
        id={id}
        className="form-select"
        required={required !== undefined}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
      >
        <option value="">{empty}</option>
        {choices.map(({ value, label: text, lang }) => (
          <option key={value} value={value} lang={lang}>
            {text}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
