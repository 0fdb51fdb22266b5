import { useMutation } from '@apollo/client/react';

import { isLocale, locales } from '../locales.js';
import { useMessages } from '../messages.js';
import { languageName } from '../registrations/language-name.js';
import { organisationIdOf } from '../registrations/registration-draft.js';
import { useSuggestedOrganisations } from '../registrations/suggested-organisations.js';
import { Button } from '../ui/button.js';
import { useDraftForm } from '../ui/draft-form.js';
import { TextField } from '../ui/field.js';
import { Form } from '../ui/form.js';
import { RadioGroup } from '../ui/radio-group.js';
import { Select } from '../ui/select.js';
import { atTermField, blankDelegation, DelegationTermFields, type DelegationValues, inputOf } from './delegation-term-fields.js';
import { InviteOrganisationDocument } from './delegations.generated.js';
import type { DelegationOccasion } from './staff-delegations.js';

interface InviteOrganisationFormProps {
  occasion: DelegationOccasion;
  categories: readonly { key: string; title: string }[];
  onInvited: (organisation: string) => void;
}

/** Invites an organisation of the kept list, with a number of places. */
export function InviteOrganisationForm({ occasion: { name, admissions = [], groupId, timezone }, categories, onInvited }: InviteOrganisationFormProps) {
  const { t, locale: own } = useMessages();
  const blank: DelegationValues = { ...blankDelegation, admissionId: admissions.length === 1 ? (admissions[0]?.id ?? '') : '', locale: own };
  const form = useDraftForm<DelegationValues>(`invite-organisation-${name}`, blank);
  const typed = form.watch('organisationId');
  const organisations = useSuggestedOrganisations(typed, null);
  const [invite, { loading }] = useMutation(InviteOrganisationDocument);
  const send = async (values: DelegationValues) => {
    const { organisationId: organisation, admissionId, comesAs, locale } = values;
    const organisationId = organisationIdOf(organisation, organisations);
    if (organisationId === '') return [{ message: t('delegation.unknownOrganisation'), path: ['organisationId'] }];
    const where = groupId === undefined ? { admissionId } : { groupId };
    const { data } = await invite({ variables: { input: { ...where, organisationId, comesAs: comesAs || null, locale: isLocale(locale) ? locale : own, ...inputOf(values) } } });
    const errors = data?.inviteOrganisation.userErrors;
    if (errors?.length === 0) {
      form.forgetDraft();
      form.reset({ ...blank, admissionId });
      onInvited(organisation);
    }
    return errors?.map(atTermField);
  };
  return (
    <Form form={form} onSubmit={send}>
      <p>{t('common.requiredNote')}</p>
      <TextField
        form={form}
        name="organisationId"
        label={t('delegation.organisation')}
        hint={t('delegation.organisationHint')}
        required={t('delegation.unknownOrganisation')}
        autoComplete="off"
        suggestions={organisations.map((each) => each.name)}
      />
      {admissions.length > 1 && <RadioGroup form={form} name="admissionId" label={t('attendees.admission')} required={t('somebody.admissionMissing')} choices={admissions.map(({ id, title }) => ({ value: id, label: title }))} />}
      {categories.length > 0 && <Select form={form} name="comesAs" label={t('delegation.category')} hint={t('delegation.categoryHint')} choices={categories.map(({ key, title }) => ({ value: key, label: title }))} empty={t('delegation.ownCategory')} />}
      <DelegationTermFields form={form} timezone={timezone} />
      <RadioGroup form={form} name="locale" label={t('delegation.language')} required={t('invalid.choice')} choices={locales.map((value) => ({ value, label: languageName(value) }))} />
      <Button type="submit" icon="mail" busy={loading}>
        {t('delegation.inviteAct')}
      </Button>
    </Form>
  );
}
