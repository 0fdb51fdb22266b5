import { useMutation, useSuspenseQuery } from '@apollo/client/react';
import { useNavigate } from 'react-router';

import { NotFound } from '../failure.js';
import { locales } from '../locales.js';
import { useMessages } from '../messages.js';
import { type StaffMeeting, StaffMeetingFrame } from '../meetings/staff-meeting-frame.js';
import { paths } from '../paths.js';
import { answersToSend, type AnswerValues } from '../questions/answer-values.js';
import { QuestionFields } from '../questions/question-fields.js';
import { Button } from '../ui/button.js';
import { Checkbox } from '../ui/checkbox.js';
import { useDraftForm } from '../ui/draft-form.js';
import { TextField } from '../ui/field.js';
import { Form } from '../ui/form.js';
import { Section } from '../ui/page.js';
import { RadioGroup } from '../ui/radio-group.js';
import { Select } from '../ui/select.js';
import { languageName } from './language-name.js';
import { NeedsFields } from './needs-fields.js';
import { needsToSend, noNeeds, type WrittenNeeds } from './needs-in-words.js';
import { organisationIdOf } from './registration-draft.js';
import { useSuggestedOrganisations } from './suggested-organisations.js';
import { RegisterSomebodyDocument, RegisterSomebodyPageDocument } from './meeting-registrations.generated.js';

interface Values extends WrittenNeeds {
  admissionId: string;
  name: string;
  email: string;
  telephone: string;
  organisationName: string;
  municipality: string;
  comesAs: string;
  locale: string;
  allowOver: boolean;
  answers: AnswerValues;
}

/** Registering somebody who asked by telephone or at the desk, also without an address. */
export function RegisterSomebodyPage() {
  return <StaffMeetingFrame right="runs">{(meeting) => <RegisterSomebody meeting={meeting} />}</StaffMeetingFrame>;
}

function RegisterSomebody({ meeting }: { meeting: StaffMeeting }) {
  const { t, locale } = useMessages();
  const navigate = useNavigate();
  const { data } = useSuspenseQuery(RegisterSomebodyPageDocument, { variables: { id: meeting.id } });
  if (!data.meeting) throw new NotFound();
  const { admissions, process } = data.meeting;
  // Whoever is on the telephone may not know: what stays open, the mail asks.
  const questions = data.meeting.questions.map((question) => ({ ...question, required: false }));
  const empty: Values = {
    admissionId: admissions.length === 1 ? (admissions[0]?.id ?? '') : '',
    name: '',
    email: '',
    telephone: '',
    organisationName: '',
    municipality: '',
    comesAs: '',
    ...noNeeds,
    locale,
    allowOver: false,
    answers: {},
  };
  const form = useDraftForm<Values>(`register-somebody-${meeting.id}`, empty);
  const organisations = useSuggestedOrganisations(form.watch('organisationName'), null);
  const [register, { loading }] = useMutation(RegisterSomebodyDocument);
  const send = async ({ admissionId, needKinds, interpreterLanguage, needs, allowOver, answers, ...person }: Values) => {
    const stated = needsToSend({ needKinds, interpreterLanguage, needs });
    const organisationId = organisationIdOf(person.organisationName, organisations) || null;
    const input = { meetingId: meeting.id, admissionId, ...stated, allowOver, answers: answersToSend(questions, answers), person: { ...personOf(person), organisationId } };
    const answer = (await register({ variables: { input } })).data?.registerSomebody;
    if (answer?.registration) {
      form.forgetDraft();
      void navigate(paths.attendeeConfirmation(locale, meeting.id, answer.registration.id));
    }
    return answer?.userErrors;
  };
  const categories = process.stakeholderCategories.map(({ key, title }) => ({ value: key, label: title }));
  return (
    <Section id="iscrivi" title={t('somebody.title')}>
      <p>{t('common.requiredNote')}</p>
      <Form form={form} onSubmit={send}>
        {admissions.length > 1 && (
          <RadioGroup form={form} name="admissionId" label={t('attendees.admission')} required={t('somebody.admissionMissing')} choices={admissions.map(({ id, title }) => ({ value: id, label: title }))} />
        )}
        <TextField form={form} name="name" label={t('roster.walkInName')} required={t('roster.walkInNameMissing')} autoComplete="off" />
        <TextField form={form} name="email" label={t('people.email')} hint={t('somebody.emailHint')} type="email" inputMode="email" autoComplete="off" />
        <TextField form={form} name="telephone" label={t('somebody.telephone')} type="tel" inputMode="tel" autoComplete="off" width="short" />
        <TextField form={form} name="organisationName" label={t('attendees.organisation')} autoComplete="off" suggestions={organisations.map(({ name }) => name)} />
        <TextField form={form} name="municipality" label={t('organisation.municipality')} autoComplete="off" />
        {categories.length > 0 && <Select form={form} name="comesAs" label={t('somebody.comesAs')} choices={categories} empty={t('somebody.notSaid')} />}
        <NeedsFields form={form} label={t('attendees.needs')} hint={t('somebody.needsHint')} />
        {questions.length > 0 && (
          <fieldset className="form-part">
            <legend className="h6">{t('questions.title')}</legend>
            <p>{t('somebody.questionsHint')}</p>
            <QuestionFields form={form} questions={questions} values={form.watch('answers')} />
          </fieldset>
        )}
        <RadioGroup form={form} name="locale" label={t('somebody.language')} required={t('invalid.choice')} choices={locales.map((value) => ({ value, label: languageName(value) }))} />
        <Checkbox form={form} name="allowOver" label={t('somebody.allowOver')} hint={t('somebody.allowOverHint')} />
        <Button type="submit" busy={loading}>
          {t('somebody.act')}
        </Button>
      </Form>
    </Section>
  );
}

function personOf({ name, email, telephone, organisationName, municipality, comesAs, locale }: Omit<Values, 'admissionId' | 'allowOver' | 'answers' | keyof WrittenNeeds>) {
  return {
    name,
    email: email.trim() || null,
    telephone: telephone || null,
    organisationName: organisationName || null,
    municipality: municipality || null,
    comesAs: comesAs || null,
    locale: locales.find((each) => each === locale) ?? null,
  };
}
