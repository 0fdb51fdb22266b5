import { type ReactNode, useEffect, useRef, useState } from 'react';
import { type FieldValues, get, type Path } from 'react-hook-form';

import { type Failure, failureOf } from '../failure.js';
import { useMessages } from '../messages.js';
import type { DraftForm } from './draft-form.js';
import { wordsOf } from './act-problem.js';
import { ErrorSummary, type Problem } from './error-summary.js';
import { fieldId } from './field.js';
import { useProblemsInTitle } from './page.js';

/** What the server said was not right. The path names the input's field; its last name is our field's. */
export interface UserError {
  message: string;
  path?: readonly string[] | null;
}

interface FormProps<Values extends FieldValues> {
  form: DraftForm<Values>;
  /** Answers with what the server refused, or nothing when it is done. What it throws is shown, and nothing is lost. */
  onSubmit: (values: Values) => Promise<readonly UserError[] | undefined | void>;
  children: ReactNode;
}

/**
 * A form after the pattern that public services use: checked as a whole when it is sent, with a summary of what is
 * wrong on top, which takes the focus and leads to the fields; the values stay as they were written.
 */
export function Form<Values extends FieldValues>({ form, onSubmit, children }: FormProps<Values>) {
  const { t } = useMessages();
  const [general, setGeneral] = useState<readonly string[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);
  const summary = useRef<HTMLDivElement>(null);
  const { errors, submitCount } = form.formState;
  const problems = [...general.map((message) => ({ message, fieldId: null })), ...problemsOf(errors)];
  if (failure && failure !== 'UNAUTHENTICATED') problems.unshift({ message: t(wordsOf(failure)), fieldId: null });
  useProblemsInTitle(problems.length > 0);

  const hasProblems = problems.length > 0;
  useEffect(() => {
    if (hasProblems) summary.current?.focus();
  }, [hasProblems, submitCount, failure]);

  const send = form.handleSubmit(async (values) => {
    try {
      const refused = (await onSubmit(values)) ?? [];
      setGeneral(refused.filter((error) => !showAtField(form, error)).map(({ message }) => message));
    } catch (error) {
      setFailure(failureOf(error));
    }
  });

  return (
    <form
      noValidate
      onSubmit={(event) => {
        setGeneral([]);
        setFailure(null);
        void send(event);
      }}
    >
      {hasProblems && <ErrorSummary ref={summary} problems={problems} />}
      {children}
    </form>
  );
}

/** Whether something is typed there: a text, yes and no, or some of several boxes. */
function isField<Values extends FieldValues>(form: DraftForm<Values>, name: string): name is Path<Values> {
  const value: unknown = get(form.getValues(), name);
  if (Array.isArray(value)) return document.getElementById(fieldId(name)) !== null;
  return value !== undefined && typeof value !== 'object';
}

/** At the field of the whole path, as in "parts.0.title"; else of as much of it as is one; else of its last name. */
function showAtField<Values extends FieldValues>(form: DraftForm<Values>, { message, path }: UserError): boolean {
  const names = path ?? [];
  const candidates = [...names.map((_, index) => names.slice(0, names.length - index).join('.')), names.at(-1) ?? ''];
  const name = candidates.find((candidate) => isField(form, candidate));
  if (name === undefined || !isField(form, name)) return false;
  form.setError(name, { type: 'server', message });
  return true;
}

/** What is wrong with the fields, also with those of lists within the form. */
function errorsOf(errors: object, above = ''): { message: string; fieldId: string }[] {
  return Object.entries(errors).flatMap(([name, error]: [string, unknown]) => {
    if (typeof error !== 'object' || error === null) return [];
    if ('message' in error && typeof error.message === 'string') return [{ message: error.message, fieldId: fieldId(above + name) }];
    return name === 'ref' ? [] : errorsOf(error, `${above}${name}.`);
  });
}

/** In the order in which the fields stand on the page. */
function problemsOf(errors: object): Problem[] {
  return errorsOf(errors).sort((one, other) => {
    const first = document.getElementById(one.fieldId);
    const second = document.getElementById(other.fieldId);
    if (!first || !second) return 0;
    return first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
  });
}
