import { formatSpan } from '@percorso/time';

import { MeetingWhen, type When } from '../meetings/meeting-when.js';
import { useMessages } from '../messages.js';
import { ChangeMark } from './change-mark.js';
import { type DraftedMeeting, MeetingDatesForm } from './meeting-dates-form.js';
import { OpensForm } from './row-form.js';

/** When a meeting is as published, when the draft has it, and the form that changes that. `drafted` is null for what a draft cannot move. */
export function DraftedWhen({ when, title, drafted }: { when: When; title: string; drafted: DraftedMeeting | null }) {
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
}
