import { useEffect, useMemo } from 'react';
import { type DefaultValues, type FieldValues, type Path, useForm, type UseFormReturn } from 'react-hook-form';

/** A form whose values outlive errors, a reload and a lost session, until the tab is closed or what they ask for is done. */
export interface DraftForm<Values extends FieldValues> extends UseFormReturn<Values> {
  /** Forgets the draft: call it when what the form asks for has been done. */
  forgetDraft: () => void;
}

const keyOf = (name: string) => `draft:${name}`;

/** Null when there is no draft, it cannot be read, or the browser keeps nothing for us. */
export function readDraft(name: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(name)) ?? 'null');
  } catch {
    return null;
  }
}

export function writeDraft(name: string, values: unknown): void {
  try {
    sessionStorage.setItem(keyOf(name), JSON.stringify(values));
  } catch {
    // A browser that keeps nothing loses the draft, and nothing else.
  }
}

export function removeDraft(name: string): void {
  try {
    sessionStorage.removeItem(keyOf(name));
  } catch {
    // See writeDraft.
  }
}

/** The draft's values for the fields that the form has; what else an older draft holds is left out. */
function restored<Values extends FieldValues>(name: string, defaults: DefaultValues<Values>): DefaultValues<Values> {
  const draft = readDraft(name);
  if (typeof draft !== 'object' || draft === null) return defaults;
  const known = Object.entries(draft).filter(([field, value]) => field in defaults && typeof value === typeof defaults[field as Path<Values>]);
  return { ...defaults, ...Object.fromEntries(known) };
}

/**
 * A form that validates when it is submitted, never while one types. `name` tells drafts apart; `defaults` must name
 * every field, and is read once.
 */
export function useDraftForm<Values extends FieldValues>(name: string, defaults: DefaultValues<Values>): DraftForm<Values> {
  const form = useForm<Values>({
    defaultValues: restored(name, defaults),
    mode: 'onSubmit',
    reValidateMode: 'onSubmit',
    shouldFocusError: false,
  });
  const { subscribe, formState } = form;
  useEffect(() => subscribe({ formState: { values: true }, callback: ({ values }) => writeDraft(name, values) }), [name, subscribe]);
  // The library keeps its object and changes the state in it: a copy has to follow.
  return useMemo(() => ({ ...form, formState, forgetDraft: () => removeDraft(name) }), [form, formState, name]);
}
