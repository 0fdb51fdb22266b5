import type { FieldValues, Path } from 'react-hook-form';

import { useMessages } from '../messages.js';
import type { DraftForm } from '../ui/draft-form.js';
import { TextField } from '../ui/field.js';
import { type DraftedText, otherTexts } from './drafted-text.js';

/** A title in the reader's language, beside what it is called in the others; without any of them it cannot be left empty. */
export function TitleField<Values extends FieldValues & { title: string }>({ form, title, isOptional }: { form: DraftForm<Values>; title: DraftedText; isOptional: boolean }) {
  const { t, locale } = useMessages();
  const others = otherTexts(title, locale);
  const name = 'title' as Path<Values>;
  return (
    <TextField
      form={form}
      name={name}
      label={t('planEdit.title')}
      hint={others.length > 0 ? t('planEdit.otherLanguages', { titles: others.join(' / ') }) : undefined}
      required={isOptional || others.length > 0 ? undefined : t('planEdit.titleMissing')}
      autoComplete="off"
    />
  );
}
