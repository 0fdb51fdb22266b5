import { useMessages } from '../messages.js';
import { WordsPage } from './words-page.js';

export function AccessibilityPage() {
  const { t } = useMessages();
  return (
    <WordsPage
      title={t('accessibility.title')}
      lead={t('accessibility.lead')}
      parts={[
        { title: 'accessibility.level.title', text: 'accessibility.level.text' },
        { title: 'accessibility.limits.title', text: 'accessibility.limits.text' },
        { title: 'accessibility.feedback.title', text: 'accessibility.feedback.text' },
      ]}
    />
  );
}
