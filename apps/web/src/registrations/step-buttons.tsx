import { useMessages } from '../messages.js';
import { Button, ButtonLink } from '../ui/button.js';
import type { StepFlow } from './registration-step.js';

/** On with the form, or back to the step before. */
export function StepButtons({ flow: { back, next, pathOf } }: { flow: StepFlow }) {
  const { t } = useMessages();
  const correcting = next === pathOf('riepilogo');
  return (
    <p className="d-flex flex-wrap gap-3">
      <Button type="submit">{t(correcting ? 'register.toSummary' : 'register.next')}</Button>
      {back && (
        <ButtonLink to={back} look="secondary" icon="back">
          {t('register.back')}
        </ButtonLink>
      )}
    </p>
  );
}
