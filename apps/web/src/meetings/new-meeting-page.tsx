import { useMutation, useSuspenseQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';

import { Forbidden, NotFound, SignInNeeded } from '../failure.js';
import { type Locale, useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { PreviewNewMeetingDocument } from '../plans/clash-preview.generated.js';
import { ClashWarning } from '../plans/clash-warning.js';
import { ownSeries, seriesName } from '../plans/series-name.js';
import { Button } from '../ui/button.js';
import { Checkbox } from '../ui/checkbox.js';
import { type DraftForm, useDraftForm } from '../ui/draft-form.js';
import { TextField } from '../ui/field.js';
import { Form } from '../ui/form.js';
import { Page, Section } from '../ui/page.js';
import { Select } from '../ui/select.js';
import { Textarea } from '../ui/textarea.js';
import { CreateMeetingDocument, NewMeetingPageDocument } from './meeting-planning.generated.js';
import { planCrumbs } from './plan-tabs.js';
import { noServices, ServicesFields, servicesInput, type ServicesValues } from './services-fields.js';

interface Values extends ServicesValues {
  title: string;
  description: string;
  groupKey: string;
  seriesKey: string;
  number: string;
  date: string;
  startsAt: string;
  endsAt: string;
  name: string;
  street: string;
  municipality: string;
  room: string;
  onlineUrl: string;
  roomSeats: string;
  onlineSeats: string;
  /** Whether each of the process's groups meets, and the meeting is in each of its tracks, by their keys. */
  [chosen: `group-${string}` | `track-${string}`]: boolean;
}

const empty: Values = {
  title: '',
  description: '',
  groupKey: '',
  seriesKey: '',
  number: '',
  date: '',
  startsAt: '',
  endsAt: '',
  name: '',
  street: '',
  municipality: '',
  room: '',
  onlineUrl: '',
  roomSeats: '',
  onlineSeats: '',
  ...noServices,
};

/** Planning a meeting: a draft that only staff see until it is published. */
export function NewMeetingPage() {
  const { t, locale } = useMessages();
  const { slug = '' } = useParams();
  const navigate = useNavigate();
  const { data } = useSuspenseQuery(NewMeetingPageDocument, { variables: { slug } });
  const form = useDraftForm<Values>(`new-meeting-${slug}`, valuesFor(data.process));
  const [create, { loading }] = useMutation(CreateMeetingDocument);
  const [preview] = useMutation(PreviewNewMeetingDocument);
  // What was warned of once is saved at the second press.
  const [clashes, setClashes] = useState<readonly string[]>([]);
  if (!data.process) throw new NotFound();
  if (!data.me) throw new SignInNeeded();
  if (!data.process.viewerMayPlan) throw new Forbidden();
  const { title, groups, series, tracks, timezone } = data.process;

  const save = async (values: Values) => {
    const input = { processSlug: slug, ...inputOf(values, { groups, tracks }, locale, { room: t('newMeeting.inTheRoom'), online: t('newMeeting.onTheNet') }) };
    const seen = (await preview({ variables: { input } })).data?.previewNewMeeting;
    if (seen && seen.userErrors.length > 0) return seen.userErrors;
    const found = seen?.clashes ?? [];
    if (found.join() !== clashes.join()) {
      setClashes(found);
      if (found.length > 0) return undefined;
    }
    const { data: made } = await create({ variables: { input } });
    const meeting = made?.createMeeting.meeting;
    if (meeting) {
      form.forgetDraft();
      void navigate(paths.staffMeeting(locale, meeting.id));
    }
    return made?.createMeeting.userErrors;
  };
  const wholeNumber = (text: string) => (/^\d{1,6}$/.test(text) ? null : t('newMeeting.wholeNumber'));
  return (
    <Page title={t('newMeeting.title')} within={[title]} crumbs={planCrumbs(data.process, locale, t)} lead={<p>{t('newMeeting.lead')}</p>}>
      <Form form={form} onSubmit={save}>
        <Section id="che-cosa" title={t('newMeeting.what')}>
          <TextField form={form} name="title" label={t('meetingForm.title')} hint={t('meetingForm.titleHint')} autoComplete="off" />
          <Textarea form={form} name="description" label={t('meetingForm.description')} />
          {groups.length > 0 && <Select form={form} name="groupKey" label={t('details.leadingGroup')} hint={t('details.leadingGroupHint')} empty={t('newMeeting.noGroup')} choices={groups.map((group) => ({ value: group.key, label: group.title }))} />}
          <Choices form={form} kind="group" of={groups} legend={t('details.groups')} />
          {ownSeries(series).length > 0 && (
            <Select form={form} name="seriesKey" label={t('newMeeting.series')} empty={t('newMeeting.noSeries')} choices={ownSeries(series).map((each) => ({ value: each.key, label: seriesName(each, t) }))} />
          )}
          <TextField form={form} name="number" label={t('newMeeting.number')} hint={t('newMeeting.numberHint')} inputMode="numeric" width="short" check={wholeNumber} />
          <Choices form={form} kind="track" of={tracks} legend={t('newMeeting.tracks')} />
        </Section>
        <Section id="quando" title={t('newMeeting.when')}>
          <TextField form={form} name="startsAt" label={t('meetingTime.starts', { zone: timezone })} type="datetime-local" />
          <TextField form={form} name="endsAt" label={t('meetingTime.ends', { zone: timezone })} type="datetime-local" />
          <TextField form={form} name="date" label={t('newMeeting.date')} hint={t('newMeeting.dateHint')} autoComplete="off" width="short" />
        </Section>
        <Section id="dove" title={t('newMeeting.where')}>
          <TextField form={form} name="name" label={t('meetingForm.venue')} autoComplete="off" />
          <TextField form={form} name="street" label={t('meetingForm.street')} autoComplete="off" />
          <TextField form={form} name="municipality" label={t('meetingForm.municipality')} autoComplete="off" />
          <TextField form={form} name="room" label={t('meetingForm.room')} autoComplete="off" />
        </Section>
        <Section id="posti" title={t('newMeeting.places')}>
          <TextField form={form} name="roomSeats" label={t('newMeeting.roomSeats')} hint={t('newMeeting.seatsHint')} inputMode="numeric" width="short" check={wholeNumber} />
          <TextField form={form} name="onlineUrl" label={t('meetingForm.onlineUrl')} hint={t('meetingForm.onlineUrlHint')} type="url" autoComplete="off" />
          <TextField form={form} name="onlineSeats" label={t('newMeeting.onlineSeats')} hint={t('newMeeting.seatsHint')} inputMode="numeric" width="short" check={wholeNumber} />
        </Section>
        <Section id="servizi" title={t('newMeeting.services')}>
          <ServicesFields form={form} />
        </Section>
        <ClashWarning clashes={clashes} />
        <Button type="submit" busy={loading}>
          {t(clashes.length > 0 ? 'newMeeting.saveAnyway' : 'newMeeting.save')}
        </Button>
      </Form>
    </Page>
  );
}

type Choosable = readonly { key: string; title: string }[];
const fieldOf = (kind: 'group' | 'track', key: string) => `${kind}-${key}` as const;

/** Which of a process's groups or tracks; nothing where it has none. */
function Choices({ form, kind, of, legend }: { form: DraftForm<Values>; kind: 'group' | 'track'; of: Choosable; legend: string }) {
  if (of.length === 0) return null;
  return (
    <fieldset className="form-part">
      <legend className="h6">{legend}</legend>
      {of.map(({ key, title }) => (
        <Checkbox key={key} form={form} name={fieldOf(kind, key)} label={title} />
      ))}
    </fieldset>
  );
}

function valuesFor(process: { groups: Choosable; tracks: Choosable } | null): Values {
  const values = { ...empty };
  for (const { key } of process?.groups ?? []) values[fieldOf('group', key)] = false;
  for (const { key } of process?.tracks ?? []) values[fieldOf('track', key)] = false;
  return values;
}

/** What was typed as the server takes it: empty fields are left out, and each kind of seats is a way to attend. */
function inputOf(values: Values, { groups, tracks }: { groups: Choosable; tracks: Choosable }, locale: Locale, titles: { room: string; online: string }) {
  const text = (typed: string) => (typed.trim() === '' ? null : [{ locale, text: typed }]);
  const given = (typed: string) => (typed.trim() === '' ? null : typed);
  const chosen = (kind: 'group' | 'track', of: Choosable) => of.flatMap(({ key }) => (values[fieldOf(kind, key)] ? [key] : []));
  const { name, street, municipality, room } = values;
  const admission = (title: string, mode: 'IN_PERSON' | 'ONLINE', seats: string) => ({
    title: [{ locale, text: title }],
    mode,
    audience: 'PUBLIC' as const,
    seats: seats.trim() === '' ? null : Number(seats),
  });
  return {
    title: text(values.title),
    description: text(values.description),
    groupKey: given(values.groupKey),
    groupKeys: chosen('group', groups).filter((key) => key !== values.groupKey),
    trackKeys: chosen('track', tracks),
    seriesKey: given(values.seriesKey),
    number: values.number.trim() === '' ? null : Number(values.number),
    date: given(values.date),
    startsAt: given(values.startsAt),
    endsAt: given(values.endsAt),
    venue: name || street || municipality || room ? { name: given(name), street: given(street), municipality: given(municipality), room: given(room) } : null,
    onlineUrl: given(values.onlineUrl),
    services: servicesInput(values),
    admissions: [
      ...(municipality || name || values.roomSeats ? [admission(titles.room, 'IN_PERSON', values.roomSeats)] : []),
      ...(values.onlineUrl || values.onlineSeats ? [admission(titles.online, 'ONLINE', values.onlineSeats)] : []),
    ],
  };
}
