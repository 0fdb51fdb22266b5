import { useMessages } from '../messages.js';
import { WordsPage } from './words-page.js';

export function LegalNotesPage() {
  const { t } = useMessages();
  return (
    <WordsPage
      title={t('legalNotes.title')}
      lead={t('legalNotes.lead')}
      parts={[
        { title: 'legalNotes.publisher.title', text: 'legalNotes.publisher.text' },
        { title: 'legalNotes.reuse.title', text: 'legalNotes.reuse.text' },
        { title: 'legalNotes.dates.title', text: 'legalNotes.dates.text' },
      ]}
    />
  );
}
