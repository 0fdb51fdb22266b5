import { type ReactNode, useState } from 'react';
import type { FieldValues } from 'react-hook-form';

import { failureOf } from '../failure.js';
import { useMessages } from '../messages.js';
import { Button } from '../ui/button.js';
import { Callout } from '../ui/callout.js';
import type { DraftForm } from '../ui/draft-form.js';
import { Form, type UserError } from '../ui/form.js';
import type { NoticePreviewFragment } from './meeting-planning.generated.js';
import { NoticePreview } from './notice-preview.js';

type Preview = Pick<NoticePreviewFragment, 'notices' | 'noticeTotals'>;

interface PreviewedChangeProps<Values extends FieldValues> {
  form: DraftForm<Values>;
  /** Tries it, or does it. Resolves to null when it was not done and the reader is told why by the page. */
  ask: (values: Values, dryRun: boolean) => Promise<(Preview & { userErrors: readonly UserError[] }) | null | undefined>;
  /** What the button says that does it. */
  act: string;
  isDangerous?: boolean;
  busy: boolean;
  /** What speaks against it, shown before the act. */
  warnings?: ReactNode;
  onDone: () => void;
  /** The fields. */
  children: ReactNode;
}

/** A change that people are told of: the form, then who would be told what, then the act. What is refused leads back to the form. */
export function PreviewedChange<Values extends FieldValues>({ form, ask, act, isDangerous = false, busy, warnings, onDone, children }: PreviewedChangeProps<Values>) {
  const { t } = useMessages();
  const [preview, setPreview] = useState<Preview | null>(null);
  const [refusals, setRefusals] = useState<readonly string[]>([]);
  const look = async (values: Values) => {
    setRefusals([]);
    const answer = await ask(values, true);
    setPreview(answer?.userErrors.length === 0 ? answer : null);
    return answer?.userErrors;
  };
  const change = async () => {
    setRefusals([]);
    try {
      const answer = await ask(form.getValues(), false);
      if (answer?.userErrors.length === 0) {
        form.forgetDraft();
        return onDone();
      }
      setPreview(null);
      setRefusals(answer?.userErrors.map(({ message }) => message) ?? []);
    } catch (error) {
      const failure = failureOf(error);
      // That the session is over is said on top of the page.
      if (failure !== 'UNAUTHENTICATED') setRefusals([t(failure === 'OFFLINE' ? 'common.offlineForm' : `error.${failure}`)]);
    }
  };
  return (
    <>
      {refusals.map((message) => (
        <Callout key={message} kind="danger" live title={message} />
      ))}
      {preview === null ? (
        <Form form={form} onSubmit={look}>
          {children}
          <Button type="submit" busy={busy}>
            {t('move.look')}
          </Button>
        </Form>
      ) : (
        <>
          {warnings}
          <NoticePreview preview={preview} />
          <p className="d-flex flex-wrap gap-3">
            <Button look={isDangerous ? 'danger' : 'primary'} busy={busy} onClick={() => void change()}>
              {act}
            </Button>
            <Button look="secondary" onClick={() => setPreview(null)}>
              {t('move.back')}
            </Button>
          </p>
        </>
      )}
    </>
  );
}
