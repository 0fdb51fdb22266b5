import { useMutation } from '@apollo/client/react';
import { wallTimeAt } from '@percorso/time';
import { useState } from 'react';

import { useMessages } from '../messages.js';
import { ActProblem } from '../ui/act-problem.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { useDraftForm } from '../ui/draft-form.js';
import { Form } from '../ui/form.js';
import { DateText } from '../ui/date.js';
import { Section } from '../ui/page.js';
import { Table } from '../ui/table.js';
import { Text } from '../ui/text.js';
import { atTermField, blankDelegation, DelegationTermFields, type DelegationValues, inputOf } from './delegation-term-fields.js';
import { Delegates } from './delegate-list.js';
import { RemindDelegationDocument, SetDelegationDocument, type StaffDelegationFragment, WithdrawDelegationDocument } from './delegations.generated.js';

export interface KeptDelegationProps {
  delegation: StaffDelegationFragment;
  ofGroup: boolean;
  /** Whether what it is invited to is still to come. */
  isOpen: boolean;
  onDone: (text: string) => void;
}

/** One organisation's invitation, for the organisers: whom it sends, its terms, reminding and taking back. */
export function KeptDelegation({ delegation, ofGroup, isOpen, onDone }: KeptDelegationProps) {
  const { t } = useMessages();
  const { organisationName: organisation, state } = delegation;
  const mayChange = isOpen && state !== 'WITHDRAWN';
  return (
    <div className="callout-inner mb-4">
      <h2 className="h4">{organisation}</h2>
      <Delegates delegation={delegation} ofGroup={ofGroup} token={null} mayChange={mayChange} />
      {mayChange && delegation.keptPlaces && delegation.keptPlaces.length > 0 && <KeptPlaces places={delegation.places} kept={delegation.keptPlaces} />}
      {mayChange && (
        <Section id="invito" title={t('delegation.terms')}>
          <p className="d-flex flex-wrap gap-2">
            {state === 'OPEN' && <Remind delegation={delegation} onDone={onDone} />}
            <Withdraw delegation={delegation} onDone={onDone} />
          </p>
          <TermsForm delegation={delegation} onDone={onDone} />
        </Section>
      )}
    </div>
  );
}

/** In which meetings of the group seats are kept, and where fewer than the organisation has places. */
function KeptPlaces({ places, kept }: { places: number; kept: NonNullable<StaffDelegationFragment['keptPlaces']> }) {
  const { t } = useMessages();
  return (
    <Section id="tenuti" title={t('delegation.keptTitle')}>
      <Table
        caption={t('delegation.keptTitle')}
        rows={kept}
        rowKey={({ meeting }) => meeting.id}
        columns={[
          { key: 'meeting', title: t('delegation.meeting'), isHeader: true, cell: ({ meeting }) => <Text text={meeting.displayTitle} locale={meeting.displayTitleLocale} /> },
          { key: 'date', title: t('delegation.date'), cell: ({ meeting }) => <DateText date={meeting.date} /> },
          { key: 'admission', title: t('delegation.admission'), cell: ({ admission }) => <Text text={admission.title} locale={admission.titleLocale} /> },
          { key: 'used', title: t('delegation.named'), cell: ({ used }) => used, isNumber: true },
          { key: 'kept', title: t('delegation.kept'), cell: ({ used, kept: open }) => (used + open < places ? t('delegation.keptOnly', { count: open }) : open), isNumber: true },
        ]}
      />
    </Section>
  );
}

function TermsForm({ delegation, onDone }: Pick<KeptDelegationProps, 'delegation' | 'onDone'>) {
  const { t } = useMessages();
  const { id: delegationId, organisationName: organisation, contact, places, deadline, timezone, note } = delegation;
  const values: DelegationValues = { ...blankDelegation, contactName: contact?.name ?? '', contactEmail: contact?.email ?? '', places: String(places), deadline: deadline ? wallTimeAt(new Date(deadline), timezone) : '', note: note ?? '' };
  const form = useDraftForm(`delegation-${delegationId}`, values);
  const [set, { loading }] = useMutation(SetDelegationDocument);
  const save = async (typed: DelegationValues) => {
    const { data } = await set({ variables: { input: { delegationId, ...inputOf(typed) } } });
    const errors = data?.setDelegation.userErrors;
    if (errors?.length === 0) {
      form.forgetDraft();
      onDone(t('delegation.saved', { organisation }));
    }
    return errors?.map(atTermField);
  };
  return (
    <Form form={form} onSubmit={save}>
      <DelegationTermFields form={form} timezone={timezone} />
      <Button type="submit" look="secondary" busy={loading}>
        {t('staffMeeting.save')}
      </Button>
    </Form>
  );
}

function Remind({ delegation: { id: delegationId, organisationName: organisation }, onDone }: Pick<KeptDelegationProps, 'delegation' | 'onDone'>) {
  const { t } = useMessages();
  const [remind, { data, loading, error }] = useMutation(RemindDelegationDocument);
  const act = async () => {
    const { data: answer } = await remind({ variables: { input: { delegationId } } });
    if (answer?.remindDelegation.userErrors.length === 0) onDone(t('delegation.remindedNow', { organisation }));
  };
  return (
    <>
      <ActProblem error={error} refused={data?.remindDelegation.userErrors[0]} />
      <Button look="secondary" icon="mail" busy={loading} onClick={() => void act().catch(() => undefined)}>
        {t('delegation.remind')}
      </Button>
    </>
  );
}

function Withdraw({ delegation: { id: delegationId, organisationName: organisation, delegates }, onDone }: Pick<KeptDelegationProps, 'delegation' | 'onDone'>) {
  const { t } = useMessages();
  const [asking, setAsking] = useState(false);
  const [withdraw, { data, loading, error }] = useMutation(WithdrawDelegationDocument);
  const act = async () => {
    const { data: answer } = await withdraw({ variables: { input: { delegationId } } });
    if (answer?.withdrawDelegation.userErrors.length !== 0) return;
    setAsking(false);
    onDone(t('delegation.withdrawn', { organisation }));
  };
  return (
    <>
      <Button look="danger" onClick={() => setAsking(true)}>
        {t('delegation.withdraw')}
      </Button>
      <Dialog
        open={asking}
        title={t('delegation.withdrawTitle', { organisation })}
        onClose={() => setAsking(false)}
        actions={
          <Button look="danger" busy={loading} onClick={() => void act().catch(() => undefined)}>
            {t('delegation.withdraw')}
          </Button>
        }
      >
        <ActProblem error={error} refused={data?.withdrawDelegation.userErrors[0]} />
        <p>{t('delegation.withdrawText', { count: delegates.length })}</p>
      </Dialog>
    </>
  );
}
