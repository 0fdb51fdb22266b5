import { useMessages } from '../messages.js';
import { WordsPage } from './words-page.js';

export function PrivacyPage() {
  const { t } = useMessages();
  return (
    <WordsPage
      title={t('privacy.title')}
      lead={t('privacy.lead')}
      parts={[
        { title: 'privacy.who.title', text: 'privacy.who.text' },
        { title: 'privacy.what.title', text: 'privacy.what.text' },
        { title: 'privacy.why.title', text: 'privacy.why.text' },
        { title: 'privacy.howLong.title', text: 'privacy.howLong.text' },
        { title: 'privacy.seenBy.title', text: 'privacy.seenBy.text' },
        { title: 'privacy.cookies.title', text: 'privacy.cookies.text' },
        { title: 'privacy.rights.title', text: 'privacy.rights.text' },
      ]}
    />
  );
}
