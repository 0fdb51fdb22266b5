import { Link, useLocation, useNavigate } from 'react-router';

import { locales } from '../locales.js';
import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { TextField } from '../ui/field.js';
import { Form } from '../ui/form.js';
import { RadioGroup } from '../ui/radio-group.js';
import { Select } from '../ui/select.js';
import { languageName } from './language-name.js';
import { organisationIdOf } from './registration-draft.js';
import { RegistrationStep, type StepFlow } from './registration-step.js';
import { StepButtons } from './step-buttons.js';
import { useSuggestedOrganisations } from './suggested-organisations.js';

/** Second step: who comes. Nothing is asked that is known from the account. */
export function DetailsPage() {
  return <RegistrationStep step="dati">{(flow) => <DetailsForm flow={flow} />}</RegistrationStep>;
}

export function DetailsForm({ flow }: { flow: StepFlow }) {
  const { t } = useMessages();
  const navigate = useNavigate();
  const { form, me, next } = flow;
  const organisations = useSuggestedOrganisations(form.watch('organisation'), me?.organisation ?? null);
  const goOn = async () => {
    form.setValue('organisationId', organisationIdOf(form.getValues('organisation'), organisations));
    await navigate(next);
  };
  const tooLong = (value: string) => (value.length > 200 ? t('invalid.tooLong', { most: 200 }) : null);
  return (
    <Form form={form} onSubmit={goOn}>
      <WhoIsAsked flow={flow} />
      <p>{t('common.requiredNote')}</p>
      {!me?.name && <TextField form={form} name="name" label={t('register.name')} required={t('register.nameMissing')} check={tooLong} autoComplete="name" />}
      {!me && <EmailField flow={flow} />}
      <TextField
        form={form}
        name="organisation"
        label={t('register.organisation')}
        hint={t('register.organisationHint')}
        check={tooLong}
        autoComplete="organization"
        suggestions={organisations.map(({ name }) => name)}
      />
      <ComesAs flow={flow} />
      <TextField form={form} name="municipality" label={t('register.municipality')} hint={t('register.municipalityHint')} check={tooLong} autoComplete="address-level2" />
      <TextField form={form} name="telephone" label={t('register.telephone')} hint={t('register.telephoneHint')} check={tooLong} type="tel" inputMode="tel" autoComplete="tel" width="short" />
      <RadioGroup form={form} name="locale" label={t('register.language')} required={t('invalid.choice')} choices={locales.map((value) => ({ value, label: languageName(value) }))} />
      <StepButtons flow={flow} />
    </Form>
  );
}

function WhoIsAsked({ flow: { me } }: { flow: StepFlow }) {
  const { t, locale } = useMessages();
  const { pathname, search } = useLocation();
  if (me) {
    return (
      <p>
        {me.name ? t('register.youAre', { name: me.name, email: me.email ?? '' }) : t('register.yourAddress', { email: me.email ?? '' })} <Link to={paths.profile(locale)}>{t('register.correctProfile')}</Link>
      </p>
    );
  }
  return (
    <p>
      {t('register.haveAccount')} <Link to={paths.signIn(locale, pathname + search)}>{t('register.signInFirst')}</Link>
    </p>
  );
}

function EmailField({ flow: { form } }: { flow: StepFlow }) {
  const { t } = useMessages();
  return (
    <TextField
      form={form}
      name="email"
      label={t('register.email')}
      hint={t('register.emailHint')}
      required={t('register.emailMissing')}
      check={(value) => (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? null : t('invalid.email'))}
      type="email"
      inputMode="email"
      autoComplete="email"
    />
  );
}

const MOST_RADIO_BUTTONS = 5;

function ComesAs({ flow: { form, categories: known } }: { flow: StepFlow }) {
  const { t } = useMessages();
  const categories = known.map(({ key, title }) => ({ value: key, label: title }));
  if (categories.length === 0) return null;
  const field = { form, name: 'comesAs', label: t('register.comesAs'), hint: t('register.comesAsHint') } as const;
  return categories.length < MOST_RADIO_BUTTONS ? (
    <RadioGroup {...field} choices={[...categories, { value: '', label: t('register.ratherNot') }]} />
  ) : (
    <Select {...field} choices={categories} empty={t('register.ratherNot')} />
  );
}
