import { formatEdtf, formatSpan } from '@percorso/time';
import type { FieldValues, Path } from 'react-hook-form';

import { type Messages, useMessages } from '../messages.js';
import type { DraftForm } from '../ui/draft-form.js';
import { RadioGroup } from '../ui/radio-group.js';
import { type Choice as Option, Select } from '../ui/select.js';
import { type Choice, isOpen } from './registration-choices.js';
import type { RegistrationMeetingFragment } from './registration.generated.js';

export type MeetingChoice = Choice<RegistrationMeetingFragment>;

interface AdmissionChoicesProps<Values extends FieldValues> {
  form: DraftForm<Values>;
  name: Path<Values>;
  label: string;
  choices: readonly MeetingChoice[];
}

const MOST_RADIO_BUTTONS = 5;

/** The ways to attend that can be chosen, with the places left, and then those that cannot, with the reason. */
export function AdmissionChoices<Values extends FieldValues>({ form, name, label, choices }: AdmissionChoicesProps<Values>) {
  const messages = useMessages();
  const { t } = messages;
  const open = choices.filter(isOpen).map((choice) => optionOf(choice, messages));
  const field = { form, name, label, required: t('register.choiceMissing') };
  return (
    <>
      {open.length > MOST_RADIO_BUTTONS ? (
        <Select {...field} choices={open.map(({ value, label: text, hint }) => ({ value, label: `${text} – ${hint}` }))} empty={t('register.choose')} />
      ) : (
        <RadioGroup {...field} choices={open} />
      )}
      <NotOpen choices={choices.filter((choice) => !isOpen(choice))} />
    </>
  );
}

function NotOpen({ choices }: { choices: readonly MeetingChoice[] }) {
  const messages = useMessages();
  const { t } = messages;
  if (choices.length === 0) return null;
  return (
    <>
      <p>{t('register.notOpen')}</p>
      <ul>
        {choices.map((choice) => (
          <li key={choice.admission.id}>
            {nameOf(choice)}: {t(`register.state.${choice.admission.state}`)}
          </li>
        ))}
      </ul>
    </>
  );
}

/** "In sala – Lodi": what tells the ways to attend one session apart. */
export function nameOf({ meeting, admission }: MeetingChoice): string {
  const place = admission.mode === 'IN_PERSON' ? meeting.venue?.municipality : null;
  return `${admission.title} – ${place ?? meeting.displayTitle}`;
}

function optionOf(choice: MeetingChoice, { t, locale }: Messages): Option {
  const { id, seats, seatsLeft, waiting, state, approval } = choice.admission;
  const places =
    seats === null || seatsLeft === null ? t('action.noLimit') : state === 'WAITING_LIST' ? t('action.placesWaiting', { waiting }) : t('action.places', { left: seatsLeft, seats });
  return { value: id, label: nameOf(choice), hint: `${whenOf(choice.meeting, locale)}. ${places}.${approval ? ` ${t('action.approval')}` : ''}` };
}

function whenOf({ date, days }: RegistrationMeetingFragment, locale: Messages['locale']): string {
  if (days.length === 0) return formatEdtf(date, locale, 'weekday');
  return days.map(({ date: day, starts, ends }) => (starts ? formatSpan({ starts, ends }, locale) : formatEdtf(day, locale, 'weekday'))).join('; ');
}
