import type { FieldValues, Path } from 'react-hook-form';

import { useMessages } from '../messages.js';
import type { DraftForm } from '../ui/draft-form.js';
import { RadioGroup } from '../ui/radio-group.js';

const wishes = ['SEND', 'HOLD', 'NONE'] as const;
export type NotifyWish = (typeof wishes)[number];

/** Whether people are told now, later, or not at all. */
export function NotifyChoice<Values extends FieldValues>({ form, name }: { form: DraftForm<Values>; name: Path<Values> }) {
  const { t } = useMessages();
  return <RadioGroup form={form} name={name} label={t('notify.label')} required={t('notify.missing')} choices={wishes.map((value) => ({ value, label: t(`notify.${value}`) }))} />;
}
