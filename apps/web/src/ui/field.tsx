import type { HTMLInputAutoCompleteAttribute, HTMLInputTypeAttribute, ReactNode } from 'react';
import { type FieldValues, get, type Path, type RegisterOptions } from 'react-hook-form';

import { useMessages } from '../messages.js';
import type { DraftForm } from './draft-form.js';
import { Icon } from './icon.js';

/** The id of a field's first control, which labels, the error summary and links lead to. */
export const fieldId = (name: string) => `field-${name.replaceAll('.', '-')}`;

export interface FieldProps<Values extends FieldValues> {
  form: DraftForm<Values>;
  name: Path<Values>;
  label: ReactNode;
  hint?: ReactNode;
  /** The message when it is left empty; without it the field may be. */
  required?: string;
  /** Null when the value is right, else what is wrong, as a sentence. Not called for an empty value. */
  check?: (value: string) => string | null;
}

/** The message shown at a field, if any. */
export function errorOf<Values extends FieldValues>(form: DraftForm<Values>, name: Path<Values>): string | null {
  const error: unknown = get(form.formState.errors, name);
  return typeof error === 'object' && error !== null && 'message' in error && typeof error.message === 'string' ? error.message : null;
}

export function rulesOf<Values extends FieldValues>({ required, check }: Pick<FieldProps<Values>, 'required' | 'check'>): RegisterOptions<Values, Path<Values>> {
  return {
    validate: (value: unknown) => {
      const text = typeof value === 'string' ? value.trim() : '';
      if (text === '') return required ?? true;
      return check?.(text) ?? true;
    },
  };
}

export function FieldLabel({ htmlFor, label, isRequired }: { htmlFor: string; label: ReactNode; isRequired: boolean }) {
  return (
    <label htmlFor={htmlFor} className="form-label">
      {label}
      <RequiredMark isRequired={isRequired} />
    </label>
  );
}

/** The asterisk that the form explains; what may be left empty says so instead. */
export function RequiredMark({ isRequired }: { isRequired: boolean }) {
  const { t } = useMessages();
  return isRequired ? <span aria-hidden="true">{'\u00a0*'}</span> : <span className="form-optional"> {t('common.optional')}</span>;
}

export function FieldHint({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={id} className="form-text">
      {children}
    </p>
  );
}

export function FieldError({ id, message }: { id: string; message: string }) {
  const { t } = useMessages();
  return (
    <p id={id} className="form-feedback">
      <Icon name="alert" size="sm" />
      <span>
        <span className="visually-hidden">{t('common.errorPrefix')} </span>
        {message}
      </span>
    </p>
  );
}

/** Label above, then hint, error and control: read in this order by everybody. */
export function FieldFrame({ id, label, hint, error, isRequired, children }: { id: string; label: ReactNode; hint?: ReactNode; error: string | null; isRequired: boolean; children: ReactNode }) {
  return (
    <div className={error ? 'form-group is-invalid' : 'form-group'}>
      <FieldLabel htmlFor={id} label={label} isRequired={isRequired} />
      {hint && <FieldHint id={`${id}-hint`}>{hint}</FieldHint>}
      {error && <FieldError id={`${id}-error`} message={error} />}
      {children}
    </div>
  );
}

/** What a control is described by: its hint and its error, when they are there. */
export function describedBy(id: string, hint: ReactNode, error: string | null): string | undefined {
  return [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
}

interface TextFieldProps<Values extends FieldValues> extends FieldProps<Values> {
  type?: HTMLInputTypeAttribute;
  inputMode?: 'text' | 'email' | 'tel' | 'numeric' | 'decimal';
  autoComplete?: HTMLInputAutoCompleteAttribute;
  /** How wide, as a sign of how much is expected. */
  width?: 'short' | 'full';
  suggestions?: readonly string[];
}

export function TextField<Values extends FieldValues>({ form, name, label, hint, required, check, type = 'text', inputMode, autoComplete, width = 'full', suggestions }: TextFieldProps<Values>) {
  const id = fieldId(name);
  const error = errorOf(form, name);
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} isRequired={required !== undefined}>
      <input
        {...form.register(name, rulesOf({ required, check }))}
        id={id}
        type={type}
        inputMode={inputMode}
        autoComplete={autoComplete}
        className={width === 'short' ? 'form-control form-control-short' : 'form-control'}
        required={required !== undefined}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
        list={suggestions ? `${id}-list` : undefined}
      />
      {suggestions && (
        <datalist id={`${id}-list`}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      )}
    </FieldFrame>
  );
}
