import type { ReactNode } from 'react';
import type { FieldValues } from 'react-hook-form';

import { useMessages } from '../messages.js';
import type { DraftForm } from '../ui/draft-form.js';
import type { UserError } from '../ui/form.js';
import { PreviewForm } from '../ui/preview-form.js';
import type { NoticePreviewFragment } from './meeting-planning.generated.js';
import { NoticePreview } from './notice-preview.js';

type Preview = Pick<NoticePreviewFragment, 'notices' | 'noticeTotals' | 'answersAskedAgain'>;

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

/** A change that people are told of: the form, then who would be told what, then the act. */
export function PreviewedChange<Values extends FieldValues>({ act, warnings, children, ...rest }: PreviewedChangeProps<Values>) {
  const { t } = useMessages();
  const show = (preview: Preview) => (
    <>
      {warnings}
      <NoticePreview preview={preview} />
    </>
  );
  return (
    <PreviewForm {...rest} look={t('move.look')} act={() => act} show={show}>
      {children}
    </PreviewForm>
  );
}
