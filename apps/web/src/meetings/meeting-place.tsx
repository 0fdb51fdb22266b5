import { useMessages } from '../messages.js';
import { ExternalLink } from '../ui/link.js';
import { Text } from '../ui/text.js';
import type { MeetingOfPage } from './meeting-page.js';

/** Where it is: the address, a map to open elsewhere, the room on the net for those who may enter. */
export function MeetingPlace({ meeting }: { meeting: MeetingOfPage }) {
  const { t } = useMessages();
  const { venue, room, onlineUrl } = meeting;
  const address = [venue?.street, venue?.municipality].filter(Boolean).join(', ');
  if (!venue && !onlineUrl) return <p>{t('meeting.placeUnknown')}</p>;
  return (
    <>
      {venue && (
        <address className="it-card rounded border">
          {venue.name && (
            <p className="it-card-title h6">
              <Text text={venue.name} locale={venue.nameLocale} />
            </p>
          )}
          {address && <p>{address}</p>}
          {room && <p>{t('meeting.room', { room })}</p>}
          {venue.street && (
            <p>
              <ExternalLink href={`https://www.openstreetmap.org/search?query=${encodeURIComponent(address)}`}>{t('meeting.openMap')}</ExternalLink>
            </p>
          )}
        </address>
      )}
      {onlineUrl && (
        <p>
          <ExternalLink href={onlineUrl}>{t('meeting.enterOnline')}</ExternalLink>
        </p>
      )}
    </>
  );
}
