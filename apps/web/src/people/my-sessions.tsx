import { useMutation } from '@apollo/client/react';

import { useMessages } from '../messages.js';
import { ActProblem } from '../ui/act-problem.js';
import { Button } from '../ui/button.js';
import { InstantText, ownZone } from '../ui/date.js';
import { Table } from '../ui/table.js';
import { RevokeSessionDocument } from './profile-page.generated.js';

interface Session {
  id: string;
  createdAt: string;
  lastSeenAt: string;
  current: boolean;
}

/** Where one is signed in; any of them can be ended from here. */
export function MySessions({ sessions, onRevoked }: { sessions: readonly Session[]; onRevoked: () => void }) {
  const { t } = useMessages();
  const [revoke, { data, loading, error }] = useMutation(RevokeSessionDocument, { onCompleted: onRevoked });
  return (
    <>
      <ActProblem error={error} refused={data?.revokeSession.userErrors[0]} />
      <Table
        caption={t('profile.sessionsCaption')}
        rows={sessions}
        rowKey={({ id }) => id}
        columns={[
          { key: 'since', title: t('profile.sessionSince'), isHeader: true, cell: ({ createdAt }) => <InstantText instant={createdAt} zone={ownZone()} /> },
          { key: 'seen', title: t('profile.sessionSeen'), cell: ({ lastSeenAt }) => <InstantText instant={lastSeenAt} zone={ownZone()} /> },
          {
            key: 'act',
            title: t('profile.sessionAct'),
            cell: ({ id, current }) =>
              current ? (
                t('profile.sessionHere')
              ) : (
                <Button look="link" busy={loading} onClick={() => void revoke({ variables: { input: { sessionId: id } } }).catch(() => undefined)}>
                  {t('profile.sessionEnd')}
                </Button>
              ),
          },
        ]}
      />
    </>
  );
}
