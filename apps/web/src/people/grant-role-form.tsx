import { useMutation, useSuspenseQuery } from '@apollo/client/react';

import { useMessages } from '../messages.js';
import { Button } from '../ui/button.js';
import { Callout } from '../ui/callout.js';
import { useDraftForm } from '../ui/draft-form.js';
import { TextField } from '../ui/field.js';
import { Form } from '../ui/form.js';
import { Select } from '../ui/select.js';
import { GrantChoicesDocument, GrantRoleDocument } from './people-page.generated.js';

interface Values {
  email: string;
  role: string;
  where: string;
}

/** Everything that can be chosen in one list: the role together with where it holds. */
const grantable = ['ADMINISTRATOR', 'ORGANISER', 'READER', 'FACILITATOR'] as const;
type Grantable = (typeof grantable)[number];

const isGrantable = (text: string): text is Grantable => grantable.some((role) => role === text);

/** Gives somebody a role, by their address. Facilitators of a meeting and desks are named on the meeting's page. */
export function GrantRoleForm({ onGranted }: { onGranted: () => void }) {
  const { t } = useMessages();
  const { data } = useSuspenseQuery(GrantChoicesDocument);
  const form = useDraftForm<Values>('grant-role', { email: '', role: '', where: '' });
  const [grant, { loading, data: answer }] = useMutation(GrantRoleDocument);
  const role = form.watch('role');
  const processes = data.processes.edges.map(({ node }) => node);
  const places =
    role === 'FACILITATOR'
      ? processes.flatMap((process) => process.groups.map((group) => ({ value: group.id, label: `${process.title}, ${group.title}` })))
      : processes.map((process) => ({ value: process.id, label: process.title }));
  const send = async (values: Values) => {
    if (!isGrantable(values.role)) return undefined;
    const where = values.role === 'ADMINISTRATOR' ? {} : values.role === 'FACILITATOR' ? { groupId: values.where } : { processId: values.where };
    const { data: granted } = await grant({ variables: { input: { email: values.email, role: values.role, ...where } } });
    if (granted?.grantRole.assignment) {
      form.forgetDraft();
      form.reset({ email: '', role: '', where: '' });
      onGranted();
    }
    return granted?.grantRole.userErrors;
  };
  return (
    <Form form={form} onSubmit={send}>
      {answer?.grantRole.assignment && <Callout kind="success" live title={t('role.granted')} />}
      <TextField form={form} name="email" label={t('people.email')} hint={t('role.emailHint')} required={t('invalid.email')} type="email" inputMode="email" autoComplete="off" />
      <Select form={form} name="role" label={t('role.role')} required={t('role.roleMissing')} empty={t('role.choose')} choices={grantable.map((value) => ({ value, label: t(`role.${value}`) }))} />
      {role !== '' && role !== 'ADMINISTRATOR' && (
        <Select form={form} name="where" label={t('role.where')} required={t('role.whereMissing')} empty={t('role.choose')} choices={places} />
      )}
      <Button type="submit" busy={loading}>
        {t('role.give')}
      </Button>
    </Form>
  );
}
