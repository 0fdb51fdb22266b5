import { useMutation, useSuspenseQuery } from '@apollo/client/react';
import { useState } from 'react';
import { Link, useParams } from 'react-router';

import { failureOf, Forbidden, NotFound } from '../failure.js';
import { MeetingWhen } from '../meetings/meeting-when.js';
import { PlanTabs } from '../meetings/plan-tabs.js';
import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { Button } from '../ui/button.js';
import { Callout } from '../ui/callout.js';
import { Page } from '../ui/page.js';
import { Empty } from '../ui/states.js';
import { Table } from '../ui/table.js';
import { Text } from '../ui/text.js';
import { DiscardHeldNoticesDocument, HeldNoticesPageDocument, ReleaseHeldNoticesDocument } from './held-notices-page.generated.js';

/** What people were not told yet, meeting by meeting, until it is sent or dropped. */
export function HeldNoticesPage() {
  const { t, locale } = useMessages();
  const { slug = '' } = useParams();
  const { data } = useSuspenseQuery(HeldNoticesPageDocument, { variables: { slug }, fetchPolicy: 'cache-and-network' });
  const again = { refetchQueries: [HeldNoticesPageDocument], awaitRefetchQueries: true };
  const [release, releasing] = useMutation(ReleaseHeldNoticesDocument, again);
  const [discard, discarding] = useMutation(DiscardHeldNoticesDocument, again);
  const [outcome, setOutcome] = useState<{ kind: 'success' | 'danger'; title: string } | null>(null);
  if (!data.process) throw new NotFound();
  const { title, meetingsWithHeldNotices: meetings } = data.process;
  if (!meetings) throw new Forbidden();

  const say = (told: number, refused: string | undefined) => setOutcome(refused === undefined ? { kind: 'success', title: t('noticesPage.sent', { count: told }) } : { kind: 'danger', title: refused });
  const failed = (error: unknown) => {
    const failure = failureOf(error);
    setOutcome({ kind: 'danger', title: t(failure === 'OFFLINE' ? 'common.offlineForm' : `error.${failure}`) });
  };
  const send = async (ids: readonly string[]) => {
    let told = 0;
    let refused: string | undefined;
    for (const meetingId of ids) {
      const { data: done } = await release({ variables: { input: { meetingId } } });
      refused ??= done?.releaseNotices.userErrors[0]?.message;
      told += (done?.releaseNotices.noticeTotals ?? []).filter(({ kind }) => kind !== 'NOTHING').reduce((sum, { count }) => sum + count, 0);
    }
    say(told, refused);
  };
  const drop = async (meetingId: string) => {
    const { data: done } = await discard({ variables: { input: { meetingId } } });
    say(0, done?.discardNotices.userErrors[0]?.message);
  };
  const busy = releasing.loading || discarding.loading;
  return (
    <Page title={t('noticesPage.title')} within={[title]} crumbs={[{ to: paths.plan(locale, slug), label: title }]} lead={<p>{t('noticesPage.lead')}</p>}>
      <PlanTabs slug={slug} />
      {outcome && <Callout kind={outcome.kind} live title={outcome.title} />}
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
                cell: (meeting) => (
                  <Link to={paths.staffMeeting(locale, meeting.id)}>
                    <Text text={meeting.displayTitle} locale={meeting.displayTitleLocale} />
                  </Link>
                ),
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
    </Page>
  );
}
