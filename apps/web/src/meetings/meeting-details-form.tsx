import { useMutation, useSuspenseQuery } from '@apollo/client/react';
import { useState } from 'react';
import { Link } from 'react-router';

import { NotFound } from '../failure.js';
import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { Button } from '../ui/button.js';
import { Callout } from '../ui/callout.js';
import { Checkbox } from '../ui/checkbox.js';
import { useDraftForm } from '../ui/draft-form.js';
import { TextField } from '../ui/field.js';
import { Form } from '../ui/form.js';
import { Select } from '../ui/select.js';
import { MeetingDetailsDocument, type PlannedDetailsFragment, SetMeetingDetailsDocument } from './meeting-details.generated.js';

interface Values {
  /** The key of the leading group; empty: none leads. */
  groupKeys: string;
  /** Whether each of the process's groups meets, by its key behind a letter: a bare number would make a list of it. */
  groups: Record<string, boolean>;
  interpreters: string;
  signLanguage: boolean;
  recorded: boolean;
  photographed: boolean;
}

const fieldOf = (key: string) => `g${key}`;

function valuesOf({ groups, process, services }: PlannedDetailsFragment): Values {
  return {
    groupKeys: groups[0]?.key ?? '',
    groups: Object.fromEntries(process.groups.map(({ key }) => [fieldOf(key), groups.some((group) => group.key === key)])),
    interpreters: services?.interpreters.join(', ') ?? '',
    signLanguage: services?.signLanguage ?? false,
    recorded: services?.recorded ?? false,
    photographed: services?.photographed ?? false,
  };
}

/** Which groups meet, what is announced, and whether the room takes the seats. */
export function MeetingDetails({ id }: { id: string }) {
  const { meeting } = useSuspenseQuery(MeetingDetailsDocument, { variables: { id } }).data;
  if (!meeting) throw new NotFound();
  return (
    <>
      <Place meeting={meeting} />
      <DetailsForm key={meeting.version} meeting={meeting} />
    </>
  );
}

function Place({ meeting: { seatWarning, venue } }: { meeting: PlannedDetailsFragment }) {
  const { t, locale } = useMessages();
  return (
    <>
      {seatWarning && <Callout kind="warning" title={seatWarning} />}
      <p>
        <Link to={venue ? paths.venue(locale, venue.id) : paths.venues(locale)}>{venue ? t('details.venue', { venue: venue.name ?? venue.municipality ?? '' }) : t('venues.title')}</Link>
      </p>
    </>
  );
}

function DetailsForm({ meeting }: { meeting: PlannedDetailsFragment }) {
  const { t } = useMessages();
  const form = useDraftForm<Values>(`details-${meeting.id}`, valuesOf(meeting));
  const [save, { loading }] = useMutation(SetMeetingDetailsDocument);
  const [saved, setSaved] = useState(false);
  const { groups } = meeting.process;
  const send = async ({ groupKeys, groups: meets, interpreters, ...services }: Values) => {
    setSaved(false);
    const others = groups.map(({ key }) => key).filter((key) => key !== groupKeys && meets[fieldOf(key)]);
    const input = {
      ...{ meetingId: meeting.id, version: meeting.version },
      groupKeys: groupKeys === '' ? others : [groupKeys, ...others],
      services: { ...services, interpreters: interpreters.toLowerCase().split(/[\s,;]+/).filter(Boolean) },
    };
    const { data } = await save({ variables: { input } });
    const errors = data?.editMeeting.userErrors ?? [];
    if (data && errors.length === 0) {
      form.forgetDraft();
      setSaved(true);
    }
    return errors;
  };
  return (
    <>
      {saved && <Callout kind="success" live title={t('details.saved')} />}
      <Form form={form} onSubmit={send}>
        {groups.length > 0 && (
          <>
            <Select form={form} name="groupKeys" label={t('details.leadingGroup')} hint={t('details.leadingGroupHint')} empty={t('newMeeting.noGroup')} choices={groups.map(({ key, title }) => ({ value: key, label: title }))} />
            <fieldset className="form-part">
              <legend className="h6">{t('details.groups')}</legend>
              {groups.map(({ key, title }) => (
                <Checkbox key={key} form={form} name={`groups.${fieldOf(key)}`} label={title} />
              ))}
            </fieldset>
          </>
        )}
        <TextField form={form} name="interpreters" label={t('details.interpreters')} hint={t('details.interpretersHint')} autoComplete="off" />
        <Checkbox form={form} name="signLanguage" label={t('details.signLanguage')} />
        <Checkbox form={form} name="recorded" label={t('details.recorded')} />
        <Checkbox form={form} name="photographed" label={t('details.photographed')} />
        <Button type="submit" busy={loading}>
          {t('details.save')}
        </Button>
      </Form>
    </>
  );
}
