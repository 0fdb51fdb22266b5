import { useMessages } from '../messages.js';
import { Icon } from '../ui/icon.js';
import { ExternalLink } from '../ui/link.js';
import { calendarAddresses } from './calendar-address.js';

/** One's own calendar, whatever it is: by subscribing, which follows changes, or by a file, which does not. */
export function CalendarLinks({ url, name }: { url: string; name: string }) {
  const { t } = useMessages();
  const { file, webcal, google, outlook } = calendarAddresses(url, name);
  return (
    <ul className="link-list list-unstyled">
      <li>
        <a className="list-item" href={webcal}>
          <Icon name="calendar" size="sm" /> {t('calendar.subscribe')}
        </a>
      </li>
      <li>
        <ExternalLink href={google}>{t('calendar.google')}</ExternalLink>
      </li>
      <li>
        <ExternalLink href={outlook}>{t('calendar.outlook')}</ExternalLink>
      </li>
      <li>
        <a className="list-item" href={file} download>
          <Icon name="download" size="sm" /> {t('calendar.file')}
        </a>
      </li>
    </ul>
  );
}
