import { useMessages } from '../messages.js';
import { Badge } from '../ui/badge.js';

/** Where mail for somebody goes, and whether it arrives there; the server's words are in its own language, which is nearly always English. */
export function MailReach({ person: { email, mailRefusal } }: { person: { email: string | null; mailRefusal: string | null } }) {
  const { t } = useMessages();
  if (email === null) return t('attendees.noAddress');
  if (mailRefusal === null) return email;
  return (
    <>
      {email} <Badge tone="bad">{t('attendees.unreachable')}</Badge>
      <span className="mail-words">
        {t('attendees.tellOtherwise')} <q lang="en">{mailRefusal}</q>
      </span>
    </>
  );
}
