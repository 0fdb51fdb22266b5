import { useMutation } from '@apollo/client/react';

import { useMessages } from '../messages.js';
import { Button } from '../ui/button.js';
import { Callout } from '../ui/callout.js';
import { useDraftForm } from '../ui/draft-form.js';
import { Form, type UserError } from '../ui/form.js';
import { RadioGroup } from '../ui/radio-group.js';
import { Select } from '../ui/select.js';
import { Textarea } from '../ui/textarea.js';
import { type Invitee, readInvitees } from './invitee-lines.js';
import { InviteToMeetingDocument } from './meeting-invitations.generated.js';

interface Values {
  who: string;
  groupKey: string;
  addresses: string;
  admissionId: string;
}

interface InviteFormProps {
  meetingId: string;
  admissions: readonly { id: string; title: string }[];
  groups: readonly { key: string; title: string }[];
  onInvited: () => void;
}

/** Inviting a group, people by their addresses, or everybody registered in the process. Whoever is invited already is not asked again. */
export function InviteForm({ meetingId, admissions, groups, onInvited }: InviteFormProps) {
  const { t } = useMessages();
  const empty: Values = { who: groups.length > 0 ? 'GROUP' : 'ADDRESSES', groupKey: '', addresses: '', admissionId: admissions.length === 1 ? (admissions[0]?.id ?? '') : '' };
  const form = useDraftForm<Values>(`invite-${meetingId}`, empty);
  const [invite, { data, loading }] = useMutation(InviteToMeetingDocument);
  const who = form.watch('who');
  const answer = data?.inviteToMeeting;
  const send = async (values: Values) => {
    const { invitees } = readInvitees(values.addresses);
    const whom =
      values.who === 'GROUP' ? { groupKeys: [values.groupKey] } : values.who === 'ADDRESSES' ? { emails: invitees.map(({ name, email }) => ({ name, email })) } : { everyoneRegistered: true };
    const { data: given } = await invite({ variables: { input: { meetingId, admissionId: values.admissionId, ...whom } } });
    const errors = given?.inviteToMeeting.userErrors ?? [];
    if (errors.length === 0) {
      form.forgetDraft();
      form.reset({ ...empty, who: values.who, admissionId: values.admissionId });
      onInvited();
    }
    return errors.map((error) => atLine(error, invitees));
  };
  /** The server names a person by the place in the list; people know the line. */
  const atLine = (error: UserError, invitees: readonly Invitee[]): UserError => {
    const invitee = error.path?.[0] === 'emails' ? invitees[Number(error.path[1])] : undefined;
    return invitee ? { message: t('invite.line', { line: invitee.line, message: error.message }), path: ['addresses'] } : error;
  };
  const readable = (text: string) => {
    const [first] = readInvitees(text).unreadable;
    return first === undefined ? null : t('invite.line', { line: first, message: t('invite.noAddressInLine') });
  };
  return (
    <Form form={form} onSubmit={send}>
      {answer?.userErrors.length === 0 && (
        <Callout kind="success" live title={t('invite.invited', { count: answer.invited })}>
          {answer.alreadyInvited > 0 && <p>{t('invite.already', { count: answer.alreadyInvited })}</p>}
          {answer.withoutAddress > 0 && <p>{t('invite.withoutAddress', { count: answer.withoutAddress })}</p>}
        </Callout>
      )}
      <RadioGroup
        form={form}
        name="who"
        label={t('invite.who')}
        required={t('invalid.choice')}
        choices={[
          ...(groups.length > 0 ? [{ value: 'GROUP', label: t('invite.who.group') }] : []),
          { value: 'ADDRESSES', label: t('invite.who.addresses') },
          { value: 'EVERYONE', label: t('invite.who.everyone'), hint: t('invite.who.everyoneHint') },
        ]}
      />
      {who === 'GROUP' && (
        <Select form={form} name="groupKey" label={t('newMeeting.group')} required={t('invite.groupMissing')} empty={t('role.choose')} choices={groups.map(({ key, title }) => ({ value: key, label: title }))} />
      )}
      {who === 'ADDRESSES' && <Textarea form={form} name="addresses" label={t('invite.addresses')} hint={t('invite.addressesHint')} required={t('invite.addressesMissing')} check={readable} rows={6} />}
      {admissions.length > 1 && (
        <RadioGroup form={form} name="admissionId" label={t('attendees.admission')} required={t('somebody.admissionMissing')} choices={admissions.map(({ id, title }) => ({ value: id, label: title }))} />
      )}
      <Button type="submit" icon="mail" busy={loading}>
        {t('invite.act')}
      </Button>
    </Form>
  );
}
