import { useMessages } from '../messages.js';
import { Badge } from '../ui/badge.js';
import { type RegistrationFacts, registrationWord, wordLooks } from './registration-word.js';

/** How a registration stands, in a word. */
export function RegistrationBadge({ registration }: { registration: RegistrationFacts & { position: number | null } }) {
  const { t } = useMessages();
  const word = registrationWord(registration);
  const { tone, icon } = wordLooks[word];
  return (
    <Badge tone={tone} icon={icon}>
      {word === 'WAITING' && registration.position !== null ? t('registration.waitingAt', { position: registration.position }) : t(`registration.word.${word}`)}
    </Badge>
  );
}
