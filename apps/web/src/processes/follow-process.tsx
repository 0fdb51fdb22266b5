import { useMutation, useSuspenseQuery } from '@apollo/client/react';
import { Link, useLocation } from 'react-router';

import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { SiteFrameDocument } from '../site/site-frame.generated.js';
import { ActProblem } from '../ui/act-problem.js';
import { Button } from '../ui/button.js';
import { FollowedProcessDocument, FollowProcessDocument, UnfollowProcessDocument } from './follow-process.generated.js';

/** Letters of each new meeting for whoever is signed in; for visitors, how they get them and what does without. */
export function FollowProcess({ slug }: { slug: string }) {
  const { t, locale } = useMessages();
  const { pathname } = useLocation();
  const { me } = useSuspenseQuery(SiteFrameDocument, { errorPolicy: 'all' }).data ?? {};
  if (me) return <FollowButton slug={slug} />;
  return (
    <p>
      {t('follow.visitor')} <Link to={paths.signIn(locale, `${pathname}#follow`)}>{t('follow.signIn')}</Link>
    </p>
  );
}

function FollowButton({ slug }: { slug: string }) {
  const { t } = useMessages();
  const { data } = useSuspenseQuery(FollowedProcessDocument, { variables: { slug } });
  const followed = data.process?.followed ?? false;
  const [follow, following] = useMutation(FollowProcessDocument);
  const [unfollow, unfollowing] = useMutation(UnfollowProcessDocument);
  const error = following.error ?? unfollowing.error;
  const act = () => (followed ? unfollow : follow)({ variables: { input: { processSlug: slug } } });
  return (
    <>
      <p role="status">{followed ? t('follow.followed') : t('follow.text')}</p>
      <ActProblem error={error} />
      <p>
        <Button look={followed ? 'secondary' : 'primary'} icon={followed ? 'close' : 'mail'} busy={following.loading || unfollowing.loading} onClick={() => void act().catch(() => undefined)}>
          {followed ? t('follow.stop') : t('follow.start')}
        </Button>
      </p>
    </>
  );
}
