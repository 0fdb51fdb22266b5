import { useMutation } from '@apollo/client/react';

import { useMessages } from '../messages.js';
import type { MembershipRole } from '../schema.generated.js';
import { Button } from '../ui/button.js';
import { Callout } from '../ui/callout.js';
import { useDraftForm } from '../ui/draft-form.js';
import { TextField } from '../ui/field.js';
import { Form } from '../ui/form.js';
import { Select } from '../ui/select.js';
import { AddGroupMemberDocument } from './group-members-page.generated.js';

interface Values {
  name: string;
  email: string;
  role: string;
  startsOn: string;
  endsOn: string;
}

const roles = ['MEMBER', 'CHAIR', 'FACILITATOR', 'EXPERT', 'SECRETARY'] as const satisfies readonly MembershipRole[];
const roleOf = (text: string): MembershipRole => roles.find((role) => role === text) ?? 'MEMBER';
const blank: Values = { name: '', email: '', role: '', startsOn: '', endsOn: '' };

/** Makes somebody a member, known by name and address, or new. */
export function AddMemberForm({ groupId, onAdded }: { groupId: string; onAdded: () => void }) {
  const { t } = useMessages();
  const form = useDraftForm<Values>(`add-member-${groupId}`, blank);
  const [add, { loading, data }] = useMutation(AddGroupMemberDocument);
  const added = data?.addGroupMember.membership;
  const send = async ({ name, email, role, startsOn, endsOn }: Values) => {
    const input = { groupId, name, email: email.trim() || null, role: roleOf(role), startsOn: startsOn || null, endsOn: endsOn || null };
    const answer = (await add({ variables: { input } })).data?.addGroupMember;
    if (answer?.membership) {
      form.forgetDraft();
      form.reset(blank);
      onAdded();
    }
    return answer?.userErrors;
  };
  return (
    <Form form={form} onSubmit={send}>
      {added && <Callout kind="success" live title={t('members.added', { name: added.name })} />}
      <TextField form={form} name="name" label={t('people.name')} required={t('invalid.name')} autoComplete="off" />
      <TextField form={form} name="email" label={t('people.email')} hint={t('members.emailHint')} type="email" inputMode="email" autoComplete="off" />
      <Select form={form} name="role" label={t('members.role')} required={t('invalid.choice')} empty={t('role.choose')} choices={roles.map((value) => ({ value, label: t(`members.role.${value}`) }))} />
      <TextField form={form} name="startsOn" label={t('members.from')} hint={t('members.fromHint')} type="date" width="short" />
      <TextField form={form} name="endsOn" label={t('members.to')} hint={t('members.toHint')} type="date" width="short" />
      <Button type="submit" busy={loading}>
        {t('members.add')}
      </Button>
    </Form>
  );
}
