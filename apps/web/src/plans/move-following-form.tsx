import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useNavigate } from 'react-router';

import { NotifyChoice, type NotifyWish } from '../meetings/notify-choice.js';
import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { Button } from '../ui/button.js';
import { SpanText } from '../ui/date.js';
import { useDraftForm } from '../ui/draft-form.js';
import { TextField } from '../ui/field.js';
import { Form } from '../ui/form.js';
import { Table } from '../ui/table.js';
import { Text } from '../ui/text.js';
import { MoveFollowingMeetingsDocument, type MoveFollowingMeetingsMutation } from './clash-preview.generated.js';

type Moved = MoveFollowingMeetingsMutation['moveFollowingMeetings'];

/** Named apart from those of the form for the one meeting, which is on the same page. */
interface Values {
  day: string;
  followingReason: string;
  followingNotify: NotifyWish;
}

interface MoveFollowingProps {
  meetingId: string;
  /** Where the meeting is now, as a day. */
  day: string;
  processSlug: string;
}

/** Moving a meeting with all of its series that follow, by as many days: first what would happen, then the act. */
export function MoveFollowingForm({ meetingId, day, processSlug }: MoveFollowingProps) {
  const { t, locale } = useMessages();
  const navigate = useNavigate();
  const form = useDraftForm<Values>(`move-following-${meetingId}`, { day, followingReason: '', followingNotify: 'SEND' });
  const [move, { loading }] = useMutation(MoveFollowingMeetingsDocument);
  const [preview, setPreview] = useState<Moved | null>(null);

  const ask = async (dryRun: boolean) => {
    const { day: to, followingReason: reason, followingNotify: notify } = form.getValues();
    const { data } = await move({ variables: { input: { meetingId, day: to, reason, notify, dryRun } } });
    return data?.moveFollowingMeetings;
  };
  const look = async () => {
    const answer = await ask(true);
    setPreview(answer && answer.userErrors.length === 0 ? answer : null);
    return answer?.userErrors;
  };
  const act = async () => {
    const answer = await ask(false);
    if (answer && answer.userErrors.length === 0) {
      form.forgetDraft();
      void navigate(paths.plan(locale, processSlug));
    }
    return answer?.userErrors;
  };
  return (
    <Form form={form} onSubmit={preview === null ? look : act}>
      {preview === null ? (
        <>
          <p>{t('moveFollowing.about')}</p>
          <TextField form={form} name="day" label={t('moveFollowing.day')} required={t('seriesPage.fromMissing')} type="date" />
          <TextField form={form} name="followingReason" label={t('move.reason')} hint={t('move.reasonHint')} autoComplete="off" />
          <NotifyChoice form={form} name="followingNotify" />
          <Button type="submit" look="secondary" busy={loading}>
            {t('move.look')}
          </Button>
        </>
      ) : (
        <>
          <div role="status">
            <ul>
              {preview.noticeTotals.map(({ kind, count }) => (
                <li key={kind}>{t(`noticeTotal.${kind}`, { count })}</li>
              ))}
            </ul>
          </div>
          <Table
            caption={t('moveFollowing.moved')}
            rows={preview.moved}
            rowKey={({ meeting }) => meeting.id}
            columns={[
              { key: 'meeting', title: t('plan.meeting'), isHeader: true, cell: ({ meeting }) => <Text text={meeting.displayTitle} locale={meeting.displayTitleLocale} /> },
              { key: 'when', title: t('plan.when'), cell: ({ starts, ends }) => <SpanText starts={starts} ends={ends} zone="" at={null} /> },
              { key: 'remarks', title: t('plannedDates.remarks'), cell: ({ clashes }) => (clashes.length > 0 ? clashes.map(({ message }) => message).join(' ') : t('plannedDates.free')) },
            ]}
          />
          <p className="d-flex flex-wrap gap-3">
            <Button type="submit" busy={loading}>
              {t('moveFollowing.act', { count: preview.moved.length })}
            </Button>
            <Button look="secondary" onClick={() => setPreview(null)}>
              {t('move.back')}
            </Button>
          </p>
        </>
      )}
    </Form>
  );
}
