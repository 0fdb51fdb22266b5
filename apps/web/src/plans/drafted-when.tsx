import { formatSpan } from '@percorso/time';
import { memo } from 'react';
import { Link } from 'react-router';

import { MeetingWhen, type When } from '../meetings/meeting-when.js';
import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { ChangeMark } from './change-mark.js';
import type { PlanClash } from './clash-list.js';
import { type DraftedMeeting, MeetingDatesForm } from './meeting-dates-form.js';
import { useDraftedMeeting, usePlan } from './plan-editing.js';
import { OpensForm } from './row-form.js';

/** When a meeting is as published, when the draft has it, and the form that changes that. */
export function DraftedWhen({ meeting }: { meeting: When & { id: string; displayTitle: string } }) {
  const drafted = useDraftedMeeting(meeting.id);
  const { clashes } = usePlan().draft;
  return <Drafted when={meeting} title={meeting.displayTitle} drafted={drafted} clashes={drafted?.change ? clashes.filter((clash) => clash.meeting.id === meeting.id) : none} />;
}

const none: readonly PlanClash[] = [];

/** Of a thousand meetings, a change of the draft concerns one. */
const Drafted = memo(function Drafted({ when, title, drafted, clashes }: { when: When; title: string; drafted: DraftedMeeting | null; clashes: readonly PlanClash[] }) {
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
      {clashes.length > 0 && (
        <ul className="plan-clashes">
          {clashes.map(({ kind, message, other }) => (
            <li key={`${kind}-${message}`}>
              {`${message} `}
              {other && <Link to={paths.staffMeeting(locale, other.id)}>{t('planEdit.clashOther')}</Link>}
            </li>
          ))}
        </ul>
      )}
      <OpensForm formKey={key} look="link" label={t('planEdit.changeDate')} about={title} form={<MeetingDatesForm formKey={key} meeting={drafted} zone={when.timezone} />} />
    </div>
  );
});
