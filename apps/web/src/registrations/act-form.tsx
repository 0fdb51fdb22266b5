import type { ReactNode } from 'react';

import { useDraftForm } from '../ui/draft-form.js';
import { Form, type UserError } from '../ui/form.js';

/** A page with one act and nothing to fill in: what went wrong stands on top, as in every form. */
export function ActForm({ name, onAct, children }: { name: string; onAct: () => Promise<readonly UserError[] | undefined>; children: ReactNode }) {
  const form = useDraftForm<Record<string, never>>(name, {});
  return (
    <Form form={form} onSubmit={onAct}>
      {children}
    </Form>
  );
}
