import { type ReactNode, useEffect, useRef } from 'react';
import type { FieldValues } from 'react-hook-form';

import { useMessages } from '../messages.js';
import { Button } from '../ui/button.js';
import type { DraftForm } from '../ui/draft-form.js';
import { Form, type UserError } from '../ui/form.js';
import { usePlanActing } from './plan-editing.js';

interface RowFormProps<Values extends FieldValues> {
  form: DraftForm<Values>;
  busy: boolean;
  /** Answers with what was refused; the form closes when that is nothing. */
  onSend: (values: Values) => Promise<readonly UserError[]>;
  children: ReactNode;
}

/** The form of one row of a plan, in the row. */
export function RowForm<Values extends FieldValues>({ form, busy, onSend, children }: RowFormProps<Values>) {
  const { t } = useMessages();
  const { openForm, tell } = usePlanActing();
  const leave = () => {
    form.forgetDraft();
    openForm.close();
  };
  const send = async (values: Values) => {
    const refused = await onSend(values);
    if (refused.length > 0) return refused;
    leave();
    tell(t('planEdit.saved'));
    return undefined;
  };
  return (
    <div className="inline-form">
      <Form form={form} onSubmit={send}>
        {children}
        <p className="d-flex flex-wrap gap-3 mb-0">
          <Button type="submit" busy={busy}>
            {t('planEdit.save')}
          </Button>
          <Button look="link" onClick={leave}>
            {t('planEdit.leave')}
          </Button>
        </p>
      </Form>
    </div>
  );
}

/** The button that opens a form in its place. The form's first field gets the focus, and the button has it back afterwards. */
export function OpensForm({ formKey, label, about, look = 'secondary', form, children }: { formKey: string; label: string; about?: string; look?: 'secondary' | 'link'; form: ReactNode; children?: ReactNode }) {
  const { openForm } = usePlanActing();
  const isOpen = openForm.useIsOpen(formKey);
  const wasOpen = useRef(isOpen);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (wasOpen.current === isOpen) return;
    wasOpen.current = isOpen;
    // When another form was opened instead, the focus is there.
    if (isOpen || openForm.current() === null) place.current?.querySelector<HTMLElement>(isOpen ? 'input, select, textarea' : 'button')?.focus();
  }, [isOpen, openForm]);
  return (
    <div ref={place}>
      {isOpen ? (
        form
      ) : (
        <div className="plan-acts">
          <Button id={buttonId(formKey)} look={look} onClick={() => openForm.open(formKey)}>
            {label}
            {about !== undefined && <span className="visually-hidden"> {about}</span>}
          </Button>
          {children}
        </div>
      )}
    </div>
  );
}

export const buttonId = (formKey: string) => `open-${formKey}`;
