import { useMutation } from '@apollo/client/react';
import { useState } from 'react';

import { useMessages } from '../messages.js';
import { Button } from '../ui/button.js';
import { Callout } from '../ui/callout.js';
import { useDraftForm } from '../ui/draft-form.js';
import { TextField } from '../ui/field.js';
import { Form } from '../ui/form.js';
import { Table } from '../ui/table.js';
import { Textarea } from '../ui/textarea.js';
import { type KeptVenueFragment, SaveRoomDocument } from './venues-page.generated.js';

type Room = KeptVenueFragment['rooms'][number];

interface Values {
  roomName: string;
  capacity: string;
  roomAccess: string;
}

/** The form's names of the server's fields; the venue's own form stands on the same page. */
const fields: Readonly<Record<string, string>> = { name: 'roomName', accessNotes: 'roomAccess' };

/** The rooms of a venue, and the form that adds one or changes one of them. */
export function RoomsOfVenue({ venue }: { venue: KeptVenueFragment }) {
  const { t } = useMessages();
  const [edited, setEdited] = useState<Room | null>(null);
  return (
    <>
      {venue.rooms.length === 0 ? (
        <p>{t('roomForm.none')}</p>
      ) : (
        <Table
          caption={t('venues.rooms')}
          rows={venue.rooms}
          rowKey={({ id }) => id}
          columns={[
            { key: 'name', title: t('roomForm.name'), isHeader: true, cell: ({ name }) => name },
            { key: 'capacity', title: t('roomForm.capacity'), cell: ({ capacity }) => capacity ?? '–' },
            {
              key: 'act',
              title: t('organisation.act'),
              cell: (room) => (
                <Button look="link" onClick={() => setEdited(room)}>
                  {t('organisation.change')}
                  <span className="visually-hidden"> {room.name}</span>
                </Button>
              ),
            },
          ]}
        />
      )}
      <h3 className="h5">{edited ? t('roomForm.edit', { name: edited.name }) : t('roomForm.add')}</h3>
      <RoomForm key={edited?.id ?? 'new'} venueId={venue.id} room={edited} onSaved={() => setEdited(null)} />
    </>
  );
}

function RoomForm({ venueId, room, onSaved }: { venueId: string; room: Room | null; onSaved: () => void }) {
  const { t, locale } = useMessages();
  const empty: Values = { roomName: '', capacity: '', roomAccess: '' };
  const form = useDraftForm<Values>(`room-${venueId}-${room?.id ?? 'new'}`, room ? { roomName: room.name, capacity: room.capacity?.toString() ?? '', roomAccess: room.accessNotes ?? '' } : empty);
  const [save, { loading, data }] = useMutation(SaveRoomDocument);
  const send = async ({ roomName, capacity, roomAccess }: Values) => {
    const input = {
      ...{ venueId, roomId: room?.id ?? null, version: room?.version ?? null },
      ...{ name: roomName, capacity: capacity.trim() === '' ? null : Number(capacity) },
      accessNotes: roomAccess === (room?.accessNotes ?? '') ? [] : [{ locale, text: roomAccess }],
    };
    const answer = (await save({ variables: { input } })).data?.saveRoom;
    const errors = answer?.userErrors ?? [];
    if (answer && errors.length === 0) {
      form.reset(empty);
      form.forgetDraft();
      onSaved();
    }
    return errors.map((error) => ({ ...error, path: error.path?.map((name) => fields[name] ?? name) ?? null }));
  };
  return (
    <Form form={form} onSubmit={send}>
      {data?.saveRoom.venue && data.saveRoom.userErrors.length === 0 && <Callout kind="success" live title={t('roomForm.saved')} />}
      <TextField form={form} name="roomName" label={t('roomForm.name')} required={t('roomForm.nameMissing')} autoComplete="off" />
      <TextField form={form} name="capacity" label={t('roomForm.capacity')} inputMode="numeric" width="short" check={(text) => (/^[1-9]\d*$/.test(text) ? null : t('roomForm.capacityWrong'))} />
      <Textarea form={form} name="roomAccess" label={t('venue.roomAccess')} rows={2} />
      <Button type="submit" look="secondary" busy={loading}>
        {t('roomForm.save')}
      </Button>
    </Form>
  );
}
