import { useEffect } from 'react';

import { useMessages } from '../messages.js';
import { Button } from '../ui/button.js';
import { useDraftForm } from '../ui/draft-form.js';
import { TextField } from '../ui/field.js';
import { Form } from '../ui/form.js';

interface Values {
  name: string;
  email: string;
}

/** Somebody who comes without a registration: present at once. `name` is what was looked for in vain, "" for nothing. */
export function WalkInForm({ meetingId, name, onAdd }: { meetingId: string; name: string; onAdd: (walkIn: { name: string; email: string | null }) => void }) {
  const { t } = useMessages();
  const form = useDraftForm<Values>(`walk-in-${meetingId}`, { name: '', email: '' });
  const { setFocus, setValue } = form;
  useEffect(() => {
    if (name === '') return;
    setValue('name', name);
    setFocus('name');
  }, [name, setFocus, setValue]);
  const add = (values: Values) => {
    onAdd({ name: values.name.trim(), email: values.email.trim() || null });
    form.forgetDraft();
    form.reset({ name: '', email: '' });
    return Promise.resolve();
  };
  return (
    <Form form={form} onSubmit={add}>
      <TextField form={form} name="name" label={t('roster.walkInName')} required={t('roster.walkInNameMissing')} autoComplete="off" />
      <TextField
        form={form}
        name="email"
        label={t('roster.walkInEmail')}
        hint={t('roster.walkInEmailHint')}
        check={(value) => (/^\S+@\S+\.\S+$/.test(value) ? null : t('invalid.email'))}
        type="email"
        inputMode="email"
        autoComplete="off"
      />
      <Button type="submit">{t('roster.walkInAdd')}</Button>
    </Form>
  );
}
