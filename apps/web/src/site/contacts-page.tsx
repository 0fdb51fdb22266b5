import { useMessages } from '../messages.js';
import { WordsPage } from './words-page.js';

export function ContactsPage() {
  const { t } = useMessages();
  return (
    <WordsPage
      title={t('contacts.title')}
      lead={t('contacts.lead')}
      parts={[
        { title: 'contacts.noMail.question', text: 'contacts.noMail.answer' },
        { title: 'contacts.change.question', text: 'contacts.change.answer' },
        { title: 'contacts.noAddress.question', text: 'contacts.noAddress.answer' },
      ]}
    />
  );
}
