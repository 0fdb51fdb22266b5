import { useMutation } from '@apollo/client/react';
import { formatDay, formatHour } from '@percorso/time';
import { useState } from 'react';
import { useNavigate } from 'react-router';

import { type Locale, type Translate, useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { PreviewMovedMeetingDocument } from '../plans/clash-preview.generated.js';
import { ClashWarning } from '../plans/clash-warning.js';
import { MoveFollowingForm } from '../plans/move-following-form.js';
import { useDraftForm } from '../ui/draft-form.js';
import { TextField } from '../ui/field.js';
import { Section } from '../ui/page.js';
import { ColleaguesNotice } from './colleagues-notice.js';
import { type Merged, withTheirs } from './colleagues-version.js';
import { RescheduleMeetingDocument } from './meeting-planning.generated.js';
import { NotifyChoice, type NotifyWish } from './notify-choice.js';
import { PreviewedChange } from './previewed-change.js';
import { type StaffMeeting, StaffMeetingFrame } from './staff-meeting-frame.js';

const fields = ['startsAt', 'endsAt', 'name', 'street', 'municipality', 'room'] as const;
type Field = (typeof fields)[number];
type Texts = Record<Field, string>;

/** With what the fields said when the form was opened, and in which version of the meeting. */
interface Values extends Texts {
  reason: string;
  notify: NotifyWish;
  version: number;
  begun: Texts;
}

function begunOf({ version, days, venue, room }: StaffMeeting): Texts & Pick<Values, 'version' | 'begun'> {
  const begun = {
    startsAt: days[0]?.starts ?? '',
    endsAt: days.at(-1)?.ends ?? '',
    name: venue?.name ?? '',
    street: venue?.street ?? '',
    municipality: venue?.municipality ?? '',
    room: room ?? '',
  };
  return { ...begun, version, begun };
}

/** Moving a meeting: first who would be told what, then the act. */
export function MoveMeetingPage() {
  const { t } = useMessages();
  return (
    <StaffMeetingFrame>
      {(meeting) => (
        <>
          <MoveMeeting key={meeting.id} meeting={meeting} />
          {meeting.series && meeting.days[0]?.starts && (
            <Section id="seguenti" title={t('moveFollowing.title')}>
              <MoveFollowingForm meetingId={meeting.id} day={meeting.days[0].starts.slice(0, 10)} processSlug={meeting.process.slug} />
            </Section>
          )}
        </>
      )}
    </StaffMeetingFrame>
  );
}

/** When somebody else moved it in the meantime, what only they changed is taken over, and what both changed is shown in both versions. */
function MoveMeeting({ meeting }: { meeting: StaffMeeting }) {
  const { t, locale } = useMessages();
  const navigate = useNavigate();
  const form = useDraftForm<Values>(`move-${meeting.id}`, { ...begunOf(meeting), reason: '', notify: 'SEND' });
  const [reschedule, { loading }] = useMutation(RescheduleMeetingDocument);
  const [told, setTold] = useState<Merged<Texts> | null>(null);

  const [previewClashes] = useMutation(PreviewMovedMeetingDocument);
  const [clashes, setClashes] = useState<readonly string[]>([]);

  const inputOf = ({ startsAt, endsAt, name, street, municipality, room, reason, notify, version }: Values) => {
    const venue = name || municipality ? { name, street, municipality, room, country: meeting.venue?.country ?? null } : null;
    return { meetingId: meeting.id, version, startsAt, endsAt, venue, reason, notify };
  };
  const ask = async (values: Values, dryRun: boolean): Promise<Awaited<ReturnType<typeof send>> | null> => {
    const answer = await send(values, dryRun);
    const now = answer?.userErrors.some(({ code }) => code === 'STALE') ? answer.meeting : null;
    if (!answer || !now) return answer;
    const theirs = begunOf(now);
    const merged = withTheirs<Texts>(fields, values, values.begun, theirs.begun);
    const next = { ...values, ...theirs, ...merged.said };
    form.reset(next);
    // They changed something else of the meeting.
    if (merged.taken.length + merged.differing.length === 0) return ask(next, dryRun);
    setTold(merged);
    return null;
  };
  const send = async (values: Values, dryRun: boolean) => {
    const answer = (await reschedule({ variables: { input: { ...inputOf(values), dryRun } } })).data?.rescheduleMeeting;
    if (dryRun && answer?.userErrors.length === 0) {
      const { data } = await previewClashes({ variables: { input: inputOf(values) } });
      setClashes(data?.previewMovedMeeting.clashes ?? []);
    }
    return answer;
  };

  return (
    <Section id="sposta" title={t('move.title')}>
      {told && <ColleaguesNotice merged={told} describe={(field, theirs) => ({ term: labelOf(field, meeting, t), value: inWords(field, theirs[field], locale) })} />}
      <PreviewedChange form={form} ask={ask} act={t('move.act')} busy={loading} warnings={<ClashWarning clashes={clashes} />} onDone={() => void navigate(paths.staffMeeting(locale, meeting.id))}>
        <TextField form={form} name="startsAt" label={labelOf('startsAt', meeting, t)} required={t('meetingTime.startsMissing')} type="datetime-local" />
        <TextField form={form} name="endsAt" label={labelOf('endsAt', meeting, t)} required={t('meetingTime.endsMissing')} type="datetime-local" />
        {(['name', 'street', 'municipality', 'room'] as const).map((field) => (
          <TextField key={field} form={form} name={field} label={labelOf(field, meeting, t)} autoComplete="off" />
        ))}
        <TextField form={form} name="reason" label={t('move.reason')} hint={t('move.reasonHint')} autoComplete="off" />
        <NotifyChoice form={form} name="notify" />
      </PreviewedChange>
    </Section>
  );
}

function labelOf(field: Field, { timezone: zone }: StaffMeeting, t: Translate): string {
  switch (field) {
    case 'startsAt':
      return t('meetingTime.starts', { zone });
    case 'endsAt':
      return t('meetingTime.ends', { zone });
    case 'name':
      return t('meetingForm.venue');
    default:
      return t(`meetingForm.${field}`);
  }
}

function inWords(field: Field, text: string, locale: Locale): string {
  if (text === '' || (field !== 'startsAt' && field !== 'endsAt')) return text;
  return `${formatDay(text.slice(0, 10), locale)}, ${formatHour(text)}`;
}
