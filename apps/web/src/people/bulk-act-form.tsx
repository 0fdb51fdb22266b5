import { useMutation } from '@apollo/client/react';
import { useRef } from 'react';
import { useNavigate } from 'react-router';

import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { randomKey } from '../random-key.js';
import type { BulkActInput, BulkActKind, BulkOutcome } from '../schema.generated.js';
import { Callout } from '../ui/callout.js';
import { Checkbox } from '../ui/checkbox.js';
import { useDraftForm } from '../ui/draft-form.js';
import { PreviewForm } from '../ui/preview-form.js';
import { RadioGroup } from '../ui/radio-group.js';
import { Select } from '../ui/select.js';
import { Textarea } from '../ui/textarea.js';
import { OrderBulkActDocument, PreviewBulkActDocument, type PreviewBulkActMutation } from './bulk-acts.generated.js';
import { ChosenCount, type ChosenRows } from './chosen-rows.js';

interface BulkActFormProps {
  /** The list, and what of it is shown. */
  list: Pick<BulkActInput, 'meetingId' | 'registrations' | 'slug' | 'people'>;
  kinds: readonly BulkActKind[];
  total: number;
  shown: readonly string[];
  chosen: ChosenRows;
  groups: readonly { id: string; title: string }[];
}

interface BulkActValues {
  scope: string;
  kind: string;
  tells: boolean;
  allowOver: boolean;
  reason: string;
  groupId: string;
}

type Preview = NonNullable<PreviewBulkActMutation['previewBulkAct']['preview']>;
interface Tried {
  preview: Preview | null;
  orderedId: string | null;
  userErrors: PreviewBulkActMutation['previewBulkAct']['userErrors'];
}

/** An act on the chosen rows of a list, or on all that match: what it is, what would happen, and then the act. */
export function BulkActForm({ list, kinds, total, shown, chosen, groups }: BulkActFormProps) {
  const { t, locale } = useMessages();
  const navigate = useNavigate();
  const possible = kinds.filter((kind) => kind !== 'ADD_TO_GROUP' || groups.length > 0);
  const form = useDraftForm<BulkActValues>(`bulk-act-${list.meetingId ?? list.slug ?? ''}`, { scope: 'CHOSEN', kind: possible[0] ?? '', tells: true, allowOver: false, reason: '', groupId: '' });
  const [preview, { loading: looking }] = useMutation(PreviewBulkActDocument);
  const [order, { loading: ordering }] = useMutation(OrderBulkActDocument);
  const seen = useRef({ total: 0, key: '' });
  const kind = form.watch('kind');
  const actOf = ({ scope, tells, allowOver, reason, groupId }: BulkActValues): BulkActInput => ({
    ...list,
    kind: possible.find((each) => each === kind) ?? 'CANCEL',
    chosenIds: scope === 'CHOSEN' ? [...chosen.ids] : null,
    tells,
    allowOver,
    reason: reason || null,
    groupId: groupId || null,
  });
  const ask = async (values: BulkActValues, dryRun: boolean): Promise<Tried | undefined> => {
    if (dryRun) {
      const { data } = await preview({ variables: { input: actOf(values) } });
      if (!data) return undefined;
      seen.current = { total: data.previewBulkAct.preview?.total ?? 0, key: randomKey() };
      return { ...data.previewBulkAct, orderedId: null };
    }
    const { data } = await order({ variables: { input: { act: actOf(values), total: seen.current.total, idempotencyKey: seen.current.key } } });
    return data ? { preview: null, orderedId: data.orderBulkAct.bulkAct?.id ?? null, userErrors: data.orderBulkAct.userErrors } : undefined;
  };
  return (
    <details id="piu-persone">
      <summary>{t('bulk.title')}</summary>
      <PreviewForm
        form={form}
        ask={ask}
        look={t('bulk.look')}
        act={({ preview: tried }) => t('bulk.act', { count: tried?.total ?? 0 })}
        isDangerous={kind === 'CANCEL' || kind === 'REFUSE'}
        isSecond
        busy={looking || ordering}
        show={({ preview: tried }) => tried && <WhatWouldHappen preview={tried} />}
        onDone={({ orderedId }) => orderedId !== null && void navigate(paths.bulkAct(locale, orderedId))}
      >
        <ChosenCount chosen={chosen} shown={shown} />
        <RadioGroup
          form={form}
          name="scope"
          label={t('bulk.scope')}
          required={t('bulk.nobodyChosen')}
          check={(scope) => (scope === 'CHOSEN' && chosen.ids.size === 0 ? t('bulk.nobodyChosen') : null)}
          choices={[
            { value: 'CHOSEN', label: t('bulk.scopeChosen', { count: chosen.ids.size }) },
            { value: 'ALL', label: t('bulk.scopeAll', { count: total }) },
          ]}
        />
        <RadioGroup form={form} name="kind" label={t('bulk.what')} required={t('bulk.whatMissing')} choices={possible.map((value) => ({ value, label: t(`bulk.kind.${value}`) }))} />
        {kind === 'CANCEL' && <Checkbox form={form} name="tells" label={t('bulk.tells')} hint={t('bulk.tellsHint')} />}
        {(kind === 'APPROVE' || kind === 'SEAT') && <Checkbox form={form} name="allowOver" label={t('bulk.allowOver')} />}
        {kind === 'REFUSE' && <Textarea form={form} name="reason" label={t('attendees.refuseReason')} hint={t('attendees.refuseHint')} />}
        {kind === 'ADD_TO_GROUP' && (
          <Select form={form} name="groupId" label={t('list.group')} required={t('bulk.groupMissing')} empty={t('bulk.noGroup')} choices={groups.map(({ id, title }) => ({ value: id, label: title }))} />
        )}
        {kind === 'ADD_TO_GROUP' && <Checkbox form={form} name="tells" label={t('bulk.tells')} hint={t('bulk.tellsAddedHint')} />}
      </PreviewForm>
    </details>
  );
}

function WhatWouldHappen({ preview: { total, told, seatsBeyond, outcomes } }: { preview: Preview }) {
  const { t } = useMessages();
  return (
    <>
      <h3 className="h5">{t('bulk.preview', { count: total })}</h3>
      <OutcomeList outcomes={outcomes} />
      <p>{t('bulk.told', { count: told })}</p>
      {seatsBeyond > 0 && <Callout kind="warning" title={t('bulk.beyond', { count: seatsBeyond })} />}
    </>
  );
}

/** What becomes of how many; what happens before why it does not. */
export function OutcomeList({ outcomes }: { outcomes: readonly { outcome: BulkOutcome; people: number }[] }) {
  const { t } = useMessages();
  return (
    <ul>
      {outcomes.map(({ outcome, people }) => (
        <li key={outcome}>{t('bulk.outcomeCount', { outcome: t(`bulk.outcome.${outcome}`), count: people })}</li>
      ))}
    </ul>
  );
}
