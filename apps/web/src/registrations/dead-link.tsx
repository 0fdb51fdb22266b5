import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { ButtonLink } from '../ui/button.js';
import { Page } from '../ui/page.js';

/** In place of a page whose link is not known: half copied, or of a registration that was erased. */
export function DeadLink() {
  const { t, locale } = useMessages();
  return (
    <Page title={t('link.dead')} lead={<p>{t('link.deadText')}</p>}>
      <p>{t('link.deadHelp')}</p>
      <p className="d-flex flex-wrap gap-3">
        <ButtonLink to={paths.myRegistrations(locale)}>{t('link.toMine')}</ButtonLink>
        <ButtonLink to={paths.meetings(locale)} look="secondary">
          {t('link.toMeetings')}
        </ButtonLink>
      </p>
    </Page>
  );
}
