import { useMessages } from '../messages.js';
import { Empty } from '../ui/states.js';
import { useOutcome } from '../ui/outcome.js';
import { Section } from '../ui/page.js';
import { Table } from '../ui/table.js';
import { StepIn, TakeBack } from './delegate-acts.js';
import { DelegateBadge } from './delegation-words.js';
import type { DelegateInListFragment, DelegationTermsFragment } from './delegations.generated.js';
import { NameDelegateForm } from './name-delegate-form.js';

interface DelegatesProps {
  delegation: Pick<DelegationTermsFragment, 'id' | 'places' | 'named' | 'delegates'>;
  ofGroup: boolean;
  /** Of the link; null for staff. */
  token: string | null;
  /** Whether the reader may still change anything. */
  mayChange: boolean;
}

/** Whom an organisation sends, and changing it: for its contact, and for staff. */
export function Delegates({ delegation, ofGroup, token, mayChange }: DelegatesProps) {
  const { t } = useMessages();
  const [outcome, tell] = useOutcome();
  const { delegates, places, named, id } = delegation;
  const substitutes = delegates.filter(({ role }) => role === 'SUBSTITUTE');
  const sent = delegates.filter(({ role }) => role === 'DELEGATE');
  const acts = (delegate: DelegateInListFragment) => (
    <span className="d-flex flex-wrap gap-2">
      {delegate.role === 'SUBSTITUTE' && (sent.length > 0 || named < places) && <StepIn substitute={delegate} delegates={sent} hasOpenPlace={named < places} token={token} onDone={tell} />}
      <TakeBack delegate={delegate} token={token} onDone={tell} />
    </span>
  );
  return (
    <>
      <Section id="delegati" title={t('delegation.who')}>
        {outcome}
        <p>{t('delegation.used', { places, named })}</p>
        {delegates.length === 0 ? (
          <Empty title={t('delegation.nobody')} />
        ) : (
          <Table
            caption={t('delegation.who')}
            rows={delegates}
            rowKey={(delegate) => delegate.id}
            columns={[
              { key: 'name', title: t('delegation.name'), isHeader: true, cell: ({ name }) => name || t('delegation.erased') },
              { key: 'email', title: t('delegation.email'), cell: ({ email }) => email },
              { key: 'role', title: t('delegation.role'), cell: ({ role }) => t(`delegation.role.${role}`) },
              { key: 'state', title: t('delegation.stateOf'), cell: (delegate) => <DelegateBadge delegate={delegate} ofGroup={ofGroup} /> },
              ...(mayChange ? [{ key: 'acts', title: t('delegation.acts'), cell: acts }] : []),
            ]}
          />
        )}
      </Section>
      {mayChange && (named < places || substitutes.length < places) && (
        <Section id="indica" title={t('delegation.nameTitle')}>
          <NameDelegateForm key={named < places ? 'any' : 'substitute'} delegationId={id} token={token} hasPlace={named < places} maySubstitute={substitutes.length < places} onNamed={tell} />
        </Section>
      )}
    </>
  );
}
