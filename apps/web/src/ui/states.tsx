import type { ReactNode } from 'react';

import type { Failure } from '../failure.js';
import { useMessages } from '../messages.js';
import { Button, ButtonLink } from './button.js';
import { Icon, type IconName } from './icon.js';
import { Page } from './page.js';

/** In place of a page that loads. Shows itself only after 300 ms (by its style), so that what is quick does not flicker. */
export function Loading() {
  const { t } = useMessages();
  return (
    <div className="container loading" role="status">
      <title>{`${t('common.loading')} – ${t('common.product')}`}</title>
      <span className="progress-spinner" aria-hidden="true" />
      <h1>{t('common.loading')}</h1>
    </div>
  );
}

/** A list with nothing in it: why, and what to do instead. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty-state">
      <p className="h5">{title}</p>
      {children}
    </div>
  );
}

const icons: Record<Failure, IconName> = {
  UNAUTHENTICATED: 'lock',
  FORBIDDEN: 'lock',
  NOT_FOUND: 'info',
  RATE_LIMITED: 'clock',
  BUSY: 'clock',
  TOO_LARGE: 'alert',
  OFFLINE: 'alert',
  INTERNAL_SERVER_ERROR: 'alert',
};

/** What may be over by the time that one tries again. */
const passing: readonly Failure[] = ['OFFLINE', 'RATE_LIMITED', 'BUSY', 'INTERNAL_SERVER_ERROR'];

interface FailurePageProps {
  failure: Failure;
  homePath: string;
  /** Where to sign in, and come back from. */
  signInPath: string;
  onRetry: () => void;
}

/** A page in place of the one that could not be shown: why, and the way on. */
export function FailurePage({ failure, homePath, signInPath, onRetry }: FailurePageProps) {
  const { t } = useMessages();
  return (
    <Page title={t(`failure.${failure}.title`)}>
      <div className="failure-page">
        <Icon name={icons[failure]} size="lg" />
        <p className="lead">{t(`failure.${failure}.text`)}</p>
        <p className="d-flex flex-wrap gap-3">
          {failure === 'UNAUTHENTICATED' && <ButtonLink to={signInPath}>{t('common.signIn')}</ButtonLink>}
          {passing.includes(failure) && <Button onClick={onRetry}>{t('common.retry')}</Button>}
          <ButtonLink to={homePath} look="secondary">
            {t('common.toHome')}
          </ButtonLink>
        </p>
      </div>
    </Page>
  );
}
