import { useMutation } from '@apollo/client/react';
import { useState } from 'react';

import { locales } from '../locales.js';
import { type Locale, useMessages } from '../messages.js';
import { Button } from '../ui/button.js';
import { Callout } from '../ui/callout.js';
import { useDraftForm } from '../ui/draft-form.js';
import { TextField } from '../ui/field.js';
import { Form } from '../ui/form.js';
import { RadioGroup } from '../ui/radio-group.js';
import { CorrectMyDataDocument } from './profile-page.generated.js';

interface Me {
  name: string;
  telephone: string | null;
  municipality: string | null;
  locale: Locale;
}

/** One's own data, to correct. */
export function MyData({ me, onSaved }: { me: Me; onSaved: () => void }) {
  const { t } = useMessages();
  const form = useDraftForm('my-data', { name: me.name, telephone: me.telephone ?? '', municipality: me.municipality ?? '', locale: me.locale });
  const [correct, { loading }] = useMutation(CorrectMyDataDocument);
  const [saved, setSaved] = useState(false);
  const save = async (input: { name: string; telephone: string; municipality: string; locale: Locale }) => {
    setSaved(false);
    const { data } = await correct({ variables: { input } });
    if (data?.correctMyData.person) {
      form.forgetDraft();
      setSaved(true);
      onSaved();
    }
    return data?.correctMyData.userErrors;
  };
  return (
    <Form form={form} onSubmit={save}>
      {saved && <Callout kind="success" live title={t('profile.saved')} />}
      <TextField form={form} name="name" label={t('profile.name')} required={t('profile.nameMissing')} autoComplete="name" />
      <TextField form={form} name="telephone" label={t('profile.telephone')} type="tel" inputMode="tel" autoComplete="tel" />
      <TextField form={form} name="municipality" label={t('profile.municipality')} autoComplete="address-level2" />
      <RadioGroup form={form} name="locale" label={t('profile.language')} required={t('profile.languageMissing')} choices={locales.map((value) => ({ value, label: t(`language.${value}`) }))} />
      <Button type="submit" busy={loading}>
        {t('profile.save')}
      </Button>
    </Form>
  );
}
