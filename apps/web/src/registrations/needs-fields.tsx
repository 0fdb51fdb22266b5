import { useState } from 'react';
import { get, type Path } from 'react-hook-form';

import { useMessages } from '../messages.js';
import { CheckboxGroup } from '../ui/checkbox-group.js';
import type { DraftForm } from '../ui/draft-form.js';
import { TextField } from '../ui/field.js';
import { Textarea } from '../ui/textarea.js';
import { needKinds, type WrittenNeeds } from './needs-in-words.js';

const LONGEST_NEEDS = 2000;

/**
 * What somebody needs to take part: a list to tick, folded for the many who need nothing of it, and words for what no list
 * foresees. The language is asked for with an interpreter only.
 */
export function NeedsFields<Values extends WrittenNeeds>({ form, label, hint }: { form: DraftForm<Values>; label: string; hint: string }) {
  const { t } = useMessages();
  const name = (field: keyof WrittenNeeds) => field as Path<Values>;
  const written: unknown = get(form.watch(), 'needKinds');
  const ticked: unknown[] = Array.isArray(written) ? written : [];
  const [unfolded] = useState(ticked.length > 0);
  return (
    <>
      <details className="mb-4" open={unfolded}>
        <summary>{t('needs.choose')}</summary>
        <CheckboxGroup form={form} name={name('needKinds')} label={t('needs.list')} choices={needKinds.map((value) => ({ value, label: t(`needKind.${value}`) }))} />
        {ticked.includes('INTERPRETER') && <TextField form={form} name={name('interpreterLanguage')} label={t('needs.language')} required={t('needs.languageMissing')} autoComplete="off" width="short" />}
      </details>
      <Textarea form={form} name={name('needs')} label={label} hint={hint} check={(value) => (value.length > LONGEST_NEEDS ? t('invalid.tooLong', { most: LONGEST_NEEDS }) : null)} />
    </>
  );
}
