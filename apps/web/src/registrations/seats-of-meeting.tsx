import { useMutation } from '@apollo/client/react';
import { useState } from 'react';

import { useMessages } from '../messages.js';
import { Button } from '../ui/button.js';
import { useDraftForm } from '../ui/draft-form.js';
import { TextField } from '../ui/field.js';
import { Form } from '../ui/form.js';
import { Table } from '../ui/table.js';
import { Text } from '../ui/text.js';
import { type SeatsOfAdmissionFragment, SetSeatsDocument } from './meeting-registrations.generated.js';
import { seatsBeyond, SeatsInWords } from './seats-in-words.js';
import { SaveSeats, type SeatsSending, useSeatsPreview } from './seats-preview.js';

/** The seats of each way to attend, and changing them. */
export function SeatsOfMeeting({ admissions, onDone }: { admissions: readonly SeatsOfAdmissionFragment[]; onDone: (outcome: string) => void }) {
  const { t } = useMessages();
  const [edited, setEdited] = useState<string | null>(null);
  const admission = admissions.find(({ id }) => id === edited);
  if (admissions.length === 0) return <p>{t('seats.none')}</p>;
  return (
    <>
      <Table
        caption={t('seats.title')}
        rows={admissions}
        rowKey={({ id }) => id}
        columns={[
          { key: 'admission', title: t('attendees.admission'), isHeader: true, cell: ({ title, titleLocale }) => <Text text={title} locale={titleLocale} /> },
          { key: 'seats', title: t('plan.seats'), cell: (each) => <SeatsInWords admission={each} /> },
          {
            key: 'act',
            title: t('attendees.acts'),
            cell: ({ id, title }) => (
              <Button look="secondary" onClick={() => setEdited(id)}>
                {t('seats.change')}
                <span className="visually-hidden"> {title}</span>
              </Button>
            ),
          },
        ]}
      />
      {admission && (
        <SeatsForm
          key={admission.id}
          admission={admission}
          onDone={() => {
            setEdited(null);
            onDone(t('seats.saved'));
          }}
          onLeave={() => setEdited(null)}
        />
      )}
    </>
  );
}

interface SeatsFormProps {
  admission: SeatsOfAdmissionFragment;
  onDone: () => void;
  onLeave: () => void;
}

/** What it brings with it is said first, then done by a button that says it. */
function SeatsForm({ admission, onDone, onLeave }: SeatsFormProps) {
  const { t } = useMessages();
  const form = useDraftForm<{ seats: string }>(`seats-${admission.id}`, { seats: admission.seats === null ? '' : String(admission.seats) });
  const [setSeats, { loading }] = useMutation(SetSeatsDocument);
  const save = async ({ seats }: { seats: string }, how: SeatsSending) => {
    const text = seats.trim();
    return (await setSeats({ variables: { input: { admissionId: admission.id, seats: text === '' ? null : Number(text), ...how } } })).data?.setSeats;
  };
  const { submit, consequence } = useSeatsPreview(form, save, onDone);
  return (
    <div className="inline-form">
      <h3>
        {t('seats.changeOf')} <Text text={admission.title} locale={admission.titleLocale} />
      </h3>
      <Form form={form} onSubmit={submit}>
        <TextField
          form={form}
          name="seats"
          label={t('seats.number')}
          hint={t('seats.hint')}
          check={(value) => (/^\d{1,6}$/.test(value) ? null : t('newMeeting.wholeNumber'))}
          inputMode="numeric"
          autoComplete="off"
          width="short"
        />
        <SaveSeats consequence={consequence} beyond={() => seatsBeyond(admission, Number(form.getValues('seats')))} busy={loading} onLeave={onLeave} />
      </Form>
    </div>
  );
}
