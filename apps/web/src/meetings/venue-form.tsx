import { useMutation } from '@apollo/client/react';
import { useState } from 'react';

import { useMessages } from '../messages.js';
import { Button } from '../ui/button.js';
import { Callout } from '../ui/callout.js';
import { useDraftForm } from '../ui/draft-form.js';
import { TextField } from '../ui/field.js';
import { Form } from '../ui/form.js';
import { Textarea } from '../ui/textarea.js';
import { hoursFrom, hoursInWords, weekdayName, weekdays } from './opening-hours.js';
import { type KeptVenueFragment, SaveVenueDocument } from './venues-page.generated.js';

type HoursField = `hours${(typeof weekdays)[number]}`;
type Values = Record<'name' | 'street' | 'municipality' | 'country' | 'latitude' | 'longitude' | 'accessNotes' | 'travelNotes' | HoursField, string>;

const inDegrees = (text: string): number | null => (text.trim() === '' ? null : Number(text.trim().replace(',', '.')));

function valuesOf(venue: KeptVenueFragment | null): Values {
  const hours = (weekday: number) => hoursInWords(venue?.openingHours ?? [], weekday);
  return {
    name: venue?.name ?? '',
    street: venue?.street ?? '',
    municipality: venue?.municipality ?? '',
    country: venue?.country ?? '',
    latitude: venue?.latitude?.toString() ?? '',
    longitude: venue?.longitude?.toString() ?? '',
    accessNotes: venue?.accessNotes ?? '',
    travelNotes: venue?.travelNotes ?? '',
    ...{ hours1: hours(1), hours2: hours(2), hours3: hours(3), hours4: hours(4), hours5: hours(5), hours6: hours(6), hours7: hours(7) },
  };
}

/** What is known of a venue; null: of a new one. When somebody else saved in the meantime, saving again puts it over theirs. */
export function VenueForm({ venue, onAdded }: { venue: KeptVenueFragment | null; onAdded?: (id: string) => void }) {
  const { t, locale } = useMessages();
  const form = useDraftForm<Values>(`venue-${venue?.id ?? 'new'}`, valuesOf(venue));
  const [save, { loading }] = useMutation(SaveVenueDocument);
  const [outcome, setOutcome] = useState<'saved' | 'stale' | null>(null);
  const send = async (values: Values) => {
    setOutcome(null);
    // A text that stands as it was shown may be another language's.
    const text = (field: 'name' | 'accessNotes' | 'travelNotes') => (values[field] === (venue?.[field] ?? '') ? [] : [{ locale, text: values[field] }]);
    const { street, municipality, country } = values;
    const input = {
      ...{ venueId: venue?.id ?? null, version: venue?.version ?? null },
      ...{ name: text('name'), street, municipality, country },
      ...{ accessNotes: text('accessNotes'), travelNotes: text('travelNotes') },
      ...{ latitude: inDegrees(values.latitude), longitude: inDegrees(values.longitude) },
      openingHours: weekdays.flatMap((weekday) => hoursFrom(values[`hours${weekday}`], weekday) ?? []),
    };
    const { data } = await save({ variables: { input } });
    const errors = data?.saveVenue.userErrors ?? [];
    const saved = data?.saveVenue.venue;
    if (saved && errors.length === 0) {
      form.forgetDraft();
      setOutcome('saved');
      onAdded?.(saved.id);
    } else if (errors.some(({ code }) => code === 'STALE')) setOutcome('stale');
    return errors;
  };
  const degrees = (text: string) => (Number.isFinite(inDegrees(text)) ? null : t('venueForm.degreesWrong'));
  return (
    <Form form={form} onSubmit={send}>
      {outcome === 'saved' && <Callout kind="success" live title={t('venueForm.saved')} />}
      {outcome === 'stale' && <Callout kind="warning" live title={t('venueForm.stale')} />}
      <TextField form={form} name="name" label={t('meetingForm.venue')} autoComplete="off" />
      <TextField form={form} name="street" label={t('meetingForm.street')} autoComplete="off" />
      <TextField form={form} name="municipality" label={t('meetingForm.municipality')} autoComplete="off" />
      <TextField form={form} name="country" label={t('venueForm.country')} hint={t('venueForm.countryHint')} autoComplete="off" width="short" />
      <TextField form={form} name="latitude" label={t('venueForm.latitude')} hint={t('venueForm.positionHint')} autoComplete="off" width="short" check={degrees} />
      <TextField form={form} name="longitude" label={t('venueForm.longitude')} autoComplete="off" width="short" check={degrees} />
      <Textarea form={form} name="travelNotes" label={t('venue.travel')} />
      <Textarea form={form} name="accessNotes" label={t('venue.access')} />
      <fieldset className="form-part">
        <legend className="h6">{t('venue.openingHours')}</legend>
        <p>{t('venueForm.hoursHint')}</p>
        {weekdays.map((weekday) => (
          <TextField
            key={weekday}
            form={form}
            name={`hours${weekday}`}
            label={weekdayName(weekday, locale)}
            autoComplete="off"
            check={(text) => (hoursFrom(text, weekday) ? null : t('venueForm.hoursWrong'))}
          />
        ))}
      </fieldset>
      <Button type="submit" busy={loading}>
        {t('venueForm.save')}
      </Button>
    </Form>
  );
}
