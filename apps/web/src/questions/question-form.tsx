import { hasOptions, questionKinds, valuesOfCondition } from '@percorso/questions';
import { useEffect, useRef } from 'react';

import { locales } from '../locales.js';
import { useMessages } from '../messages.js';
import { languageName } from '../registrations/language-name.js';
import { Button } from '../ui/button.js';
import { Checkbox } from '../ui/checkbox.js';
import { CheckboxGroup } from '../ui/checkbox-group.js';
import { type DraftForm, useDraftForm } from '../ui/draft-form.js';
import { TextField } from '../ui/field.js';
import { Form, type UserError } from '../ui/form.js';
import { Select } from '../ui/select.js';
import { Textarea } from '../ui/textarea.js';
import type { BuiltQuestionFragment } from './form-building.generated.js';
import { hasLeast, hasMost, newOption, type OptionValues, type QuestionValues } from './question-values.js';

interface QuestionFormProps {
  /** Tells its draft apart. */
  name: string;
  initial: QuestionValues;
  /** Whether somebody has answered it: then its kind stays. */
  answered: boolean;
  /** The questions before it, on which it can hang. */
  earlier: readonly BuiltQuestionFragment[];
  busy: boolean;
  /** Answers with what was refused; the form closes when that is nothing. */
  onSend: (values: QuestionValues) => Promise<readonly UserError[]>;
  onLeave: () => void;
}

/** The form in which a question is written, in every language. */
export function QuestionForm({ name, initial, answered, earlier, busy, onSend, onLeave }: QuestionFormProps) {
  const { t } = useMessages();
  const form = useDraftForm<QuestionValues>(name, initial);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.querySelector<HTMLElement>('input, select, textarea')?.focus(), []);
  const leave = () => {
    form.forgetDraft();
    onLeave();
  };
  const send = async (values: QuestionValues) => {
    // What was seen is what is sent, also after a draft was taken up again.
    const refused = await onSend({ ...values, version: initial.version });
    if (refused.length === 0) form.forgetDraft();
    return refused;
  };
  const kind = form.watch('kind');
  return (
    <div ref={place} className="inline-form">
      <Form form={form} onSubmit={send}>
        <p>{t('common.requiredNote')}</p>
        <Select
          form={form}
          name="kind"
          label={t('questionForm.kind')}
          hint={answered ? t('questionForm.kindStays') : undefined}
          required={t('invalid.required')}
          empty={t('answer.choose')}
          choices={questionKinds.map((value) => ({ value, label: t(`questionKind.${value}`) }))}
        />
        <fieldset className="form-part">
          <legend className="h6">{t('questionForm.title')}</legend>
          {locales.map((locale) => (
            <TextField key={locale} form={form} name={`title.${locale}`} label={languageName(locale)} autoComplete="off" />
          ))}
        </fieldset>
        <fieldset className="form-part">
          <legend className="h6">{t('questionForm.hint')}</legend>
          {locales.map((locale) => (
            <Textarea key={locale} form={form} name={`hint.${locale}`} label={languageName(locale)} rows={2} />
          ))}
        </fieldset>
        {hasOptions(kind) && <Options form={form} />}
        <Limits form={form} />
        <Condition form={form} earlier={earlier} />
        <Checkbox form={form} name="required" label={t(kind === 'CONSENT' ? 'questionForm.requiredConsent' : 'questionForm.required')} hint={kind === 'CONSENT' ? t('questionForm.requiredConsentHint') : undefined} />
        <Checkbox form={form} name="sensitive" label={t('questionForm.sensitive')} hint={t('questionForm.sensitiveHint')} />
        <p className="d-flex flex-wrap gap-3 mb-0">
          <Button type="submit" busy={busy}>
            {t('questionForm.save')}
          </Button>
          <Button look="link" onClick={leave}>
            {t('questionForm.leave')}
          </Button>
        </p>
      </Form>
    </div>
  );
}

function Options({ form }: { form: DraftForm<QuestionValues> }) {
  const { t } = useMessages();
  const options = form.watch('options');
  const change = (changed: OptionValues[], focusId: string) => {
    form.setValue('options', changed);
    requestAnimationFrame(() => document.getElementById(focusId)?.focus());
  };
  return (
    <fieldset className="form-part">
      <legend className="h6">{t('questionForm.options')}</legend>
      {options.map(({ mark }, index) => {
        const number = index + 1;
        return (
          <fieldset key={mark} className="form-part">
            <legend className="h6">{t('questionForm.option', { number })}</legend>
            {locales.map((locale) => (
              <TextField key={locale} form={form} name={`options.${index}.${locale}`} label={languageName(locale)} autoComplete="off" />
            ))}
            {options.length > 1 && (
              <Button look="link" onClick={() => change(form.getValues('options').toSpliced(index, 1), index > 0 ? `field-options-${index - 1}-it` : 'add-option')}>
                {t('questionForm.removeOption')} <span className="visually-hidden">{number}</span>
              </Button>
            )}
          </fieldset>
        );
      })}
      <Button id="add-option" look="secondary" onClick={() => change([...form.getValues('options'), newOption()], `field-options-${options.length}-it`)}>
        {t('questionForm.addOption')}
      </Button>
    </fieldset>
  );
}

function Limits({ form }: { form: DraftForm<QuestionValues> }) {
  const { t } = useMessages();
  const kind = form.watch('kind');
  const type = kind === 'DATE' ? 'date' : 'text';
  const inputMode = kind === 'DATE' ? undefined : 'decimal';
  if (!hasMost(kind)) return null;
  const words = kind === 'NUMBER' || kind === 'DATE' || kind === 'SEVERAL' ? kind : 'TEXT';
  return (
    <>
      {hasLeast(kind) && words !== 'TEXT' && <TextField form={form} name="least" label={t(`questionForm.least.${words}`)} type={type} inputMode={inputMode} width="short" autoComplete="off" />}
      <TextField form={form} name="most" label={t(`questionForm.most.${words}`)} type={type} inputMode={inputMode} width="short" autoComplete="off" />
    </>
  );
}

/** On which earlier answer it hangs. */
function Condition({ form, earlier }: { form: DraftForm<QuestionValues>; earlier: readonly BuiltQuestionFragment[] }) {
  const { t } = useMessages();
  const on = earlier.find(({ id }) => id === form.watch('conditionOn'));
  if (earlier.length === 0) return null;
  const values = on ? valuesOfCondition(on) : [];
  const labelOf = (value: string) => (value === 'YES' || value === 'NO' ? t(`answer.${value}`) : (on?.options.find(({ key }) => key === value)?.title ?? value));
  return (
    <>
      <Select form={form} name="conditionOn" label={t('questionForm.condition')} empty={t('questionForm.always')} choices={earlier.map(({ id, title }) => ({ value: id, label: title }))} />
      {values.length > 0 && (
        <CheckboxGroup key={on?.id} form={form} name="conditionValues" label={t('questionForm.conditionValues')} hint={t('questionForm.conditionValuesHint')} choices={values.map((value) => ({ value, label: labelOf(value) }))} />
      )}
    </>
  );
}
