import { useMutation, useSuspenseQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useParams } from 'react-router';

import { Forbidden, NotFound } from '../failure.js';
import { MeetingWhen } from '../meetings/meeting-when.js';
import { PlanFrame } from '../meetings/plan-tabs.js';
import { StaffMeetingLink } from '../meetings/staff-meeting-link.js';
import { useMessages } from '../messages.js';
import { ActProblem } from '../ui/act-problem.js';
import { Button } from '../ui/button.js';
import { Callout } from '../ui/callout.js';
import { Empty } from '../ui/states.js';
import { Table } from '../ui/table.js';
import { DiscardHeldNoticesDocument, HeldNoticesPageDocument, ReleaseHeldNoticesDocument } from './held-notices-page.generated.js';

/** How many were told, or what came in between. */
interface Outcome {
  told: number;
  refused?: { message: string } | undefined;
  error?: unknown;
}

/** What people were not told yet, meeting by meeting, until it is sent or dropped. */
export function HeldNoticesPage() {
  const { t } = useMessages();
  const { slug = '' } = useParams();
  const { data } = useSuspenseQuery(HeldNoticesPageDocument, { variables: { slug }, fetchPolicy: 'cache-and-network' });
  const again = { refetchQueries: [HeldNoticesPageDocument], awaitRefetchQueries: true };
  const [release, releasing] = useMutation(ReleaseHeldNoticesDocument, again);
  const [discard, discarding] = useMutation(DiscardHeldNoticesDocument, again);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  if (!data.process) throw new NotFound();
  const { meetingsWithHeldNotices: meetings } = data.process;
  if (!meetings) throw new Forbidden();

  const say = (told: number, refused: { message: string } | undefined) => setOutcome({ told, refused });
  const failed = (error: unknown) => setOutcome({ told: 0, error });
  const send = async (ids: readonly string[]) => {
    let told = 0;
    let refused: { message: string } | undefined;
    for (const meetingId of ids) {
      const { data: done } = await release({ variables: { input: { meetingId } } });
      refused ??= done?.releaseNotices.userErrors[0];
      told += (done?.releaseNotices.noticeTotals ?? []).filter(({ kind }) => kind !== 'NOTHING').reduce((sum, { count }) => sum + count, 0);
    }
    say(told, refused);
  };
  const drop = async (meetingId: string) => {
    const { data: done } = await discard({ variables: { input: { meetingId } } });
    say(0, done?.discardNotices.userErrors[0]);
  };
  const busy = releasing.loading || discarding.loading;
  return (
    <PlanFrame process={data.process} title={t('noticesPage.title')} lead={<p>{t('noticesPage.lead')}</p>}>
      <ActProblem error={outcome?.error} refused={outcome?.refused} />
      {outcome && !outcome.error && !outcome.refused && <Callout kind="success" live title={t('noticesPage.sent', { count: outcome.told })} />}
      {meetings.length === 0 ? (
        <Empty title={t('noticesPage.none')} />
      ) : (
        <>
          <Table
            caption={t('noticesPage.title')}
            rows={meetings}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'meeting',
                title: t('plan.meeting'),
                isHeader: true,
                cell: (meeting) => <StaffMeetingLink meeting={meeting} />,
              },
              { key: 'when', title: t('noticesPage.now'), cell: (meeting) => (meeting.status === 'CANCELLED' ? t('grid.state.CANCELLED') : <MeetingWhen when={meeting} />) },
              { key: 'people', title: t('noticesPage.people'), isNumber: true, cell: ({ heldNotices }) => heldNotices ?? 0 },
              {
                key: 'acts',
                title: t('noticesPage.acts'),
                cell: ({ id, displayTitle }) => (
                  <span className="d-flex flex-wrap gap-2">
                    <Button busy={busy} onClick={() => void send([id]).catch(failed)}>
                      {t('noticesPage.send')} <span className="visually-hidden">{displayTitle}</span>
                    </Button>
                    <Button look="secondary" busy={busy} onClick={() => void drop(id).catch(failed)}>
                      {t('noticesPage.drop')} <span className="visually-hidden">{displayTitle}</span>
                    </Button>
                  </span>
                ),
              },
            ]}
          />
          {meetings.length > 1 && (
            <p>
              <Button busy={busy} onClick={() => void send(meetings.map(({ id }) => id)).catch(failed)}>
                {t('noticesPage.sendAll', { count: meetings.length })}
              </Button>
            </p>
          )}
        </>
      )}
    </PlanFrame>
  );
}
