import { type ReactNode, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { FieldValues } from 'react-hook-form';

import { useMessages } from '../messages.js';
import { Button } from './button.js';
import type { DraftForm } from './draft-form.js';
import { Form, type UserError } from './form.js';

interface PreviewFormProps<Values extends FieldValues, Answer> {
  form: DraftForm<Values>;
  /** Tries it, or does it. Resolves to null when it was not done and the reader is told why by the page. */
  ask: (values: Values, dryRun: boolean) => Promise<Answer | null | undefined>;
  /** What the button says that tries it. */
  look: string;
  /** What the button says that does it. */
  act: (preview: Answer) => string;
  isDangerous?: boolean;
  /** One of several forms of the page, and not the foremost. */
  isSecond?: boolean;
  busy: boolean;
  /** What would happen. */
  show: (preview: Answer) => ReactNode;
  /** The draft is forgotten by then. */
  onDone: (done: Answer) => void;
  /** The fields. */
  children: ReactNode;
}

/**
 * First what would happen, then the act. The preview stands in place of the fields and takes the focus; the way back
 * gives it to the button that was pressed to see it. What is refused leads back to the fields.
 */
export function PreviewForm<Values extends FieldValues, Answer extends { userErrors: readonly UserError[] }>(props: PreviewFormProps<Values, Answer>) {
  const { form, ask, look, act, isDangerous = false, isSecond = false, busy, show, onDone, children } = props;
  const { t } = useMessages();
  const [preview, setPreview] = useState<Answer | null>(null);
  const lookButton = useRef<HTMLButtonElement>(null);
  const back = () => {
    flushSync(() => setPreview(null));
    lookButton.current?.focus();
  };
  const send = async (values: Values) => {
    const answer = await ask(values, preview === null);
    if (!answer || answer.userErrors.length > 0) {
      setPreview(null);
      return answer?.userErrors;
    }
    if (preview === null) {
      setPreview(answer);
    } else {
      form.forgetDraft();
      onDone(answer);
    }
    return undefined;
  };
  return (
    <Form form={form} onSubmit={send}>
      {preview === null ? (
        <>
          {children}
          <Button ref={lookButton} type="submit" look={isSecond ? 'secondary' : 'primary'} busy={busy}>
            {look}
          </Button>
        </>
      ) : (
        <>
          <PreviewBox>{show(preview)}</PreviewBox>
          <p className="d-flex flex-wrap gap-3">
            <Button type="submit" look={isDangerous ? 'danger' : 'primary'} busy={busy}>
              {act(preview)}
            </Button>
            <Button look="secondary" onClick={back}>
              {t('move.back')}
            </Button>
          </p>
        </>
      )}
    </Form>
  );
}

/** Takes the focus: what was pressed to see it is gone. */
function PreviewBox({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1}>
      {children}
    </div>
  );
}
