import { formatSpan } from '@percorso/time';
import { memo } from 'react';

import { MeetingWhen, type When } from '../meetings/meeting-when.js';
import { useMessages } from '../messages.js';
import { ChangeMark } from './change-mark.js';
import { type DraftedMeeting, MeetingDatesForm } from './meeting-dates-form.js';
import { useDraftedMeeting } from './plan-editing.js';
import { OpensForm } from './row-form.js';

/** When a meeting is as published, when the draft has it, and the form that changes that. */
export function DraftedWhen({ meeting }: { meeting: When & { id: string; displayTitle: string } }) {
  return <Drafted when={meeting} title={meeting.displayTitle} drafted={useDraftedMeeting(meeting.id)} />;
}

/** Of a thousand meetings, a change of the draft concerns one. */
const Drafted = memo(function Drafted({ when, title, drafted }: { when: When; title: string; drafted: DraftedMeeting | null }) {
  const { t, locale } = useMessages();
  if (!drafted) return <MeetingWhen when={when} />;
  const key = `meeting-${drafted.id}`;
  return (
    <div className="plan-when">
      <MeetingWhen when={when} />
      {drafted.change && (
        <p>
          <ChangeMark change={drafted.change} /> {t('planEdit.newDate', { date: formatSpan({ starts: drafted.starts, ends: drafted.ends }, locale) })}
        </p>
      )}
      <OpensForm formKey={key} look="link" label={t('planEdit.changeDate')} about={title} form={<MeetingDatesForm formKey={key} meeting={drafted} zone={when.timezone} />} />
    </div>
  );
});
