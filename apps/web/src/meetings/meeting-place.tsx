import { useMessages } from '../messages.js';
import { ExternalLink } from '../ui/link.js';
import { Paragraphs, Text } from '../ui/text.js';
import type { MeetingOfPage } from './meeting-page.js';
import { hoursByWeekday } from './opening-hours.js';

type Venue = NonNullable<MeetingOfPage['venue']>;

/** Where it is: the address and how to get there and in, a map to open elsewhere, the room on the net for those who may enter. */
export function MeetingPlace({ meeting }: { meeting: MeetingOfPage }) {
  const { t } = useMessages();
  const { venue, roomDetails, onlineUrl } = meeting;
  if (!venue && !onlineUrl) return <p>{t('meeting.placeUnknown')}</p>;
  return (
    <>
      {venue && <Address venue={venue} room={roomDetails} />}
      {venue?.travelNotes && <Notes title={t('venue.travel')} text={venue.travelNotes} locale={venue.travelNotesLocale} />}
      {venue?.accessNotes && <Notes title={t('venue.access')} text={venue.accessNotes} locale={venue.accessNotesLocale} />}
      {roomDetails?.accessNotes && <Notes title={t('venue.roomAccess')} text={roomDetails.accessNotes} locale={roomDetails.accessNotesLocale} />}
      {venue?.openingHours && <OpeningHours hours={venue.openingHours} />}
      {onlineUrl && (
        <p>
          <ExternalLink href={onlineUrl}>{t('meeting.enterOnline')}</ExternalLink>
        </p>
      )}
    </>
  );
}

function Address({ venue, room }: { venue: Venue; room: MeetingOfPage['roomDetails'] }) {
  const { t } = useMessages();
  const address = [venue.street, venue.municipality].filter(Boolean).join(', ');
  return (
    <address className="it-card rounded border">
      {venue.name && (
        <p className="it-card-title h6">
          <Text text={venue.name} locale={venue.nameLocale} />
        </p>
      )}
      {address && <p>{address}</p>}
      {room && <p>{t('meeting.room', { room: room.capacity === null ? room.name : t('venue.capacity', { room: room.name, capacity: room.capacity }) })}</p>}
      <MapLinks venue={venue} address={address} />
    </address>
  );
}

/** Into the reader's own maps, and to a map on the net; nothing of them is loaded here. */
function MapLinks({ venue: { latitude, longitude, street }, address }: { venue: Venue; address: string }) {
  const { t } = useMessages();
  const isPlaced = latitude !== null && longitude !== null;
  if (!isPlaced && !street) return null;
  const map = isPlaced
    ? `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`
    : `https://www.openstreetmap.org/search?query=${encodeURIComponent(address)}`;
  return (
    <p>
      <ExternalLink href={map}>{t('meeting.openMap')}</ExternalLink>
      {isPlaced && (
        <>
          {' · '}
          <a href={`geo:${latitude},${longitude}`}>{t('venue.openMapApp')}</a>
        </>
      )}
    </p>
  );
}

function Notes({ title, text, locale }: { title: string; text: string; locale: Venue['accessNotesLocale'] }) {
  return (
    <>
      <h3 className="h6">{title}</h3>
      <Paragraphs text={text} locale={locale} />
    </>
  );
}

function OpeningHours({ hours }: { hours: NonNullable<Venue['openingHours']> }) {
  const { t, locale } = useMessages();
  return (
    <>
      <h3 className="h6">{t('venue.openingHours')}</h3>
      <ul className="list-unstyled">
        {hoursByWeekday(hours, locale).map(({ weekday, text }) => (
          <li key={weekday}>
            {weekday}: {text}
          </li>
        ))}
      </ul>
    </>
  );
}
