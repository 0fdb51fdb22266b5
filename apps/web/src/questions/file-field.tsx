import { LARGEST_ANSWER_FILE } from '@percorso/questions';
import { useState } from 'react';
import { type FieldValues, get, type PathValue } from 'react-hook-form';

import type { Failure } from '../failure.js';
import { sendFile } from '../file-sending.js';
import { type Translate, useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { randomKey } from '../random-key.js';
import { Button } from '../ui/button.js';
import { describedBy, errorOf, FieldFrame, FieldHint, fieldId, type FieldProps } from '../ui/field.js';

const MEGABYTE = 1_000_000;
/** What file choosers offer first; the server looks at the content. Telephones turn their own pictures into one of these. */
const OFFERED = '.pdf,.jpg,.jpeg,.png,.webp,.docx,.xlsx,.pptx,.odt,.ods,.odp,application/pdf,image/jpeg,image/png,image/webp';

export interface FileFieldProps<Values extends FieldValues> extends Omit<FieldProps<Values>, 'check'> {
  /** The question that it answers; null: it is only tried, and nothing is sent. */
  questionId: string | null;
}

/** Why a file is not attached, and whether it makes sense to send it once more. */
interface Problem {
  words: string;
  again: boolean;
}

/** A file that was chosen; the same key goes with it however often it is sent. */
interface Chosen {
  file: File;
  key: string;
  /** Ends the sending, when it was taken away or another one was chosen. */
  ending: AbortController;
  /** What is wrong with it in the end; null: it is attached. */
  sending: Promise<Problem | null>;
  problem: Problem | null;
  isSending: boolean;
}

/**
 * Asks for a file, which goes to the server as soon as it is chosen. The field's value is its key and its name, or
 * nothing; a file that is still on its way is waited for when the form is sent.
 */
export function FileField<Values extends FieldValues>({ form, name, label, hint, required, questionId }: FileFieldProps<Values>) {
  const { t, locale } = useMessages();
  const id = fieldId(name);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [isRemoved, setRemoved] = useState(false);
  const attached = fileIn(form.watch(name));
  const problem = chosen?.problem ?? null;
  const error = problem?.words ?? errorOf(form, name);
  const most = LARGEST_ANSWER_FILE / MEGABYTE;

  const keep = (value: readonly string[]) => form.setValue(name, [...value] as PathValue<Values, typeof name>);
  const send = async (file: File, key: string, signal: AbortSignal): Promise<Problem | null> => {
    if (file.size === 0) return { words: t('answerFile.empty'), again: false };
    if (file.size > LARGEST_ANSWER_FILE) return { words: t('answerFile.tooLarge', { most }), again: false };
    const answer = questionId === null ? { told: file.name } : await sendFile(paths.answerUpload(questionId), file, { wanted: 'name', locale, headers: { 'x-file-key': key }, signal });
    if (signal.aborted) return null;
    if (!('told' in answer)) return { words: answer.message ?? wordsFor(answer.failure, t), again: answer.message === null };
    keep([key, answer.told]);
    return null;
  };
  const begin = (file: File, key: string) => {
    chosen?.ending.abort();
    form.clearErrors(name);
    keep([]);
    setRemoved(false);
    const ending = new AbortController();
    const sending = send(file, key, ending.signal);
    const next = { file, key, ending, sending, problem: null, isSending: true };
    setChosen(next);
    void sending.then((wrong) => setChosen((now) => (now === next ? { ...next, problem: wrong, isSending: false } : now)));
  };
  const remove = () => {
    chosen?.ending.abort();
    setChosen(null);
    setRemoved(true);
    keep([]);
    document.getElementById(id)?.focus();
  };
  const { ref } = form.register(name, {
    validate: async () => {
      const wrong = await chosen?.sending;
      if (wrong) return wrong.words;
      return fileIn(get(form.getValues(), name)) === null ? (required ?? true) : true;
    },
  });
  const described = [describedBy(id, hint, error), `${id}-limits`, `${id}-state`].filter(Boolean).join(' ');
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} isRequired={required !== undefined}>
      <FieldHint id={`${id}-limits`}>{t('answerFile.hint', { most })}</FieldHint>
      <input
        ref={ref}
        id={id}
        type="file"
        accept={OFFERED}
        className="form-control"
        required={required !== undefined}
        aria-invalid={error ? true : undefined}
        aria-describedby={described}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) begin(file, randomKey());
        }}
      />
      <p id={`${id}-state`} role="status" className="form-text">
        {chosen?.isSending && t('answerFile.sending', { name: chosen.file.name })}
        {attached && <strong>{t('answerFile.attached', { name: attached.name })}</strong>}
        {isRemoved && t('answerFile.removed')}
        {problem && <span className="visually-hidden">{problem.words}</span>}
      </p>
      {(attached || chosen) && (
        <p className="d-flex flex-wrap gap-3 mb-0">
          {problem?.again && chosen && (
            <Button look="secondary" onClick={() => begin(chosen.file, chosen.key)}>
              {t('answerFile.again')}
            </Button>
          )}
          <Button look="link" onClick={remove}>
            {t('answerFile.remove')}
          </Button>
        </p>
      )}
    </FieldFrame>
  );
}

/** The file that a field's value names; null: none. */
function fileIn(value: unknown): { name: string } | null {
  const [, name]: unknown[] = Array.isArray(value) ? value : [];
  return typeof name === 'string' ? { name } : null;
}

function wordsFor(failure: Failure, t: Translate): string {
  switch (failure) {
    case 'OFFLINE':
      return t('answerFile.offline');
    case 'RATE_LIMITED':
      return t('answerFile.tooMany');
    case 'NOT_FOUND':
      return t('answerFile.notAsked');
    default:
      return t('answerFile.failed');
  }
}
