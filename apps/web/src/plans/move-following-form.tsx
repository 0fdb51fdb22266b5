import { useMutation } from '@apollo/client/react';
import { useNavigate } from 'react-router';

import { NoticeTotals } from '../meetings/notice-preview.js';
import { NotifyChoice, type NotifyWish } from '../meetings/notify-choice.js';
import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { SpanText } from '../ui/date.js';
import { useDraftForm } from '../ui/draft-form.js';
import { TextField } from '../ui/field.js';
import { PreviewForm } from '../ui/preview-form.js';
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
  const ask = async ({ day: to, followingReason: reason, followingNotify: notify }: Values, dryRun: boolean) => {
    const { data } = await move({ variables: { input: { meetingId, day: to, reason, notify, dryRun } } });
    return data?.moveFollowingMeetings;
  };
  return (
    <PreviewForm
      form={form}
      ask={ask}
      look={t('move.look')}
      act={({ moved }) => t('moveFollowing.act', { count: moved.length })}
      isSecond
      busy={loading}
      show={(preview) => <MovedMeetings {...preview} />}
      onDone={() => void navigate(paths.plan(locale, processSlug))}
    >
      <p>{t('moveFollowing.about')}</p>
      <TextField form={form} name="day" label={t('moveFollowing.day')} required={t('seriesPage.fromMissing')} type="date" />
      <TextField form={form} name="followingReason" label={t('move.reason')} hint={t('move.reasonHint')} autoComplete="off" />
      <NotifyChoice form={form} name="followingNotify" />
    </PreviewForm>
  );
}

/** Where each would be, and how many people are told what of it. */
function MovedMeetings({ moved, noticeTotals, answersAskedAgain }: Moved) {
  const { t } = useMessages();
  return (
    <>
      <NoticeTotals noticeTotals={noticeTotals} asked={answersAskedAgain ?? 0} />
      <Table
        caption={t('moveFollowing.moved')}
        rows={moved}
        rowKey={({ meeting }) => meeting.id}
        columns={[
          { key: 'meeting', title: t('plan.meeting'), isHeader: true, cell: ({ meeting }) => <Text text={meeting.displayTitle} locale={meeting.displayTitleLocale} /> },
          { key: 'when', title: t('plan.when'), cell: ({ starts, ends }) => <SpanText starts={starts} ends={ends} zone="" at={null} /> },
          { key: 'remarks', title: t('plannedDates.remarks'), cell: ({ clashes }) => (clashes.length > 0 ? clashes.map(({ message }) => message).join(' ') : t('plannedDates.free')) },
        ]}
      />
    </>
  );
}
