import { useSuspenseQuery } from '@apollo/client/react';
import { useNavigate, useParams } from 'react-router';

import { NotFound } from '../failure.js';
import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { Callout } from '../ui/callout.js';
import { Page, Section } from '../ui/page.js';
import { RoomsOfVenue } from './venue-rooms.js';
import { VenueForm } from './venue-form.js';
import { NewVenuePageDocument, VenuePageDocument } from './venues-page.generated.js';

/** What is known of a venue and its rooms. */
export function VenuePage() {
  const { t, locale } = useMessages();
  const { id = '' } = useParams();
  const { venue } = useSuspenseQuery(VenuePageDocument, { variables: { id } }).data;
  if (!venue) throw new NotFound();
  return (
    <Page title={venue.name ?? venue.municipality ?? t('venues.venue')} crumbs={[{ to: paths.venues(locale), label: t('venues.title') }]}>
      {!venue.mayEdit && <Callout kind="warning">{t('venueForm.notYours')}</Callout>}
      <Section id="sede" title={t('venueForm.title')}>
        <VenueForm venue={venue} />
      </Section>
      <Section id="sale" title={t('venues.rooms')}>
        <RoomsOfVenue venue={venue} />
      </Section>
    </Page>
  );
}

/** Asks for the list only to learn whether the reader may add to it. */
export function NewVenuePage() {
  const { t, locale } = useMessages();
  const navigate = useNavigate();
  useSuspenseQuery(NewVenuePageDocument);
  return (
    <Page title={t('venues.add')} crumbs={[{ to: paths.venues(locale), label: t('venues.title') }]}>
      <VenueForm venue={null} onAdded={(id) => void navigate(paths.venue(locale, id))} />
    </Page>
  );
}
