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
import { Form, type UserError } from '../ui/form.js';
import { Select } from '../ui/select.js';
import { ColleaguesNotice } from './colleagues-notice.js';
import { type Merged, withTheirs } from './colleagues-version.js';
import { MeetingDetailsDocument, type PlannedDetailsFragment, SetMeetingDetailsDocument } from './meeting-details.generated.js';
import { ServicesFields, servicesInput, type ServicesValues } from './services-fields.js';

/** What the fields say. */
interface Said extends ServicesValues {
  /** The key of the leading group; empty: none leads. */
  groupKeys: string;
  /** Whether each of the process's groups meets, by its key. */
  [group: `group-${string}`]: boolean;
}

/** With what the fields said when the form was opened, and in which version of the meeting. */
interface Values extends Said {
  version: number;
  begun: Said;
}

const fixed = ['groupKeys', 'interpreters', 'signLanguage', 'recorded', 'photographed'] as const;
const labels = {
  groupKeys: 'details.leadingGroup',
  interpreters: 'details.interpreters',
  signLanguage: 'details.signLanguage',
  recorded: 'details.recorded',
  photographed: 'details.photographed',
} as const;
const fieldOf = (key: string) => `group-${key}` as const;

function valuesOf({ groups, process, services: announced, version }: PlannedDetailsFragment): Values {
  const begun: Said = {
    groupKeys: groups[0]?.key ?? '',
    interpreters: announced?.interpreters.join(', ') ?? '',
    signLanguage: announced?.signLanguage ?? false,
    recorded: announced?.recorded ?? false,
    photographed: announced?.photographed ?? false,
  };
  for (const { key } of process.groups) begun[fieldOf(key)] = groups.some((group) => group.key === key);
  return { ...begun, version, begun };
}

/** Which groups meet, what is announced, and whether the room takes the seats. */
export function MeetingDetails({ id }: { id: string }) {
  const { meeting } = useSuspenseQuery(MeetingDetailsDocument, { variables: { id } }).data;
  if (!meeting) throw new NotFound();
  return (
    <>
      <Place meeting={meeting} />
      <DetailsForm key={meeting.id} meeting={meeting} />
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

/** When somebody else saved in the meantime, what only they changed is taken over, and what both changed is shown in both versions. */
function DetailsForm({ meeting }: { meeting: PlannedDetailsFragment }) {
  const { t } = useMessages();
  const form = useDraftForm<Values>(`details-${meeting.id}`, valuesOf(meeting));
  const [save, { loading }] = useMutation(SetMeetingDetailsDocument);
  const [told, setTold] = useState<Merged<Said> | null>(null);
  const [saved, setSaved] = useState(false);
  const { groups } = meeting.process;
  const send = async (values: Values): Promise<readonly UserError[]> => {
    setSaved(false);
    const { groupKeys, version } = values;
    const others = groups.map(({ key }) => key).filter((key) => key !== groupKeys && values[fieldOf(key)]);
    const input = {
      ...{ meetingId: meeting.id, version },
      groupKeys: groupKeys === '' ? others : [groupKeys, ...others],
      services: servicesInput(values),
    };
    const { meeting: now = null, userErrors: errors = [] } = (await save({ variables: { input } })).data?.editMeeting ?? {};
    if (now && errors.length === 0) {
      form.reset(valuesOf(now));
      form.forgetDraft();
      setTold(null);
      setSaved(true);
    }
    if (!now || !errors.some(({ code }) => code === 'STALE')) return errors;
    const theirs = valuesOf(now);
    const merged = withTheirs<Said>([...fixed, ...groups.map(({ key }) => fieldOf(key))], values, values.begun, theirs.begun);
    const next = { ...theirs, ...merged.said };
    form.reset(next);
    // They changed something else of the meeting.
    if (merged.taken.length + merged.differing.length === 0) return send(next);
    setTold(merged);
    return errors.filter(({ code }) => code !== 'STALE');
  };
  const describe = (field: keyof Said, theirs: Said) => {
    const said = theirs[field];
    const label = fixed.find((name) => name === field);
    const term = label ? t(labels[label]) : (groups.find(({ key }) => fieldOf(key) === field)?.title ?? '');
    if (field === 'groupKeys') return { term, value: groups.find(({ key }) => key === said)?.title ?? t('newMeeting.noGroup') };
    return { term, value: typeof said === 'string' ? said : t(said ? 'details.yes' : 'details.no') };
  };
  return (
    <>
      {saved && <Callout kind="success" live title={t('details.saved')} />}
      {told && <ColleaguesNotice merged={told} describe={describe} />}
      <Form form={form} onSubmit={send}>
        {groups.length > 0 && (
          <>
            <Select form={form} name="groupKeys" label={t('details.leadingGroup')} hint={t('details.leadingGroupHint')} empty={t('newMeeting.noGroup')} choices={groups.map(({ key, title }) => ({ value: key, label: title }))} />
            <fieldset className="form-part">
              <legend className="h6">{t('details.groups')}</legend>
              {groups.map(({ key, title }) => (
                <Checkbox key={key} form={form} name={fieldOf(key)} label={title} />
              ))}
            </fieldset>
          </>
        )}
        <ServicesFields form={form} />
        <Button type="submit" busy={loading}>
          {t(told && told.differing.length > 0 ? 'staffMeeting.saveOver' : 'details.save')}
        </Button>
      </Form>
    </>
  );
}
